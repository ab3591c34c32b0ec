import Glibc

/// A path below a tree's root, kept as the bytes the file system knows: names of foreign files need not be UTF-8.
struct RelativePath: Hashable, Comparable, Sendable {
    /// The path's bytes and the NUL that system calls want at its end.
    let terminated: [UInt8]

    static let root = RelativePath(".".utf8)

    init(_ bytes: some Collection<UInt8>) {
        var terminated = [UInt8]()
        terminated.reserveCapacity(bytes.count + 1)
        terminated.append(contentsOf: bytes)
        terminated.append(0)
        self.terminated = terminated
    }

    init(_ text: String) { self.init(text.utf8) }

    var bytes: ArraySlice<UInt8> { terminated.dropLast() }
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var isRoot: Bool { terminated.count == 2 && terminated[0] == UInt8(ascii: ".") }

    /// The folder that holds this path; the root for a name directly below it, and for the root itself.
    var parent: RelativePath {
        guard let slash = terminated.lastIndex(of: UInt8(ascii: "/")) else { return .root }
        return RelativePath(terminated[..<slash])
    }

    func appending(_ name: some Collection<UInt8>) -> RelativePath {
        if isRoot { return RelativePath(name) }
        var joined = Array(bytes)
        joined.append(UInt8(ascii: "/"))
        joined.append(contentsOf: name)
        return RelativePath(joined)
    }

    /// Calls the body with the path as C wants it, and turns -1 into the negated errno.
    func call(_ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
        terminated.withUnsafeBytes { raw in
            let result = body(raw.baseAddress!.assumingMemoryBound(to: CChar.self))
            return result < 0 ? -errno : result
        }
    }

    func hash(into hasher: inout Hasher) {
        terminated.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    static func == (left: RelativePath, right: RelativePath) -> Bool {
        guard left.terminated.count == right.terminated.count else { return false }
        return left.terminated.withUnsafeBytes { first in
            right.terminated.withUnsafeBytes { memcmp(first.baseAddress!, $0.baseAddress!, $0.count) == 0 }
        }
    }

    static func < (left: RelativePath, right: RelativePath) -> Bool {
        let shared = min(left.terminated.count, right.terminated.count)
        let order = left.terminated.withUnsafeBytes { first in
            right.terminated.withUnsafeBytes { memcmp(first.baseAddress!, $0.baseAddress!, shared) }
        }
        return order == 0 ? left.terminated.count < right.terminated.count : order < 0
    }
}
