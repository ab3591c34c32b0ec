import Glibc
import Site
import Synchronization

/// One publication, from what is live now to what the plan wants.
final class PublicationRun {
    private let pages: [PlannedPage]
    private let closing: [ClosingPage]
    private let plan: PagePaths
    private let state: StateFolder
    private let jobs: Int
    private let faults: PublicationFaults
    private let location: String
    private let live: Folder?
    /// What the live tree held when it was published.
    private let manifest: Manifest
    /// Whether the manifest is the one written for this very tree.
    private let isRecorded: Bool
    private let ours: [RelativePath: Manifest.Page]
    private var notes: [String] = []

    /// Opens the live tree, and ends what a build that was killed there had begun.
    init(
        pages: [PlannedPage], closing: [ClosingPage], plan: PagePaths, state: StateFolder, jobs: Int,
        faults: PublicationFaults
    ) throws(PublicationError) {
        self.pages = pages
        self.closing = closing
        self.plan = plan
        self.state = state
        self.jobs = jobs
        self.faults = faults
        location = state.output.location
        live = try Folder.existing(location)
        if let live { try InPlaceTree.recover(in: live, state: state, faults: faults) }
        try faults.reach(.recovered)
        if let live, let recorded = try state.manifest(of: live) {
            manifest = recorded
            isRecorded = true
        } else {
            manifest = if let live { try Manifest(reclaiming: live, from: state.allManifests()) } else { Manifest() }
            isRecorded = false
        }
        var ours: [RelativePath: Manifest.Page] = [:]
        ours.reserveCapacity(manifest.pages.count)
        for page in manifest.pages { ours[page.path] = page }
        self.ours = ours
    }

    func publish(progress: (@Sendable (Int, Int) -> Void)?) throws(PublicationError) -> PublicationSummary {
        let target = NewTree { [self] () throws(PublicationError) in try open() }
        do throws(PublicationError) {
            let outcomes = try work(target: target, progress: progress)
            var change = Change(outcomes + (try close(outcomes, target: target)))
            if let live, !change.obstructed.isEmpty { throw ForeignFiles.error(change.obstructed, in: live) }
            try faults.reach(.pagesWritten)
            change.removed = manifest.pages.map(\.path).filter { !plan.set.contains($0) }
            change.takesBack = takesBack(change)
            if !change.isEmpty || live == nil {
                try put(change, in: target)
            } else if !isRecorded || change.kept.contains(where: { ours[$0.path] != $0 }) {
                try remember(change.kept)
            }
            var summary = change.summary
            summary.notes = notes
            return summary
        } catch {
            target.abandon()
            throw error
        }
    }

    /// Whether a case leaves the site: what the other tree holds of it must not stay on the disk either.
    private func takesBack(_ change: Change) -> Bool {
        if change.removed.contains(where: { $0.text.split(separator: "/").contains("cases") }) { return true }
        let tombstones = pages.lazy.filter { $0.listing == .tombstone }.map { RelativePath($0.path) }
        if tombstones.isEmpty { return false }
        let written = Set(change.written.map(\.path))
        return tombstones.contains(where: written.contains)
    }

    private func work(
        target: NewTree, progress: (@Sendable (Int, Int) -> Void)?
    ) throws(PublicationError) -> [PageOutcome] {
        let done = Mutex(0)
        let step = max(1, pages.count / 100)
        return try mapInSlices(
            of: pages.count, jobs: jobs, turns: turns, worker: { PageWorker(plan: plan, live: live, ours: ours) }
        ) { (worker, index) throws(PublicationError) in
            let outcome = try worker.publish(pages[index], at: index, to: target)
            if case .written = outcome { try faults.reach(.pageWritten) }
            if let progress {
                done.withLock {
                    $0 += 1
                    if $0 % step == 0 || $0 == pages.count { progress($0, pages.count) }
                }
            }
            return outcome
        }
    }

    /// The places of the pages in the order in which they are made, in slices: what takes long or waits stands alone.
    private var turns: [ArraySlice<Int>] {
        func places(_ turn: PlannedPage.Turn) -> [Int] { pages.indices.filter { pages[$0].turn == turn } }
        let usual = places(.usual)
        // Pages of one kind stand together and some kinds take a hundred times as long: slices are small, or one worker
        // ends up with all of those.
        let slices = stride(from: 0, to: usual.count, by: 16).map { usual[$0..<min($0 + 16, usual.count)] }
        return places(.early).map { [$0] } + slices + places(.late).map { [$0] }
    }

    /// Makes the files that tell of the others.
    private func close(_ outcomes: [PageOutcome], target: NewTree) throws(PublicationError) -> [PageOutcome] {
        var files: [ClosingPage.File] = []
        files.reserveCapacity(outcomes.count + closing.count)
        for (page, outcome) in zip(pages, outcomes) {
            // Without all of them nothing is published, and nothing is to be told.
            guard let sum = outcome.page?.sum else { return [] }
            files.append(.init(path: page.path, listing: page.listing, sum: sum))
        }
        var worker = PageWorker(plan: plan, live: live, ours: ours)
        var results: [PageOutcome] = []
        for (number, closing) in closing.enumerated() {
            let prepared = closing.prepare(files)
            let outcome = try worker.publish(
                PlannedPage(path: closing.path) { prepared }, at: pages.count + number, to: target)
            results.append(outcome)
            guard let sum = outcome.page?.sum else { return results }
            files.append(.init(path: closing.path, listing: .unlisted, sum: sum))
        }
        return results
    }

