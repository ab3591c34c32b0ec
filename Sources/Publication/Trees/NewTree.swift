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

    private func openOnce() throws(PublicationError) -> Tree {
        if let opened { return opened }
        let tree = try open()
        opened = tree
        return tree
    }
}
