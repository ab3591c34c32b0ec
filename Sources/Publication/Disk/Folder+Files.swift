import Content
import Glibc

extension Folder {
    /// Writes a new file, always with an inode of its own: what had the name keeps its bytes under its other names.
    func create(_ path: RelativePath, _ bytes: [UInt8]) throws(PublicationError) -> FileStamp {
        let file = try openNew(path)
        defer { close(file) }
        try write(bytes, to: file, path)
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure(.inspect, path, errno) }
        return FileStatus(status).stamp
    }

    /// Puts a file in place in one step: it has the old bytes or the new ones, never some of both.
    func replace(_ path: RelativePath, _ bytes: [UInt8]) throws(PublicationError) {
        let draft = RelativePath(path.text + ".tmp")
        _ = try create(draft, bytes)
        try rename(draft, to: path)
    }

    func rename(_ path: RelativePath, to other: RelativePath) throws(PublicationError) {
        let result = path.call { from in other.call { renameat(descriptor, from, descriptor, $0) } }
        guard result == 0 else { throw failure(.rename, other, result) }
    }

    /// A file's bytes; nil where there is none.
    func read(_ path: RelativePath) throws(PublicationError) -> [UInt8]? {
        let file = path.call { openat(descriptor, $0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
        if file == -ENOENT || file == -ENOTDIR { return nil }
        guard file >= 0 else { throw failure(.read, path, file) }
        defer { close(file) }
        var bytes: [UInt8] = []
        let code = bytes.append(contentsOfFile: file)
        guard code == 0 else { throw failure(.read, path, code) }
        return bytes
    }

    /// Whether a file holds exactly these bytes.
    func holds(_ bytes: [UInt8], at path: RelativePath, scratch: inout [UInt8]) throws(PublicationError) -> Bool {
        let file = path.call { openat(descriptor, $0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
        guard file >= 0 else { return false }
        defer { close(file) }
        scratch.removeAll(keepingCapacity: true)
        let code = scratch.append(contentsOfFile: file)
        guard code == 0 else { throw failure(.read, path, code) }
        guard scratch.count == bytes.count else { return false }
        return scratch.withUnsafeBytes { left in
            bytes.withUnsafeBytes { left.isEmpty || memcmp(left.baseAddress!, $0.baseAddress!, left.count) == 0 }
        }
    }

    /// The SHA-256 of a file, read a part at a time; nil where there is none.
    func sum(of path: RelativePath) throws(PublicationError) -> SHA256? {
        let file = path.call { openat(descriptor, $0, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard let sum = SHA256(ofFile: file) else { throw failure(.read, path, errno) }
        return sum
    }

    private func openNew(_ path: RelativePath) throws(PublicationError) -> Int32 {
        for _ in 0..<4 {
            let file = path.call {
                openat(descriptor, $0, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
            }
            switch -file {
            case ...0: return file
            case ENOENT: try makeFolder(path.parent)
            case EEXIST: try removeFile(path)
            default: throw failure(.create, path, file)
            }
        }
        throw failure(.create, path, EEXIST)
    }

    private func write(_ bytes: [UInt8], to file: Int32, _ path: RelativePath) throws(PublicationError) {
        let code = bytes.withUnsafeBytes { raw -> Int32 in
            var rest = raw[...]
            while !rest.isEmpty {
                let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                rest = rest.dropFirst(count)
            }
            return 0
        }
        if code != 0 {
            _ = path.call { unlinkat(descriptor, $0, 0) }
            throw failure(.write, path, code)
        }
    }
}

extension [UInt8] {
    /// Appends all that is left to read of an open file; 0, or the errno.
    mutating func append(contentsOfFile file: Int32) -> Int32 {
        var status = stat()
        guard fstat(file, &status) == 0 else { return errno }
        // One byte more than the file's size shows its end without a second round.
        var room = Int(status.st_size) + 1
        while true {
            let start = count
            var code: Int32 = 0
            var got = 0
            self.append(contentsOf: repeatElement(0, count: room))
            self.withUnsafeMutableBytes { raw in
                repeat {
                    got = Glibc.read(file, raw.baseAddress! + start, room)
                    code = got < 0 ? errno : 0
                } while code == EINTR
            }
            removeLast(room - Swift.max(got, 0))
            if code != 0 { return code }
            if got == 0 { return 0 }
            if got < room { room = Swift.max(room - got, 1) } else { room = 65536 }
        }
    }
}
