import Content
import Glibc

/// Writes files whole or not at all.
enum WholeFile {
    /// Why a file was not written; nothing of it is left.
    struct Failure: Error, Equatable {
        var path: String
        var code: Int32

        /// Nothing was overwritten: a file of this name is there already.
        var isTaken: Bool { code == EEXIST }

        var sentence: String {
            isTaken
                ? "`\(path)` is there already, and nothing is overwritten"
                : "could not write `\(path)`: \(String(cString: strerror(code)))"
        }
    }

    /// Makes a new file, and the folders above it; fails where there is one of this name.
    static func create(_ path: String, _ bytes: [UInt8]) throws(Failure) {
        try makeFolder(above: path)
        let draft = try writeDraft(bytes, for: path, mode: 0o666)
        defer { unlink(draft) }
        // A name is given only where there is none: the file appears whole, and no other makes way for it.
        if link(draft, path) == 0 { return }
        let code = errno
        guard [EPERM, ENOTSUP, EMLINK, ENOSYS].contains(code) else { throw Failure(path: path, code: code) }
        // A disk without hard links: the name is taken first, and given back if the writing fails.
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(file) }
        if let code = write(bytes, to: file) {
            unlink(path)
            throw Failure(path: path, code: code)
        }
    }

    /// Takes a file away that was made a moment ago.
    static func remove(_ path: String) { unlink(path) }

    /// Takes a file away, and its folder where that is left empty; nothing where it is gone already.
    static func delete(_ path: String) throws(Failure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw Failure(path: path, code: errno) }
        if let slash = path.lastIndex(of: "/") { rmdir(String(path[..<slash])) }
    }

    /// Puts other bytes in the place of a file in one step, keeping its permissions; makes it where there is none.
    static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
        try makeFolder(above: path)
        var status = stat()
        let mode = stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0o666
        let draft = try writeDraft(bytes, for: path, mode: mode)
        guard rename(draft, path) == 0 else {
            let code = errno
            unlink(draft)
            throw Failure(path: path, code: code)
        }
    }

    /// A file beside the one that is meant, with its new bytes.
    private static func writeDraft(_ bytes: [UInt8], for path: String, mode: mode_t) throws(Failure) -> String {
        let draft = Draft.path(for: path)
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(file) }
        flock(file, LOCK_EX)
        if mode != 0o666 { fchmod(file, mode) }
        if let code = write(bytes, to: file) {
            unlink(draft)
            throw Failure(path: path, code: code)
        }
        fsync(file)
        return draft
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Int32? {
        bytes.withUnsafeBytes { raw in
            var start = 0
            while start < raw.count {
                let count = Glibc.write(file, raw.baseAddress! + start, raw.count - start)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                start += count
            }
            return nil
        }
    }

    private static func makeFolder(above path: String) throws(Failure) {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let folder = String(path[..<slash])
        if Disk.isFolder(folder) { return }
        try makeFolder(above: folder)
        if mkdir(folder, 0o777) != 0, errno != EEXIST { throw Failure(path: folder, code: errno) }
    }
}

extension Console {
    /// Says why a file was not written, and what that means for the shell.
    func report(_ failure: WholeFile.Failure) -> ExitStatus {
        error("casebook: \(DisplayWidth.harmless(failure.sentence))\n")
        return failure.isTaken ? .wrongUsage : .machineFailed
    }
}
