import Content
import Publication
import Site
import Synchronization

/// A site in memory: its pages are made when they are asked for.
final class LiveSite: Sendable {
    /// A file as it goes out.
    struct File: Sendable {
        /// The path below the site's root.
        var path: String
        var bytes: [UInt8]
        /// What tells this state of the page from any other.
        var key: UInt64
    }

    /// What an address leads to.
    enum Target: Equatable, Sendable {
        case file(String)
        /// A folder without its slash.
        case folder(String)
        /// Nothing: the page that says so, where the site has one.
        case missing(String?)
        /// Above the site's own root, which the address names.
        case outside(root: String)
    }

    /// The path of the site's address: `/`, or `/register/` for a site below a host's root.
    let root: String
    let assets: [String: String]
    private let pages: ShownPages
    /// The paths of the theme's own files, whose names change with what is in them.
    private let lasting: Set<String>
    /// The pages that open tabs show, prepared to see whether they changed, and rendered a moment later.
    private let prepared = Mutex<[String: PreparedPage]>([:])
    private static let preparedLimit = 32

    init(_ plan: SitePlan, _ pages: ShownPages) {
        root = plan.root
        assets = plan.assets
        self.pages = pages
        let base = root
        lasting = Set(plan.assets.values.map { String($0.dropFirst(base.count)) })
    }

    private func has(_ path: String) -> Bool { pages.page(path) != nil }

    /// Whether a file's name stands for one content for ever.
    func isLasting(_ path: String) -> Bool { lasting.contains(path) }

    /// What a decoded path, without its leading slash, leads to.
    func target(_ path: String) -> Target {
        let base = root.dropFirst()
        guard path.hasPrefix(base) else { return .outside(root: root) }
        let path = String(path.dropFirst(base.count))
        if path.isEmpty || path.hasSuffix("/") {
            return has(path + "index.html") ? .file(path + "index.html") : missing(path)
        }
        if has(path) { return .file(path) }
        return !has(path + "/index.html") ? missing(path) : .folder(String(base) + path + "/")
    }

    /// The page that says that there is nothing, in the language of the address.
    func missing(_ path: String) -> Target {
        let language = path.prefix { $0 != "/" }
        let own = String(language) + "/404.html"
        if has(own) { return .missing(own) }
        return .missing(has("404.html") ? "404.html" : nil)
    }

    /// The key of the page that an address shows now; 0 for none.
    func key(_ path: String) -> UInt64 {
        switch target(path) {
        case .file(let file), .missing(.some(let file)): prepare(file)?.key ?? 0
        case .folder, .missing(nil), .outside: 0
        }
    }

    /// A file of the site; nil where there is none, or where it can not be read now.
    func file(_ path: String) -> File? {
        guard let prepared = prepare(path) else { return nil }
        switch prepared.source {
        case .rendered, .made, .written:
            var bytes: [UInt8] = []
            guard (try? prepared.append(to: &bytes)) != nil else { return nil }
            return File(path: path, bytes: bytes, key: prepared.key)
        case .file(let location):
            guard let bytes = try? Disk.read(location, limit: 64 << 20) else { return nil }
            switch ImageMetadata.treatment(of: bytes) {
            case .asItIs: return File(path: path, bytes: bytes, key: prepared.key)
            case .cleaned(let cleaned, _): return File(path: path, bytes: cleaned, key: prepared.key)
            case .refused: return nil
            }
        }
    }

    private func prepare(_ path: String) -> PreparedPage? {
        if let known = prepared.withLock({ $0[path] }) { return known }
        guard let page = pages.page(path) else { return nil }
        let new = page.prepare()
        prepared.withLock { pages in
            if pages.count >= Self.preparedLimit { pages.removeAll() }
            pages[path] = new
        }
        return new
    }
}
