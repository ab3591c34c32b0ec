import Glibc

/// Keeps two builds from publishing to one output folder at once; the system lets go of it when a process dies.
enum BuildLock {
    /// Calls the body with the lock held, after waiting at most `patience` for another build to end.
    static func hold<Result>(
        in state: StateFolder, named name: String = "lock", patience: Duration,
        notice: (@Sendable (String) -> Void)?,
        _ body: () throws(PublicationError) -> Result
    ) throws(PublicationError) -> Result {
        let file = try take(name, in: state, patience: patience, notice: notice)
        defer {
            ftruncate(file, 0)
            close(file)
        }
        return try body()
    }

    private static func take(
        _ name: String, in state: StateFolder, patience: Duration, notice: (@Sendable (String) -> Void)?
    ) throws(PublicationError) -> Int32 {
        let path = RelativePath(name)
        let file = path.call { openat(state.folder.descriptor, $0, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666) }
        guard file >= 0 else { throw state.folder.failure(.lock, path, file) }
        let start = ContinuousClock.now
        var said = false
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                close(file)
                throw state.folder.failure(.lock, path, code)
            }
            let error = PublicationError.busy(output: state.output.location, holder: Self.holder(file))
            guard ContinuousClock.now - start < patience else {
                close(file)
                throw error
            }
            if !said { notice?("\(error.description); waiting for it to end") }
            said = true
            usleep(20_000)
        }
        // The process is named for whoever waits; nothing depends on it.
        ftruncate(file, 0)
        let name = Array("\(getpid())\n".utf8)
        pwrite(file, name, name.count, 0)
        return file
    }

    private static func holder(_ file: Int32) -> Int32? {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = pread(file, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        return Int32(String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}
