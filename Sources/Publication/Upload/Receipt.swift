import Content

/// What a target last received: kept at the target itself, so that any machine can publish to it.
///
/// While a publication is under way it also tells who is at work, and which files are being changed: after a break-off
/// these may be old, new or missing, and the next publication brings or deletes them. Addresses of withdrawn cases are
/// written as hashes, for a receipt can be read by anyone.
struct Receipt: Equatable, Sendable {
    static let name = ".casebook-published"

    struct Entry: Equatable, Sendable {
        var identity: String
        /// The ``Delivery/mark`` of its headers, or `-`.
        var headers: String
    }

    struct Holder: Equatable, Sendable {
        /// A random number of the working copy that publishes.
        var name: String
        /// Seconds since 1970 after which nobody has to wait any more.
        var until: Int64
    }

    var holder: Holder?
    /// By path.
    var files: [String: Entry] = [:]
    /// By the SHA-256 of the path.
    var unnamed: [String: Entry] = [:]
    /// Files that are being brought or deleted.
    var pending: Set<String> = []
    var pendingUnnamed: Set<String> = []

    var isSettled: Bool { holder == nil && pending.isEmpty && pendingUnnamed.isEmpty }

    static func hash(ofPath path: String) -> String { SHA256(of: Array(path.utf8)).description }

    func entry(for file: SiteFile) -> Entry? {
        file.isUnnamed ? unnamed[Self.hash(ofPath: file.path)] : files[file.path]
    }

    mutating func set(_ entry: Entry, for file: SiteFile) {
        if file.isUnnamed { unnamed[Self.hash(ofPath: file.path)] = entry } else { files[file.path] = entry }
    }
}

extension Receipt {
    private static let mark = "casebook publication 1"

    /// Lines of text, sorted; the last one tells that nothing is missing.
    func encoded() -> [UInt8] {
        var lines = [Self.mark]
        if let holder { lines.append("busy \(holder.name) \(holder.until)") }
        for (path, entry) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            lines.append("file \(entry.identity) \(entry.headers) \(path)")
        }
        for (hash, entry) in unnamed.sorted(by: { $0.key < $1.key }) {
            lines.append("unnamed \(entry.identity) \(entry.headers) \(hash)")
        }
        for path in pending.sorted() { lines.append("pending \(path)") }
        for hash in pendingUnnamed.sorted() { lines.append("pending-unnamed \(hash)") }
        let text = lines.joined(separator: "\n") + "\n"
        return Array((text + "end \(SHA256(of: Array(text.utf8)))\n").utf8)
    }

    /// Nil if the bytes are not those of a whole receipt.
    init?(decoding bytes: [UInt8]) {
        guard bytes.count > 69, bytes.last == UInt8(ascii: "\n") else { return nil }
        let body = bytes.dropLast(69)
        guard String(decoding: bytes.suffix(69), as: UTF8.self) == "end \(SHA256(of: Array(body)))\n" else {
            return nil
        }
        let lines = body.split(separator: UInt8(ascii: "\n"))
        guard lines.first?.elementsEqual(Self.mark.utf8) == true else { return nil }
        for line in lines.dropFirst() {
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3).map {
                String(decoding: $0, as: UTF8.self)
            }
            let rest = line.firstIndex(of: UInt8(ascii: " ")).map { String(decoding: line[($0 + 1)...], as: UTF8.self) }
            switch words.first {
            case "busy":
                guard words.count == 3, let until = Int64(words[2]) else { return nil }
                holder = Holder(name: words[1], until: until)
            case "file" where words.count == 4:
                files[words[3]] = Entry(identity: words[1], headers: words[2])
            case "unnamed" where words.count == 4:
                unnamed[words[3]] = Entry(identity: words[1], headers: words[2])
            case "pending": pending.insert(rest ?? "")
            case "pending-unnamed": pendingUnnamed.insert(rest ?? "")
            default: return nil
            }
        }
    }
}