    /// The tree that new files go to: the shadow, or a staging folder where no exchange is possible.
    private func open() throws(PublicationError) -> NewTree.Tree {
        if let live {
            if try state.remembersRefusal(of: live) { return .inPlace(try stage(in: live)) }
            if state.isInside {
                try noteRefusal(EACCES, of: live)
                return .inPlace(try stage(in: live))
            }
        }
        do throws(PublicationError) {
            return .shadow(
                try ShadowTree(
                    state: state, live: live, manifest: manifest, ours: ours, plan: plan, jobs: jobs, faults: faults))
        } catch .system(let operation, _, let code) where Self.isRefusal(operation, code) {
            return .inPlace(try stage(in: try liveRefusing(code)))
        }
    }

    private func put(_ change: Change, in target: NewTree) throws(PublicationError) {
        switch try target.tree() {
        case .inPlace(let tree): try put(change, inPlace: tree)
        case .shadow(let shadow):
            do throws(PublicationError) {
                try swap(shadow, change)
            } catch .system(let operation, _, let code) where Self.isRefusal(operation, code) {
                let tree = try stage(in: try liveRefusing(code))
                target.settle(for: .inPlace(tree))
                var change = change
                change.written = try tree.take(change.written, from: shadow.folder)
                try put(change, inPlace: tree)
            }
        }
    }

    private func swap(_ shadow: ShadowTree, _ change: Change) throws(PublicationError) {
        try shadow.link(change.kept)
        try faults.reach(.pagesLinked)
        try state.save(try shadow.manifest(of: change.pages), for: shadow.folder)
        try faults.reach(.manifestWritten)
        // A site that takes another's place has to be on the disk first: a power cut must not cost both. Before the first
        // there is nothing to lose, and what a power cut left of it the next build makes again.
        if live != nil { try state.folder.sync() }
        try faults.reach(.synced)
        try shadow.carryLateChanges()
        try shadow.exchange(with: location, faults: faults)
        try faults.reach(.exchanged)
        do throws(PublicationError) {
            try shadow.carryLateChanges()
            if change.takesBack {
                try state.folder.removeTree(RelativePath("shadow"))
                try state.keepManifests(of: [shadow.folder])
            } else {
                try state.keepManifests(of: [shadow.folder] + (live.map { [$0] } ?? []))
            }
        } catch {
            // The site is published; what was added while it was being swapped still lies in the other tree.
            notes.append("Files added during the build may have stayed in `\(state.shadowLocation)`: \(error)")
        }
        try faults.reach(.foreignCarried)
    }

    private func put(_ change: Change, inPlace tree: InPlaceTree) throws(PublicationError) {
        var manifest = Manifest()
        manifest.pages = change.pages
        try tree.publish(change.written, removing: change.removed, ours: ours, manifest: manifest, faults: faults)
        try state.folder.removeTree(RelativePath("shadow"))
        try state.keepManifests(of: [try Folder(location)])
    }

    private func remember(_ kept: [Manifest.Page]) throws(PublicationError) {
        guard let live else { return }
        var manifest = manifest
        manifest.pages = kept.sorted { $0.path < $1.path }
        try state.save(manifest, for: live)
    }

    private func stage(in live: Folder) throws(PublicationError) -> InPlaceTree {
        try InPlaceTree(
            state: state, live: live, manifest: manifest, ours: ours, plan: plan, jobs: jobs, faults: faults)
    }

    private func liveRefusing(_ code: Int32) throws(PublicationError) -> Folder {
        if live == nil, mkdir(location, 0o777) != 0 { throw .system(.create, path: location, code: errno) }
        let folder = if let live { live } else { try Folder(location) }
        try noteRefusal(code, of: folder)
        return folder
    }

    private func noteRefusal(_ code: Int32, of live: Folder) throws(PublicationError) {
        try state.rememberRefusal(of: live)
        notes.append(
            "`\(location)` can not be swapped in one step (\(String(cString: strerror(code)))): its files are replaced "
                + "one by one, so that for a moment a reader may meet old pages beside new ones. "
                + "To avoid that, choose an output folder that is not a mount point.")
    }

    /// What says that this disk or place can not exchange folders or share files, rather than that something failed.
    private static func isRefusal(_ operation: PublicationError.Operation, _ code: Int32) -> Bool {
        switch operation {
        case .exchange: [EXDEV, EBUSY, EINVAL, ENOSYS, EPERM, EACCES, EOPNOTSUPP].contains(code)
        case .link: [EXDEV, EPERM, EMLINK, ENOSYS, EOPNOTSUPP].contains(code)
        default: false
        }
    }
}
