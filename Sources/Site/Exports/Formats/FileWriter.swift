import Glibc

/// Bytes on their way to a file, some at a time: a download of a large register is never held whole.
struct FileWriter {
    /// An open file, closed when nobody writes to it any more.
    private final class OpenFile {
        let descriptor: Int32

        init(_ path: String) throws(PageFailure) {
            descriptor = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC)
            guard descriptor >= 0 else { throw PageFailure(String(cString: strerror(errno))) }
        }

        deinit { if descriptor >= 0 { close(descriptor) } }
    }

    private static let usualSize = 1 << 20

    /// What is not yet in the file.
    var bytes: [UInt8] = []
    private let file: OpenFile

    init(_ path: String) throws(PageFailure) {
        file = try OpenFile(path)
        bytes.reserveCapacity(Self.usualSize * 2)
    }

    /// Sends what has come together to the file, once that is worth a call.
    mutating func send() throws(PageFailure) {
        if bytes.count >= Self.usualSize { try finish() }
    }

    /// Sends all that is left.
    mutating func finish() throws(PageFailure) {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { write(file.descriptor, $0.baseAddress! + start, $0.count - start) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw PageFailure(String(cString: strerror(errno))) }
            start += count
        }
        bytes.removeAll(keepingCapacity: true)
    }
}
