import Content
import Glibc

/// The file beside the one that is meant, in which its new bytes are collected.
///
/// A writer holds a lock on its draft: what is not locked, and whose writer is no more, was left by one that was killed.
enum Draft {
    /// `.ap-netflix-2024.md.casebook-4711.tmp`: nothing that an editor's program makes, and nothing that is read.
    static func path(for path: String) -> String {
        let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
        return "\(path.dropLast(name.count)).\(name)\(mark)\(getpid())\(ending)"
    }

    /// The folder in which a file lies.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Takes away what killed writers left in a folder and those below it.
    ///
    /// What cannot be looked at or taken away stays: it is read by nobody.
    static func removeStale(below folder: String) {
        guard let entries = try? Disk.list(folder) else { return }
        for entry in entries {
            let path = folder + "/" + entry.name
            switch entry.kind {
            case .folder where !entry.name.hasPrefix("."): removeStale(below: path)
            case .file: if let writer = writer(entry.name), isStale(path, writer) { unlink(path) }
            default: break
            }
        }
    }

    private static let mark = ".casebook-"
    private static let ending = ".tmp"

    /// The process that a name of a draft tells; nil for any other name.
    private static func writer(_ name: String) -> pid_t? {
        guard name.hasPrefix("."), name.hasSuffix(ending) else { return nil }
        let rest = name.dropLast(ending.count)
        let digits = rest.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let stem = rest.dropLast(digits)
        guard stem.hasSuffix(mark), stem.count > mark.count + 1 else { return nil }
        return pid_t(rest.suffix(digits))
    }

    private static func isStale(_ path: String, _ writer: pid_t) -> Bool {
        // Of this machine's processes; the lock tells of another container's, which shares the folder and no numbers.
        guard writer != getpid(), kill(writer, 0) != 0, errno == ESRCH else { return false }
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_EX | LOCK_NB) == 0
    }
}
