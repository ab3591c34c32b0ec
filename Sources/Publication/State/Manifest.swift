import Content

/// What a tree held when it was published: the pages, the files that are not ours, and the folders.
struct Manifest: Sendable {
    struct Page: Equatable, Sendable {
        var path: RelativePath
        /// The page's key, as its plan gave it.
        var key: UInt64
        /// What the page was made from, as its plan gave it; 0 where the plan did not know.
        var basis: UInt64 = 0
        var stamp: FileStamp
        /// The SHA-256 of its bytes, for the list of checksums; nil where an earlier Casebook wrote it.
        ///
        /// It also tells a file again where inode and time can't, as after a restored backup.
        var sum: SHA256?
    }

    /// Sorted by path.
    var pages: [Page] = []
    /// Files, links and others that Casebook did not write; sorted by path.
    var foreign: [(path: RelativePath, node: TreeSurvey.Node)] = []
    /// Sorted by path; may be empty, which costs a full listing of the tree.
    var folders: [(path: RelativePath, stamp: TreeSurvey.FolderStamp)] = []

    /// Takes for ours, in a tree that no manifest names, each file whose path and bytes some manifest knows: the
    /// folder was copied or restored from a backup.
    init(reclaiming tree: Folder, from manifests: [Manifest]) throws(PublicationError) {
        var found: [RelativePath: Page] = [:]
        for manifest in manifests {
            for page in manifest.pages where found[page.path] == nil {
                guard let status = try tree.status(page.path), status.kind == .file,
                    status.stamp.size == page.stamp.size, let bytes = try tree.read(page.path),
                    SHA256(of: bytes) == page.sum
                else { continue }
                found[page.path] = Page(path: page.path, key: page.key, stamp: status.stamp, sum: page.sum)
            }
        }
        pages = found.values.sorted { $0.path < $1.path }
    }

    init() {}
}
