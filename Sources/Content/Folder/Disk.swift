import Glibc

/// Reads files and folders by POSIX calls: Foundation's are slower and follow symbolic links.
package enum Disk {
    /// Why a file could not be read.
    package struct Failure: Error, Sendable {
        package var path: String
        package var code: Int32

        package var reason: String { String(cString: strerror(code)) }
    }

    package enum EntryKind: UInt8, Sendable {
        case file, folder, link, other
    }

    package struct Entry: Sendable {
        package var name: String
        package var kind: EntryKind
    }

    /// The whole file, up to a limit; nil if it is larger.
    package static func read(_ path: String, limit: Int = .max) throws(Failure) -> [UInt8]? {
        var stamp = InputStamp()
        return try read(path, limit: limit, stamp: &stamp)
    }

    /// The same, with what tells the file from a later state of it.
    package static func read(_ path: String, limit: Int = .max, stamp: inout InputStamp) throws(Failure) -> [UInt8]? {
        // Without waiting: a pipe that lies among the files would hold the build up for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(path: path, code: errno) }
        guard status.st_mode & S_IFMT != S_IFIFO else { throw Failure(path: path, code: EINVAL) }
        stamp = InputStamp(status)
        let size = Int(status.st_size)
        if size > limit { return nil }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            while count < buffer.count {
                let got = Glibc.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got < 0 {
                    if errno == EINTR { continue }
                    failure = errno
                    return
                }
                if got == 0 { return }
                count += got
            }
        }
        if failure != 0 { throw Failure(path: path, code: failure) }
        return bytes
    }

    /// What lies in a folder, in the order of the names' bytes.
    package static func list(_ path: String) throws(Failure) -> [Entry] {
        guard let directory = opendir(path) else { throw Failure(path: path, code: errno) }
        defer { closedir(directory) }
        var entries: [Entry] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." {
                entries.append(Entry(name: name, kind: kind(entry.pointee.d_type, path + "/" + name)))
            }
            errno = 0
        }
        if errno != 0 { throw Failure(path: path, code: errno) }
        return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    /// What lies in a folder and is content; the folder is noted as an input.
    package static func visible(_ path: String, noting inputs: inout [ContentInput]) throws(Failure) -> [Entry] {
        // Taken before the folder is listed, so that a name added meanwhile shows the next time.
        let stamp = InputStamp(at: path) ?? InputStamp()
        let entries = try list(path).filter { !isHidden($0.name) }
        inputs.append(ContentInput(path: path, stamp: stamp, listing: ContentInput.listing(entries)))
        return entries
    }

    /// Whether a name is that of a file of editors or version control, which is nobody's content.
    package static func isHidden(_ name: some StringProtocol) -> Bool {
        name.hasPrefix(".") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#"))
            || name.hasSuffix(".swp") || name.hasSuffix(".tmp")
    }

    /// True if there is a file at the path itself: no folder, no link.
    package static func isPlainFile(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// True if there is a folder at the path, links followed.
    package static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func kind(_ type: UInt8, _ path: String) -> EntryKind {
        switch Int(type) {
        case Int(DT_REG): return .file
        case Int(DT_DIR): return .folder
        case Int(DT_LNK): return .link
        case Int(DT_UNKNOWN):
            var status = stat()
            guard lstat(path, &status) == 0 else { return .other }
            switch status.st_mode & S_IFMT {
            case S_IFREG: return .file
            case S_IFDIR: return .folder
            case S_IFLNK: return .link
            default: return .other
            }
        default: return .other
        }
    }
}
