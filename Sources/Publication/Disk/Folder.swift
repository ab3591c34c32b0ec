import CLinux
import Glibc

/// An open folder: the root of a tree, below which everything is reached relative to its descriptor, so that the tree
/// may change its name while it is worked on.
final class Folder: Sendable {
    let descriptor: Int32
    /// Where the folder was when it was opened, for messages.
    let location: String
    /// Whether folders below may be made writable where need be: in a tree of our own, never in the live one.
    private let forces: Bool

    /// Opens the folder; nil where there is none.
    static func existing(_ location: String, forces: Bool = false) throws(PublicationError) -> Folder? {
        do throws(PublicationError) {
            return try Folder(location, forces: forces)
        } catch .system(_, _, ENOENT) {
            return nil
        }
    }

    init(_ location: String, forces: Bool = false) throws(PublicationError) {
        let descriptor = Glibc.open(location, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(.open, path: location, code: errno) }
        self.descriptor = descriptor
        self.location = location
        self.forces = forces
    }

    deinit { close(descriptor) }

    func failure(_ operation: PublicationError.Operation, _ path: RelativePath, _ code: Int32) -> PublicationError {
        .system(operation, path: path.isRoot ? location : "\(location)/\(path.text)", code: code < 0 ? -code : code)
    }

    /// The status of an entry, itself and not what it links to; nil where there is none.
    func status(_ path: RelativePath) throws(PublicationError) -> FileStatus? {
        var status = stat()
        let result = path.call { fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
        if result == 0 { return FileStatus(status) }
        if result == -ENOENT || result == -ENOTDIR { return nil }
        throw failure(.inspect, path, result)
    }

    /// When the folder's own entry was made and through which mount it was reached; zero where the system can't say.
    func identity() throws(PublicationError) -> (mount: UInt64, birth: Int64) {
        var mount: UInt64 = 0
        var birth: Int64 = 0
        // Old kernels lack the call; then the inode alone has to do.
        _ = casebook_identity(descriptor, &mount, &birth)
        return (mount, birth)
    }

    /// Removes a file, link or anything else but a folder, which it leaves; says whether there was one.
    @discardableResult
    func removeFile(_ path: RelativePath) throws(PublicationError) -> Bool {
        var result = path.call { unlinkat(descriptor, $0, 0) }
        if result == -EACCES, makeWritable(path.parent) { result = path.call { unlinkat(descriptor, $0, 0) } }
        switch -result {
        case 0: return true
        case ENOENT, ENOTDIR, EISDIR: return false
        default: throw failure(.remove, path, result)
        }
    }

    /// Removes a folder if it is empty; says whether it is gone.
    @discardableResult
    func removeEmptyFolder(_ path: RelativePath) throws(PublicationError) -> Bool {
        var result = path.call { unlinkat(descriptor, $0, AT_REMOVEDIR) }
        if result == -EACCES, makeWritable(path.parent) {
            result = path.call { unlinkat(descriptor, $0, AT_REMOVEDIR) }
        }
        switch -result {
        case 0, ENOENT, ENOTDIR: return true
        case ENOTEMPTY, EEXIST: return false
        default: throw failure(.remove, path, result)
        }
    }

    /// Removes an entry and all below it, following no link; says nothing if there is none.
    func removeTree(_ path: RelativePath) throws(PublicationError) {
        guard let status = try status(path) else { return }
        guard status.kind == .folder else {
            try removeFile(path)
            return
        }
        for entry in try list(path) {
            let child = path.appending(entry.name)
            if entry.kind == .folder { try removeTree(child) } else { try removeFile(child) }
        }
        try removeEmptyFolder(path)
    }

    /// Makes a folder and those above it; does not mind those that are there.
    func makeFolder(_ path: RelativePath) throws(PublicationError) {
        guard !path.isRoot else { return }
        var result = path.call { mkdirat(descriptor, $0, 0o777) }
        if result == -ENOENT {
            try makeFolder(path.parent)
            result = path.call { mkdirat(descriptor, $0, 0o777) }
        }
        if result == -EACCES, makeWritable(path.parent) { result = path.call { mkdirat(descriptor, $0, 0o777) } }
        guard result == 0 || result == -EEXIST else { throw failure(.create, path, result) }
    }

    /// Gives a file of another tree a name in this one too; replaces what had that name.
    func link(_ path: RelativePath, from other: Folder) throws(PublicationError) {
        try link(path, from: other, as: path)
    }

    func link(_ source: RelativePath, from other: Folder, as path: RelativePath) throws(PublicationError) {
        for _ in 0..<4 {
            let result = source.call { from in path.call { linkat(other.descriptor, from, descriptor, $0, 0) } }
            switch -result {
            case 0: return
            case EEXIST: try removeFile(path)
            case ENOENT: try makeFolder(path.parent)
            case EACCES where makeWritable(path.parent): continue
            default: throw failure(.link, path, result)
            }
        }
        throw failure(.link, path, ENOENT)
    }

    /// Moves a file from another tree to this one, replacing what was there.
    func move(_ path: RelativePath, from other: Folder) throws(PublicationError) {
        var result = path.call { renameat(other.descriptor, $0, descriptor, $0) }
        if result == -ENOENT {
            try makeFolder(path.parent)
            result = path.call { renameat(other.descriptor, $0, descriptor, $0) }
        }
        guard result == 0 else { throw failure(.rename, path, result) }
    }

    /// Takes over owner, group and permissions of a folder of another tree, as far as this user may.
    func copyAttributes(_ path: RelativePath, from other: Folder) throws(PublicationError) {
        guard let wanted = try other.status(path), let present = try status(path) else { return }
        if wanted.owner != present.owner || wanted.group != present.group {
            // Only root may give away ownership: without it the folder keeps the builder as its owner.
            _ = path.call { fchownat(descriptor, $0, wanted.owner, wanted.group, AT_SYMLINK_NOFOLLOW) }
        }
        if wanted.mode != present.mode {
            let result = path.call { fchmodat(descriptor, $0, wanted.mode, 0) }
            guard result == 0 else { throw failure(.write, path, result) }
        }
    }

    /// Writes all that the folder's file system still holds in memory to its disk.
    func sync() throws(PublicationError) {
        guard casebook_syncfs(descriptor) == 0 else { throw failure(.sync, .root, errno) }
    }

    /// A folder copied from a read-only one has to be opened before its copy can follow a change.
    private func makeWritable(_ path: RelativePath) -> Bool {
        guard forces, let status = try? status(path), status.kind == .folder, status.mode & 0o700 != 0o700 else {
            return false
        }
        return path.call { fchmodat(descriptor, $0, status.mode | 0o700, 0) } == 0
    }
}
