import Glibc

/// What tells a file or folder from a later state of it, without reading it.
package struct InputStamp: Hashable, Sendable {
    /// How long two writes may carry the same time, in nanoseconds: kernels before 6.13 tell times apart only to a
    /// hundredth of a second at worst.
    package static let grain: Int64 = 50_000_000

    package var inode: UInt64 = 0
    /// In bytes.
    package var size: Int64 = 0
    /// When the bytes were last written, in nanoseconds since 1970.
    package var modified: Int64 = 0
    /// When the bytes, the name or the permissions were last changed, in nanoseconds since 1970.
    package var changed: Int64 = 0

    package init() {}

    package init(inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    init(_ status: stat) {
        inode = UInt64(status.st_ino)
        size = Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    /// What is at a path, a symbolic link itself and not what it leads to; nil for nothing.
    package init?(at path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Whether a later write could carry the same stamp, seen from a time.
    package func isFresh(at time: Int64) -> Bool {
        time - max(modified, changed) <= Self.grain
    }

    /// The clock that files' times are taken from, in nanoseconds since 1970: never part of what is published.
    package static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return nanoseconds(time)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
