import Content
import Glibc

extension PreparedPage {
    /// Appends the page's bytes; for a file that is written by itself, through one that is deleted at once.
    ///
    /// What is copied from another file has no bytes here.
    package func append(to output: inout [UInt8]) throws(PageFailure) {
        switch source {
        case .rendered(let render): render(&output)
        case .made(let make): try make(&output)
        case .written(let write):
            let file = try TemporaryFile()
            _ = try write(file.path)
            output += try file.bytes()
        case .file: break
        }
    }
}

/// A file of its own that is gone when nobody holds it any more.
final class TemporaryFile: Sendable {
    let path: String
    private let descriptor: Int32

    init() throws(PageFailure) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // `mkstemp` puts a name of its own in the place of the six X.
        var template = Array("\(folder)/casebook-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        guard descriptor >= 0 else { throw PageFailure("\(folder): \(String(cString: strerror(errno)))") }
        // No program that is started meanwhile is to inherit it.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        guard descriptor >= 0 else { return }
        unlink(path)
        close(descriptor)
    }

    /// How large the file is, and its hash.
    func facts() throws(PageFailure) -> (size: Int, sum: SHA256) {
        var status = stat()
        guard fstat(descriptor, &status) == 0, let sum = SHA256(ofFile: descriptor) else { throw failure() }
        return (Int(status.st_size), sum)
    }

    func bytes() throws(PageFailure) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure() }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = 0
            while count < size {
                let read = pread(descriptor, buffer.baseAddress?.advanced(by: count), size - count, off_t(count))
                if read < 0, errno == EINTR { continue }
                if read <= 0 { break }
                count += read
            }
        }
        guard bytes.count == size else { throw failure() }
        return bytes
    }

    private func failure() -> PageFailure { PageFailure("\(path): \(String(cString: strerror(errno)))") }
}
