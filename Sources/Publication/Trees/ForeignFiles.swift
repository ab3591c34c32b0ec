/// What the live tree holds that Casebook did not write, such as `CNAME` and `.git`.
///
/// None of it is ever deleted, and no page is written in its place.
struct ForeignFiles: Equatable, Sendable {
    /// Files, links and others.
    private(set) var files: [RelativePath: TreeSurvey.Node] = [:]
    /// Folders that hold no page of ours, perhaps empty.
    private(set) var folders: Set<RelativePath> = []
    /// Every folder that has to be there for the foreign files and folders, these included.
    private(set) var held: Set<RelativePath> = []

    init() {}

    /// Sorts what is foreign from what is ours, and throws if some of it stands where a page or its folder must go.
    ///
    /// A file at a page's own path is left out: whether its bytes are the page's is seen when the page is rendered.
    init(
        in survey: TreeSurvey, live: Folder, ours: [RelativePath: Manifest.Page], plan: PagePaths
    ) throws(PublicationError) {
        var obstacles: Set<RelativePath> = []
        for (path, node) in survey.files {
            if node.kind == .file, ours[path] != nil || plan.set.contains(path) { continue }
            if plan.set.contains(path) || plan.folders.contains(path) { obstacles.insert(path) }
            files[path] = node
        }
        folders = Set(survey.folders.keys.filter { !$0.isRoot && !plan.folders.contains($0) })
        if !folders.isEmpty { folders.subtract(PagePaths.folders(above: ours.keys)) }
        held = PagePaths.folders(above: files.keys)
        for folder in folders {
            var folder = folder
            while !folder.isRoot, held.insert(folder).inserted { folder = folder.parent }
        }
        for path in held where plan.set.contains(path) { obstacles.insert(path) }
        if !obstacles.isEmpty { throw Self.error(obstacles, in: live) }
    }

    static func error(_ paths: some Sequence<RelativePath>, in live: Folder) -> PublicationError {
        .foreignFiles(paths.sorted().map { "\(live.location)/\($0.text)" })
    }
}
