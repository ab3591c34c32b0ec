extension Delivery {
    /// The media type of a file by its name, the same on every machine.
    static func contentType(of path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        if let type = byName[name] { return type }
        guard let dot = name.lastIndex(of: ".") else { return "text/plain; charset=utf-8" }
        let ending = name[name.index(after: dot)...].lowercased()
        return byEnding[ending] ?? "application/octet-stream"
    }

    /// Types by the ending of a name, sorted.
    static var types: [(ending: String, type: String)] { byEnding.sorted { $0.key < $1.key }.map { ($0, $1) } }

    private static let byName: [String: String] = [
        "feed.xml": "application/atom+xml",
        "feed.json": "application/feed+json",
        "opensearch.xml": "application/opensearchdescription+xml",
    ]

    private static let byEnding: [String: String] = [
        "html": "text/html; charset=utf-8",
        "css": "text/css; charset=utf-8",
        "js": "text/javascript; charset=utf-8",
        "mjs": "text/javascript; charset=utf-8",
        "txt": "text/plain; charset=utf-8",
        "md": "text/markdown; charset=utf-8",
        "csv": "text/csv; charset=utf-8",
        "tsv": "text/tab-separated-values; charset=utf-8",
        "json": "application/json",
        "jsonl": "application/jsonl",
        "jsonld": "application/ld+json",
        "xml": "application/xml",
        "atom": "application/atom+xml",
        "rss": "application/rss+xml",
        "xsl": "text/xsl; charset=utf-8",
        "webmanifest": "application/manifest+json",
        "bib": "application/x-bibtex",
        "ris": "application/x-research-info-systems",
        "svg": "image/svg+xml",
        "png": "image/png",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "webp": "image/webp",
        "avif": "image/avif",
        "gif": "image/gif",
        "ico": "image/x-icon",
        "pdf": "application/pdf",
        "zip": "application/zip",
        "sqlite": "application/vnd.sqlite3",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "wasm": "application/wasm",
        "woff2": "font/woff2",
        "mp4": "video/mp4",
        "mp3": "audio/mpeg",
    ]
}
