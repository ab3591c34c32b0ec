import Glibc
import Synchronization

/// What a tree holds, name by name, without looking into the files.
///
/// Listing 13,000 folders takes far longer than asking each for its time of change, which tells whether a name was
/// added, removed or replaced in it: so a survey is made by refreshing an earlier one.
struct TreeSurvey: Equatable, Sendable {
    struct Node: Equatable, Sendable {
        var inode: UInt64
        var kind: FileKind
    }

    struct FolderStamp: Equatable, Sendable {
        var inode: UInt64
        /// Nanoseconds since 1970; zero if it was so recent that another change could carry the same time.
        var modified: Int64

        /// Kernels before 6.13 tell times apart only to a hundredth of a second at worst.
        static let grain: Int64 = 50_000_000

        init(inode: UInt64, modified: Int64) {
            self.inode = inode
            self.modified = modified
        }

        init(_ status: FileStatus, seen now: Int64) {
            inode = status.stamp.inode
            let age = now - status.stamp.modified
            modified = age > Self.grain ? status.stamp.modified : 0
        }
    }

    /// All that is not a folder.
    private(set) var files: [RelativePath: Node] = [:]
    private(set) var folders: [RelativePath: FolderStamp] = [:]
    /// Whether some folder is on another disk than the root: such a tree can't be swapped, its mounts would go along.
    private(set) var holdsMounts = false

    /// What a manifest says the tree holds: to be refreshed before it is relied on.
    init(believing manifest: Manifest?) {
        guard let manifest else { return }
        files.reserveCapacity(manifest.pages.count + manifest.foreign.count)
        for page in manifest.pages { files[page.path] = Node(inode: page.stamp.inode, kind: .file) }
        for entry in manifest.foreign { files[entry.path] = entry.node }
        folders.reserveCapacity(manifest.folders.count)
        for folder in manifest.folders { folders[folder.path] = folder.stamp }
    }

    /// The survey as it is now, or nil if nothing changed.
    ///
    /// Folders that did not change since are believed, all others listed.
    func refreshed(in tree: Folder, jobs: Int) throws(PublicationError) -> TreeSurvey? {
        let known = Array(folders)
        let now = Self.now()
        guard let root = try tree.status(.root) else { throw tree.failure(.inspect, .root, ENOENT) }
        let mounts = Atomic(false)
        let present = try mapInSlices(of: known.count, jobs: jobs, worker: {}) {
            (_, index) throws(PublicationError) -> FolderStamp? in
            guard let status = try tree.status(known[index].key), status.kind == .folder else { return nil }
            if status.device != root.device { mounts.store(true, ordering: .relaxed) }
            return FolderStamp(status, seen: now)
        }
        let mounted = mounts.load(ordering: .relaxed)
        var lost: Set<RelativePath> = []
        for index in known.indices where present[index] == nil { lost.insert(known[index].key) }
        var settled: Set<RelativePath> = []
        var listed: [(path: RelativePath, stamp: FolderStamp)] = []
        for (index, (path, stamp)) in known.enumerated() {
            guard let current = present[index], !Self.lies(path, below: lost) else { continue }
            if current == stamp, stamp.modified != 0 {
                settled.insert(path)
            } else {
                listed.append((path, current))
            }
        }
        if listed.isEmpty, lost.isEmpty, !known.isEmpty, mounted == holdsMounts { return nil }

        var result = TreeSurvey(believing: nil)
        result.holdsMounts = mounted
        result.files = files.filter { settled.contains($0.key.parent) }
        result.folders = folders.filter { settled.contains($0.key) }
        for folder in listed { result.folders[folder.path] = folder.stamp }
        if result.folders[.root] == nil { listed.append((.root, FolderStamp(root, seen: now))) }
        while !listed.isEmpty {
            let batch = listed
            let entries = try mapInSlices(of: batch.count, jobs: jobs, worker: {}) {
                (_, index) throws(PublicationError) in
                try tree.list(batch[index].path)
            }
            listed = []
            for (folder, entries) in zip(batch, entries) {
                result.folders[folder.path] = folder.stamp
                for entry in entries where !Self.isOurs(entry, in: folder.path) {
                    let path = folder.path.appending(entry.name)
                    if entry.kind != .folder {
                        result.files[path] = Node(inode: entry.inode, kind: entry.kind)
                    } else if result.folders[path] == nil, let status = try tree.status(path) {
                        // Taken before the folder is listed, so that a name added meanwhile shows the next time.
                        listed.append((path, FolderStamp(status, seen: Self.now())))
                        if status.device != root.device { result.holdsMounts = true }
                    }
                }
            }
        }
        return result
    }

    /// The time that a folder's stamp is measured against; never part of what is published.
    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    private static func isOurs(_ entry: FolderEntry, in folder: RelativePath) -> Bool {
        folder.isRoot && entry.name.elementsEqual(InPlaceTree.folderName.utf8)
    }

    private static func lies(_ path: RelativePath, below lost: Set<RelativePath>) -> Bool {
        if lost.isEmpty { return false }
        var folder = path.parent
        while !folder.isRoot {
            if lost.contains(folder) { return true }
            folder = folder.parent
        }
        return false
    }
}
