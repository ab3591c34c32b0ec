import Content
import Glibc

/// Remembers answers, so that no server is asked the same again within a few days.
struct LinkCache {
    private let path: String?
    private var verdicts: [String: LinkVerdict] = [:]

    init(besides content: String) {
        var folder: String?
        if let resolved = realpath(content, nil) {
            folder = String(cString: resolved)
            free(resolved)
        }
        path = folder.flatMap { folder in
            folder.lastIndex(of: "/").map { "\(folder[..<$0])/.casebook/links-\(folder[folder.index(after: $0)...])" }
        }
        guard let path, let bytes = (try? Disk.read(path)).flatMap({ $0 }) else { return }
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard parts.count == 4, let day = Int(parts[0]), let kind = LinkVerdict.Kind(rawValue: parts[1]) else {
                continue
            }
            verdicts[parts[2]] = LinkVerdict(kind: kind, detail: parts[3], day: day)
        }
    }

    /// The answer for an address; nil for one that was not asked for, or too long ago.
    func verdict(_ link: OutsideLink, today: Int) -> LinkVerdict? {
        guard let verdict = verdicts[LinkCache.key(link)] else { return nil }
        return (0..<verdict.lifetime).contains(today - verdict.day) ? verdict : nil
    }

    /// When an address was last asked for; never is longest ago.
    func lastDay(_ link: OutsideLink) -> Int { verdicts[LinkCache.key(link)]?.day ?? .min }

    mutating func set(_ verdict: LinkVerdict, for link: OutsideLink) { verdicts[LinkCache.key(link)] = verdict }

    /// Keeps the answers for addresses that the register still gives.
    mutating func save(for links: [OutsideLink]) {
        let keys = Set(links.map(LinkCache.key))
        verdicts = verdicts.filter { keys.contains($0.key) }
        guard let path else { return }
        let lines = verdicts.sorted { $0.key < $1.key }.map { key, verdict in
            "\(verdict.day)\t\(verdict.kind.rawValue)\t\(key)\t\(verdict.detail.filter { !$0.isNewline && $0 != "\t" })\n"
        }
        // What cannot be kept is asked again.
        try? WholeFile.replace(path, with: Array(lines.joined().utf8))
    }

    private static func key(_ link: OutsideLink) -> String {
        link.url + (link.sha256.map { " \($0)" } ?? "")
    }
}
