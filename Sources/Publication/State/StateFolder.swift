import Glibc

/// Where Casebook remembers what it published: `.casebook/publication/NAME/` beside the output folder.
///
/// It holds `lock`, the `shadow` tree, one `manifest-…` for each of the two trees, and `in-place` where the two could
/// not be swapped. It has to be on the disk of the output folder, for the trees share their files; beside it is where
/// that is so unless the output folder is a mount point of its own. Where nothing may be written beside the output
/// folder, it lies within (`.casebook-publishing/state/`). Removing it costs a full build and loses no page, but pages
/// that changed since then are foreign files.
struct StateFolder: Sendable {
    let folder: Folder
    let output: OutputFolder
    let isInside: Bool

    var shadowLocation: String { "\(folder.location)/shadow" }

    /// Opens the folder; makes it, and the folders above the output folder, if need be.
    init(for output: OutputFolder) throws(PublicationError) {
        self.output = output
        let root = try Folder("/")
        try root.makeFolder(RelativePath(output.parent.utf8.dropFirst()))
        let beside = Self.beside(output)
        do throws(PublicationError) {
            try root.makeFolder(RelativePath(beside.utf8.dropFirst()))
            guard access(beside, W_OK) == 0, access(output.parent, W_OK) == 0 else {
                throw PublicationError.system(.write, path: beside, code: errno)
            }
            folder = try Folder(beside, forces: true)
            isInside = false
        } catch .system(_, _, let code) where [EACCES, EPERM, EROFS].contains(code) {
            // No swap is possible here in any case: exchanging two names means writing in the folder above.
            let within = "\(output.location)/\(InPlaceTree.folderName)/state"
            try root.makeFolder(RelativePath(within.utf8.dropFirst()))
            folder = try Folder(within, forces: true)
            isInside = true
        }
    }

    /// What the last build was made from; see ``LastBuild``.
    static var recordPath: RelativePath { RelativePath("build") }

    /// Opens the folder if it is there; makes nothing.
    init?(existingFor output: OutputFolder) throws(PublicationError) {
        self.output = output
        if let beside = try Folder.existing(Self.beside(output), forces: true) {
            folder = beside
            isInside = false
        } else if let within = try Folder.existing(
            "\(output.location)/\(InPlaceTree.folderName)/state", forces: true)
        {
            folder = within
            isInside = true
        } else {
            return nil
        }
    }

    static func hasRecords(of output: OutputFolder) -> Bool {
        let places = [beside(output), "\(output.location)/\(InPlaceTree.folderName)/state"]
        return places.contains { place in
            guard let folder = try? Folder(place), let entries = try? folder.list(.root) else { return false }
            return entries.contains { isManifest($0.name) }
        }
    }

    /// The manifest of a tree; nil if the tree is not one that Casebook left there, or the manifest is damaged.
    func manifest(of tree: Folder) throws(PublicationError) -> Manifest? {
        try folder.read(manifestPath(of: tree)).flatMap { Manifest(decoding: $0) }
    }

    func allManifests() throws(PublicationError) -> [Manifest] {
        var manifests: [Manifest] = []
        for entry in try folder.list(.root) where Self.isManifest(entry.name) {
            if let bytes = try folder.read(RelativePath(entry.name)), let manifest = Manifest(decoding: bytes) {
                manifests.append(manifest)
            }
        }
        return manifests
    }

    func save(_ manifest: Manifest, for tree: Folder) throws(PublicationError) {
        try folder.replace(manifestPath(of: tree), manifest.encoded())
    }

    /// Forgets trees that are no more.
    func keepManifests(of trees: [Folder]) throws(PublicationError) {
        var kept: Set<RelativePath> = []
        for tree in trees { kept.insert(try manifestPath(of: tree)) }
        for entry in try folder.list(.root) {
            let path = RelativePath(entry.name)
            if Self.isManifest(entry.name), !kept.contains(path) { try folder.removeFile(path) }
        }
    }

    /// Whether exchanging this very tree was refused before.
    func remembersRefusal(of tree: Folder) throws(PublicationError) -> Bool {
        guard let bytes = try folder.read(RelativePath("in-place")) else { return false }
        return bytes == Array(try treeName(tree, mounted: true).utf8)
    }

    func rememberRefusal(of tree: Folder) throws(PublicationError) {
        try folder.replace(RelativePath("in-place"), Array(try treeName(tree, mounted: true).utf8))
    }

    /// A tree is known by its root's inode and birth, so that the exchange itself decides which manifest holds: there
    /// is no moment at which the two disagree.
    func manifestPath(of tree: Folder) throws(PublicationError) -> RelativePath {
        RelativePath("manifest-\(try treeName(tree, mounted: false))")
    }

    private func treeName(_ tree: Folder, mounted: Bool) throws(PublicationError) -> String {
        guard let status = try tree.status(.root) else { throw tree.failure(.inspect, .root, ENOENT) }
        let identity = try tree.identity()
        return "\(status.stamp.inode)-\(identity.birth)" + (mounted ? "-\(status.device)-\(identity.mount)" : "")
    }

    private static func beside(_ output: OutputFolder) -> String {
        "\(output.parent == "/" ? "" : output.parent)/.casebook/publication/\(output.name)"
    }

    private static func isManifest(_ name: [UInt8]) -> Bool {
        name.starts(with: "manifest-".utf8) && !name.reversed().starts(with: "pmt.".utf8)
    }
}
