import Foundation

/// Follows every link of a built site to the file and the fragment it names.
package struct LinkCrawl {
    /// A link that leads nowhere.
    package struct BrokenLink: Hashable, CustomStringConvertible {
        package var page: String
        package var link: String
        package var reason: String

        package var description: String { "`\(page)`: `\(link)` \(reason)" }
    }

    /// How many links lead to a file of the site.
    package private(set) var linkCount = 0
    package private(set) var broken: Set<BrokenLink> = []
    /// Pages that no other page links to, apart from the home page and those that only a machine asks for.
    package private(set) var orphans: Set<String> = []

    private let files: [String: Data]
    private let baseURL: String
    private var pages: [String: Markup] = [:]

    /// Crawls the files of a site, by their paths, whose address is `baseURL`.
    package init(_ files: [String: Data], baseURL: String) {
        self.files = files
        self.baseURL = baseURL
        for (path, bytes) in files where Self.isMarkup(path) {
            pages[path] = Markup([UInt8](bytes), isHTML: path.hasSuffix(".html"))
        }
        var reached: Set<String> = []
        for (path, page) in pages {
            for link in page.links {
                guard let target = follow(link, from: path) else { continue }
                if target != path, path.hasSuffix(".html") { reached.insert(target) }
            }
        }
        orphans = Set(files.keys.filter { $0.hasSuffix(".html") && !reached.contains($0) && !$0.hasSuffix("404.html") })
    }

    /// The file a link leads to; nil for a link to elsewhere, and for a broken one, which is noted.
    private mutating func follow(_ link: String, from page: String) -> String? {
        guard let address = local(link, on: page) else { return nil }
        linkCount += 1
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let route = (parts.first ?? "").split(separator: "?", omittingEmptySubsequences: false).first ?? ""
        guard let path = String(route).removingPercentEncoding else {
            broken.insert(BrokenLink(page: page, link: link, reason: "is not well encoded"))
            return nil
        }
        let target = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        guard files[target] != nil else {
            let reason = files[path + "/index.html"] == nil ? "leads to no file" : "lacks the `/` at its end"
            broken.insert(BrokenLink(page: page, link: link, reason: reason))
            return nil
        }
        if parts.count == 2, let fragment = String(parts[1]).removingPercentEncoding, !fragment.isEmpty,
            let markup = pages[target], !markup.ids.contains(fragment), fragment != "top"
        {
            broken.insert(BrokenLink(page: page, link: link, reason: "names a part that its page does not have"))
        }
        return target
    }

    /// The link as a path from the site's top with its query and fragment; nil where it leads out of the site.
    private mutating func local(_ link: String, on page: String) -> String? {
        if link.hasPrefix(baseURL) { return String(link.dropFirst(baseURL.count)) }
        let scheme = link.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
        if link.dropFirst(scheme.count).first == ":" || link.hasPrefix("//") { return nil }
        // A site below a folder of its host keeps that folder in its links.
        let folder =
            "/" + baseURL.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3).joined(separator: "/")
        if link.hasPrefix("/") {
            if link.hasPrefix(folder) { return String(link.dropFirst(folder.count)) }
            broken.insert(BrokenLink(page: page, link: link, reason: "leads out of the site's folder"))
            return nil
        }
        if link.hasPrefix("#") || link.isEmpty { return page + link }
        if link.hasPrefix("?") { return page + link }
        var folders = page.split(separator: "/").dropLast().map(String.init)
        let end = link.firstIndex { $0 == "?" || $0 == "#" } ?? link.endIndex
        let steps = link[..<end].split(separator: "/", omittingEmptySubsequences: false)
        for step in steps.dropLast() {
            switch step {
            case "..": if folders.popLast() == nil { return "../" }
            case ".", "": continue
            default: folders.append(String(step))
            }
        }
        let name = steps.last ?? ""
        switch name {
        case "..": _ = folders.popLast()
        case ".": break
        default: return (folders + [String(name)]).joined(separator: "/") + link[end...]
        }
        return folders.map { $0 + "/" }.joined() + link[end...]
    }

    private static func isMarkup(_ path: String) -> Bool {
        [".html", ".xml", ".svg"].contains { path.hasSuffix($0) }
    }
}
