import Glibc

/// The way to publish where two folders can't be exchanged, as at a mount point: new files are written to a staging
/// folder within the live tree and, once all are there and a journal says so, moved to their places one by one.
struct InPlaceTree: Sendable {
    /// The folder within the output folder that holds a publication under way; gone when it is done.
    static let folderName = ".casebook-publishing"
    private static let staging = RelativePath("\(folderName)/staging")
    private static let journal = RelativePath("\(folderName)/journal")
    private static let draft = RelativePath("\(folderName)/journal.tmp")

    /// Where the new files are written, each at its own path.
    let folder: Folder
    private let live: Folder
    private let state: StateFolder

    /// Makes the staging folder, after making sure that nothing foreign stands in the way of a page.
    init(
        state: StateFolder, live: Folder, manifest: Manifest, ours: [RelativePath: Manifest.Page], plan: PagePaths,
        jobs: Int, faults: PublicationFaults
    ) throws(PublicationError) {
        self.live = live
        self.state = state
        let recorded = TreeSurvey(believing: manifest)
        let survey = try recorded.refreshed(in: live, jobs: jobs) ?? recorded
        _ = try ForeignFiles(in: survey, live: live, ours: ours, plan: plan)
        try faults.reach(.surveyed)
        try live.makeFolder(Self.staging)
        folder = try Folder("\(live.location)/\(Self.staging.text)", forces: true)
        try faults.reach(.treeReady)
    }

    /// Takes the pages from a shadow that could not be exchanged; copies them where it lies on another disk.
    func take(_ pages: [Manifest.Page], from shadow: Folder) throws(PublicationError) -> [Manifest.Page] {
        var pages = pages
        for index in pages.indices {
            let path = pages[index].path
            do throws(PublicationError) {
                try folder.move(path, from: shadow)
            } catch .system(_, _, EXDEV) {
                pages[index].stamp = try folder.create(path, try shadow.read(path) ?? [])
            }
        }
        return pages
    }

    /// From the moment the journal is written, the new site is what the next build will find.
    func publish(
        _ written: [Manifest.Page], removing removals: [RelativePath], ours: [RelativePath: Manifest.Page],
        manifest: Manifest, faults: PublicationFaults
    ) throws(PublicationError) {
        let journal = Journal(
            moves: written.map { Journal.Move(path: $0.path, replaces: ours[$0.path] != nil) },
            removals: removals, manifest: manifest.encoded())
        try faults.reach(.manifestWritten)
        _ = try live.create(Self.draft, journal.encoded())
        try live.sync()
        try faults.reach(.synced)
        try live.rename(Self.draft, to: Self.journal)
        try faults.reach(.journalWritten)
        try Self.carryOut(journal, in: live, state: state, faults: faults)
    }

    /// Gives back the space of files that will not be published, unless a journal already promises them.
    func abandon() throws(PublicationError) {
        if try live.status(Self.journal) == nil { try Self.clear(in: live, state: state) }
    }

    /// Ends what an earlier build began: carries out its journal, or clears away what it had not yet promised.
    static func recover(in live: Folder, state: StateFolder, faults: PublicationFaults) throws(PublicationError) {
        guard try live.status(RelativePath(folderName)) != nil else { return }
        if let bytes = try live.read(journal), let journal = Journal(decoding: bytes) {
            try carryOut(journal, in: live, state: state, faults: faults)
        } else {
            try clear(in: live, state: state)
        }
    }

    static func clear(in live: Folder, state: StateFolder) throws(PublicationError) {
        try live.removeFile(draft)
        try live.removeFile(journal)
        try live.removeTree(staging)
        if !state.isInside { try live.removeTree(RelativePath(folderName)) }
    }

    /// Every step may have been done before: a file that is no longer staged is in its place.
    private static func carryOut(
        _ journal: Journal, in live: Folder, state: StateFolder, faults: PublicationFaults
    ) throws(PublicationError) {
        for path in journal.removals {
            try live.removeFile(path)
            try faults.reach(.journalRemoved)
        }
        for path in PagePaths.folders(above: journal.removals).sorted(by: >) { try live.removeEmptyFolder(path) }
        if let staged = try Folder.existing("\(live.location)/\(staging.text)") {
            for move in journal.moves where try staged.status(move.path) != nil {
                if !move.replaces, try live.status(move.path) != nil {
                    throw ForeignFiles.error([move.path], in: live)
                }
                try live.move(move.path, from: staged)
                try faults.reach(.journalMoved)
            }
        }
        try state.folder.replace(try state.manifestPath(of: live), journal.manifest)
        try faults.reach(.journalManifest)
        try clear(in: live, state: state)
    }
}
