import Content
import Register

/// Finds the file of the site that an address means.
struct PageFinder {
    let register: Register
    let paths: [String]

    /// The file below the site's folder; nil where the site has none such.
    func path(of address: String) -> String? {
        let known = Set(paths)
        return candidates(address).first(where: known.contains)
    }

    /// The address of the page that comes nearest.
    func nearest(to address: String) -> String? {
        let typed = relative(address).filter { $0 != " " }
        let stem = typed.hasSuffix("/") ? String(typed.dropLast()) : typed
        let pages = paths.filter { $0.hasSuffix("/index.html") }.map { String($0.dropLast("/index.html".count)) }
        // A part of an id is the likeliest slip: `netflix-2024` for `ap-netflix-2024`.
        let last = stem.split(separator: "/").last.map(String.init) ?? stem
        let inside = pages.filter { page in
            let id = page.split(separator: "/").last ?? ""
            return !last.isEmpty && (id.hasSuffix("-" + last) || id.hasPrefix(last + "-"))
        }
        let best = inside.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        return (best ?? NearMiss.nearest(to: stem, among: pages)).map { "/" + $0 + "/" }
    }

    private func candidates(_ address: String) -> [String] {
        let path = relative(address)
        let folder = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
        var candidates = [path, folder + "index.html"]
        if !path.contains("/"), let target = register.resolve(path) {
            switch target {
            case .caseRecord(let index): candidates.append("cases/\(register.cases[index].id)/index.html")
            case .entity(let index):
                let entity = register.entities[index]
                candidates.append("\(entity.category.folder)/\(entity.id)/index.html")
            case .law: candidates.append("laws/\(path)/index.html")
            case .topic: candidates.append("topics/\(path)/index.html")
            case .sector: candidates.append("sectors/\(path)/index.html")
            case .dossier: candidates.append("dossiers/\(path)/index.html")
            case .report: candidates.append("reports/\(path)/index.html")
            case .page, .article, .country, .year, .unpublished: break
            }
        }
        return candidates
    }

    /// The address below the site's own, without what only a browser reads.
    private func relative(_ address: String) -> String {
        var path = String(address.prefix { $0 != "?" && $0 != "#" })
        let base = register.settings.baseURL
        if path.hasPrefix(base) {
            path = String(path.dropFirst(base.count))
        } else {
            let root = String(base.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" })
            if root.count > 1, path.hasPrefix(root) { path = String(path.dropFirst(root.count)) }
        }
        return String(path.drop { $0 == "/" })
    }
}
