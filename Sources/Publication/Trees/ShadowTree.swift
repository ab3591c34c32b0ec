import CLinux
import Glibc

/// The tree that is not live: made to hold the new site, file by file sharing what did not change with the live tree,
/// and then exchanged with it in one step.
final class ShadowTree {
    let folder: Folder
    private let live: Folder?
    private let plan: PagePaths
    private let ours: [RelativePath: Manifest.Page]
    private let jobs: Int
    /// What the shadow held when the new site was begun, apart from what was removed then.
    private let present: TreeSurvey
    private var survey: TreeSurvey
    private var foreign: ForeignFiles
    private var isLive = false

    /// Opens or makes the shadow, clears it of all that the new site will not hold, and carries over what is foreign.
    init(
        state: StateFolder, live: Folder?, manifest: Manifest, ours: [RelativePath: Manifest.Page], plan: PagePaths,
        jobs: Int, faults: PublicationFaults
    ) throws(PublicationError) {
        self.live = live
        self.plan = plan
        self.ours = ours
        self.jobs = jobs
        survey = TreeSurvey(believing: manifest)
        foreign = ForeignFiles()
        if let live {
            survey = try survey.refreshed(in: live, jobs: jobs) ?? survey
            if survey.holdsMounts { throw live.failure(.link, .root, EXDEV) }
            foreign = try ForeignFiles(in: survey, live: live, ours: ours, plan: plan)
        }
        try faults.reach(.surveyed)
        if live == nil { try state.folder.removeTree(RelativePath("shadow")) }
        try state.folder.makeFolder(RelativePath("shadow"))
        folder = try Folder(state.shadowLocation, forces: true)
        let recorded = TreeSurvey(believing: try state.manifest(of: folder))
        present = try recorded.refreshed(in: folder, jobs: jobs) ?? recorded
        try clear()
        try carry(instead: present.files)
        try faults.reach(.treeReady)
    }

    /// Gives the shadow the pages that stay as they are.
    func link(_ kept: [Manifest.Page]) throws(PublicationError) {
        guard let live else { return }
        let missing = kept.filter { present.files[$0.path]?.inode != $0.stamp.inode }
        try inSlices(of: missing.count, jobs: jobs, worker: {}) { (_, range) throws(PublicationError) in
            for page in missing[range] { try folder.link(page.path, from: live) }
        }
    }

    /// What the shadow holds, now that it is complete.
    func manifest(of pages: [Manifest.Page]) throws(PublicationError) -> Manifest {
        var manifest = Manifest()
        manifest.pages = pages
        manifest.foreign = foreign.files.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
        let folders = plan.folders.union(foreign.held).union([.root]).sorted()
        let now = TreeSurvey.now()
        let stamps = try mapInSlices(of: folders.count, jobs: jobs, worker: {}) {
            (_, index) throws(PublicationError) -> TreeSurvey.FolderStamp in
            guard let status = try folder.status(folders[index]), status.kind == .folder else {
                throw folder.failure(.inspect, folders[index], ENOENT)
            }
            return TreeSurvey.FolderStamp(status, seen: now)
        }
        manifest.folders = zip(folders, stamps).map { ($0, $1) }
        return manifest
    }

    /// Carries over what was added to or taken from the live tree since it was last looked at.
    func carryLateChanges() throws(PublicationError) {
        guard let live else { return }
        guard let fresh = try survey.refreshed(in: live, jobs: jobs) else { return }
        let current = try ForeignFiles(in: fresh, live: live, ours: ours, plan: plan)
        survey = fresh
        if current == foreign { return }
        let before = foreign
        foreign = current
        for path in before.files.keys where current.files[path] == nil { try folder.removeFile(path) }
        for path in before.held.subtracting(current.held).subtracting(plan.folders).sorted(by: >) {
            try folder.removeEmptyFolder(path)
        }
        try carry(instead: before.files)
    }

    /// The one step in which the new site replaces the old.
    func exchange(with location: String, faults: PublicationFaults) throws(PublicationError) {
        if let live { try folder.copyAttributes(.root, from: live) }
        if let code = faults.exchangeFailure { throw .system(.exchange, path: location, code: code) }
        let result =
            live == nil ? rename(folder.location, location) : casebook_exchange(folder.location, location)
        guard result == 0 else { throw .system(.exchange, path: location, code: errno) }
        isLive = true
    }

    /// Gives back the space of files that will not be published.
    func abandon(_ written: [RelativePath]) throws(PublicationError) {
        if isLive { return }
        for path in written { try folder.removeFile(path) }
    }

    private func clear() throws(PublicationError) {
        for (path, node) in present.files {
            if node.kind == .file, plan.set.contains(path) { continue }
            if foreign.files[path] != node { try folder.removeFile(path) }
        }
        let stale = present.folders.keys.filter { path in
            !path.isRoot && !plan.folders.contains(path) && !foreign.held.contains(path)
        }
        for path in stale.sorted(by: >) { try folder.removeEmptyFolder(path) }
    }

    private func carry(instead before: [RelativePath: TreeSurvey.Node]) throws(PublicationError) {
        guard let live else { return }
        for path in foreign.folders.sorted() { try folder.makeFolder(path) }
        for (path, node) in foreign.files where before[path] != node {
            do throws(PublicationError) {
                try folder.link(path, from: live)
            } catch {
                // Deleted since it was listed: then there is nothing to keep.
                if try live.status(path) != nil { throw error }
            }
        }
        for path in foreign.folders { try folder.copyAttributes(path, from: live) }
    }
}
