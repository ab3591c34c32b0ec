import Site

/// How a file is handed to readers: what it is, how long it may be kept, and when it goes up.
struct Delivery: Equatable, Sendable {
    /// The order in which files go up, so that whoever reads meanwhile finds all that a page needs.
    enum Phase: Int, Comparable, CaseIterable, Sendable {
        /// All that pages need: style sheets, images, data.
        case assets
        /// Pages at addresses that were not there: no page links to them yet.
        case newPages
        case pages
        /// What lists the others: feeds, sitemaps, checksums.
        case listings

        static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }

        var words: String {
            switch self {
            case .assets: "assets"
            case .newPages: "new pages"
            case .pages: "pages"
            case .listings: "lists"
            }
        }
    }

    var contentType: String
    /// How long a copy may be kept, in seconds; a year where the name changes with the bytes.
    var lifetime: Int
    var isImmutable: Bool

    var cacheControl: String { "public, max-age=\(lifetime)" + (isImmutable ? ", immutable" : "") }

    static let year = 31_536_000
    static let page = 300
    static let data = 3600

    init(path: String) {
        let plain = Self.unpacked(path)
        contentType = plain == path ? Self.contentType(of: plain) : "application/octet-stream"
        isImmutable = Self.isFingerprinted(plain)
        lifetime =
            isImmutable ? Self.year : Self.isPage(plain) || Self.isListing(plain) ? Self.page : Self.data
    }

    /// A number for these headers, which changes when they do.
    var mark: String {
        var hasher = StableHasher()
        hasher.combine(contentType)
        hasher.combine(cacheControl)
        let digits = String(hasher.finalize() & 0xFFFF_FFFF, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    static func phase(of path: String, isNew: Bool) -> Phase {
        let plain = unpacked(path)
        // A feed that is new is linked to by new pages, and by nobody before; the checksums come last in any case.
        if isListing(plain) { return isNew && !plain.hasPrefix(ChecksumList.path) ? .assets : .listings }
        return isPage(plain) ? isNew ? .newPages : .pages : .assets
    }

    /// The path of the file that a packed one was made from.
    static func unpacked(_ path: String) -> String {
        for ending in [".br", ".gz"] where path.hasSuffix(ending) { return String(path.dropLast(ending.count)) }
        return path
    }

    /// Whether packing is worth while: texts are, pictures are packed already.
    static func isText(_ path: String) -> Bool {
        let type = contentType(of: path)
        return type.hasPrefix("text/") || type.contains("json") || type.contains("xml") || type.contains("javascript")
            || type == "application/wasm"
    }

    private static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") }

    private static func isListing(_ path: String) -> Bool {
        if path.hasPrefix(".well-known/") { return true }
        let name = path.split(separator: "/").last ?? ""
        if ["feed.xml", "feed.json", "pagefind-entry.json", "catalog.jsonld"].contains(String(name)) { return true }
        guard !path.contains("/") else { return false }
        return name.hasPrefix("sitemap") || name.hasPrefix("SHA256SUMS") || name.hasPrefix("_")
            || ["robots.txt", "opensearch.xml", "build.json"].contains(String(name))
    }

    /// Whether a part of the file's name is a hash of its bytes: 12 or 16 hexadecimal digits between dots.
    private static func isFingerprinted(_ path: String) -> Bool {
        let name = path.split(separator: "/").last ?? ""
        return name.split(separator: ".").dropFirst().contains { part in
            (part.utf8.count == 12 || part.utf8.count == 16)
                && part.utf8.allSatisfy { byte in
                    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
                        || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")
                }
        }
    }
}
