import Content

/// Where pages are: their files below the output folder, their addresses within the site and in full.
struct Addresses: Sendable {
    /// The site's address, ending in `/`.
    let baseURL: String
    /// The path of that address: `/`, or `/register/` for a site below a host's root.
    let root: String
    let defaultLanguage: String

    init(baseURL: String, defaultLanguage: String) {
        self.baseURL = baseURL
        self.defaultLanguage = defaultLanguage
        let rest = baseURL.drop { $0 != ":" }.dropFirst(3)
        root = rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? "/"
    }

    /// The file of a page.
    func file(_ page: PageIdentity, _ language: String) -> String {
        prefix(language) + page.path + "index.html"
    }

    /// The address of a page within the site.
    func href(_ page: PageIdentity, _ language: String) -> String {
        root + prefix(language) + page.path
    }

    /// The address of a page in full.
    func url(_ page: PageIdentity, _ language: String) -> String {
        baseURL + prefix(language) + page.path
    }

    /// The address within the site of a file named from the output folder.
    func href(file: String) -> String { root + file }

    private func prefix(_ language: String) -> String {
        language == defaultLanguage ? "" : language + "/"
    }
}
