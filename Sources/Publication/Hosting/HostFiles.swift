import Site

/// Files at the site's root that hosts look for; a host that does not know them serves them like any other.
///
/// `_redirects` and `404.html` are made with the pages.
enum HostFiles {
    /// - Parameter root: where the site lies on its host, such as `/` or `/register/`.
    static func pages(below root: String) -> [PlannedPage] {
        [
            page("_headers", headers(below: root)),
            // Without it GitHub Pages leaves out what begins with an underscore.
            page(".nojekyll", ""),
        ]
    }

    /// What Netlify and Cloudflare Pages are told.
    ///
    /// Rules that match together are joined, so no header stands in two of them; pages are left to the host, which asks
    /// for them anew each time.
    static func headers(below root: String) -> String {
        var text = "\(root)*\n"
        for header in SecurityHeaders.all { text += "  \(header.name): \(header.value)\n" }
        let year = "  Cache-Control: public, max-age=\(Delivery.year), immutable\n"
        return text + "\(root)assets/*\n" + year
    }

    private static func page(_ path: String, _ text: String) -> PlannedPage {
        PlannedPage(path: path, listing: .unlisted) {
            var hasher = StableHasher()
            hasher.combine(text)
            return PreparedPage(key: hasher.finalize(), source: .rendered { $0 += text.utf8 })
        }
    }
}
