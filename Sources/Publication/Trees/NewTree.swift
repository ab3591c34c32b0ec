import Content
import Glibc
import Synchronization

/// The tree that receives the new site, opened when the first page needs it: where nothing changed, nothing is touched.
///
/// Workers share it; the lock guards opening it and the list of what was written.
final class NewTree {
    enum Tree {
        case shadow(ShadowTree)
        case inPlace(InPlaceTree)

        var folder: Folder {
            switch self {
            case .shadow(let tree): tree.folder
            case .inPlace(let tree): tree.folder
            }
        }
    }

    private let lock = Mutex(())
    private let open: () throws(PublicationError) -> Tree
    private var opened: Tree?
    private var written: [RelativePath] = []

    init(open: @escaping () throws(PublicationError) -> Tree) {
        self.open = open
    }

    /// Writes a page's file; called by many workers at once.
    func create(_ path: RelativePath, _ bytes: [UInt8]) throws(PublicationError) -> FileStamp {
        let folder = try lock.withLock { (_) throws(PublicationError) -> Folder in
            written.append(path)
            return try openOnce().folder
        }
        return try folder.create(path, bytes)
    }

    /// Makes a page's file, empty, for the body to fill by its location; called by many workers at once.
    func create(
        _ path: RelativePath, fill: (String) throws(PublicationError) -> SHA256
    ) throws(PublicationError) -> (FileStamp, SHA256) {
        _ = try create(path, [])
        let folder = try folder()
        let sum = try fill("\(folder.location)/\(path.text)")
        guard let status = try folder.status(path) else { throw folder.failure(.inspect, path, ENOENT) }
        return (status.stamp, sum)
    }

    /// Takes a file back that turned out to be the one that is live.
    func restore(_ path: RelativePath, from live: Folder) throws(PublicationError) {
        let folder = try folder()
        if isShadow { try folder.link(path, from: live) } else { try folder.removeFile(path) }
    }

    /// For the one thread that is left when all workers have ended.
    func tree() throws(PublicationError) -> Tree { try openOnce() }

    func settle(for tree: Tree) { opened = tree }

    /// Gives back the space of a publication that failed; what can't be removed now the next build clears away.
    func abandon() {
        switch opened {
        case .shadow(let tree): try? tree.abandon(written)
        case .inPlace(let tree): try? tree.abandon()
        case nil: break
        }
    }

    private func folder() throws(PublicationError) -> Folder {
        try lock.withLock { (_) throws(PublicationError) -> Folder in try openOnce().folder }
    }

    /// Whether what is not written here is yet to come from the live tree.
    private var isShadow: Bool {
        lock.withLock { _ in
            if case .shadow = opened { true } else { false }
        }
    }

    private func openOnce() throws(PublicationError) -> Tree {
        if let opened { return opened }
        let tree = try open()
        opened = tree
        return tree
    }
}
