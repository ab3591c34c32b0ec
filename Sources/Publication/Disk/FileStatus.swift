import Glibc

/// What an entry of a folder is.
enum FileKind: UInt8, Sendable {
    case file = 0
    case folder = 1
    case link = 2
    /// A pipe, a socket, a device.
    case other = 3
}

/// What tells that a file is still the one that was written: a file replaced, edited or touched has another stamp.
struct FileStamp: Equatable, Sendable {
    var inode: UInt64
    /// Bytes.
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
}

/// What the system says about a file, link or folder itself, never about what a link points to.
struct FileStatus: Sendable {
    var kind: FileKind
    var stamp: FileStamp
    var device: UInt64
    var mode: mode_t
    var owner: uid_t
    var group: gid_t

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .other
        }
        stamp = FileStamp(
            inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
        device = UInt64(status.st_dev)
        mode = status.st_mode & 0o7777
        owner = status.st_uid
        group = status.st_gid
    }
}
