import Content
import Register

/// The files that programs look for at known places of a site.
extension SiteBuilder {
    /// Everything that describes the site to programs.
    ///
    /// - Parameter pages: all other files of the site, for the sitemap.
    func metadataFiles(besides pages: [PlannedPage]) -> [PlannedPage] {
        let context = context
        var files = Sitemap(baseURL: context.addresses.baseURL, pages: pages) { context.substanceDays }.plan()
        files.append(
            .text("robots.txt", "User-agent: *\nAllow: /\n\nSitemap: \(context.addresses.baseURL)sitemap.xml\n"))
        files.append(.text("humans.txt", humans))
        files += context.languages.map { language in
            let prefix = language == context.settings.defaultLanguage ? "" : language + "/"
            return .text(prefix + "opensearch.xml", openSearch(language))
        }
        if let security { files.append(.text(".well-known/security.txt", security)) }
        files.append(.bytes("vocabulary/vocabulary.jsonld", vocabulary))
        return files
    }

    private var site: String {
        context.settings.title.text(context.settings.defaultLanguage, fallback: context.settings.defaultLanguage) ?? ""
    }

    /// Who made the site, after humanstxt.org.
    private var humans: String {
        let settings = context.settings
        var text = "/* TEAM */\n"
        if let publisher = settings.publisher {
            text += "Publisher: \(publisher.name.text(settings.defaultLanguage, fallback: "en") ?? "")\n"
            if let email = publisher.email { text += "Contact: \(email)\n" }
            if let url = publisher.url { text += "Site: \(url)\n" }
        }
        text += "\n/* SITE */\nName: \(site)\nLanguages: \(context.languages.joined(separator: ", "))\n"
        text += "Standards: HTML, CSS, SVG, JSON-LD, Atom, JSON Feed\nSoftware: Casebook\n"
        return text
    }

    /// How a browser searches the site (OpenSearch 1.1), in one language.
    private func openSearch(_ language: String) -> String {
        // A name may have 16 characters, a long one 48.
        func cut(_ text: String, _ length: Int) -> String {
            text.count <= length ? text : text.prefix(length - 1) + "…"
        }
        let settings = context.settings
        var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
        func element(_ name: String, _ text: String) {
            bytes += "<\(name)>".utf8
            bytes.appendXML(text)
            bytes += "</\(name)>\n".utf8
        }
        bytes += "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n".utf8
        let name = settings.title.text(language, fallback: settings.defaultLanguage) ?? ""
        element("ShortName", cut(name, 16))
        element("LongName", cut(name, 48))
        element("Description", settings.description?.text(language, fallback: settings.defaultLanguage) ?? name)
        element("InputEncoding", "UTF-8")
        element("Language", language)
        bytes += "<Url type=\"text/html\" template=\"".utf8
        bytes.appendXML(context.addresses.url(.search, language) + "?q={searchTerms}")
        bytes += "\"/>\n</OpenSearchDescription>\n".utf8
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Where to report a weakness (RFC 9116); nil where nobody can be reached.
    private var security: String? {
        let settings = context.settings
        var contacts: [String] = []
        if let email = settings.publisher?.email { contacts.append("mailto:" + email) }
        if let url = settings.publisher?.url, url.hasPrefix("https://") { contacts.append(url) }
        if contacts.isEmpty { return nil }
        var text = contacts.map { "Contact: \($0)\n" }.joined()
        text += "Expires: \(SiteBuilder.expiry(after: context.register.asOf).timestamp)\n"
        text += "Preferred-Languages: \(context.languages.joined(separator: ", "))\n"
        text += "Canonical: \(context.addresses.baseURL).well-known/security.txt\n"
        return text
    }

    /// The day before the quarter that begins a year after the day's own: nine to twelve months ahead, and the same for
    /// the builds of three months, so that a build on another day changes nothing.
    static func expiry(after day: Day) -> Day {
        let date = day.date
        let month = ((date.month ?? 1) - 1) / 3 * 3 + 1
        return Day(number: Day(year: date.year + 1, month: month, day: 1).number - 1)
    }

    /// The vocabulary for programs: each word with its label and what it means in the site's languages.
    private var vocabulary: [UInt8] {
        let begin = context.addresses.vocabulary
        var text = JSONWriter()
        text.object { root in
            root.object("@context") { names in
                names.member("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
                names.member("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
                names.member("schema", "http://schema.org/")
                names.member("casebook", begin)
            }
            root.list("@graph") { graph in
                for term in VocabularyTerm.allCases {
                    graph.newLine()
                    graph.object { write(term, &$0) }
                }
            }
        }
        return text.bytes + [0x0A]
    }

    private func write(_ term: VocabularyTerm, _ text: inout JSONWriter) {
        func localized(_ name: String, _ key: String) {
            text.list(name) { list in
                for language in context.languages {
                    guard let wording = context.wordings[language] else { continue }
                    list.object { value in
                        value.member("@language", language)
                        value.member("@value", wording(key + term.key))
                    }
                }
            }
        }
        func refer(_ name: String, _ ids: [String]) {
            if ids.isEmpty { return }
            text.list(name) { list in for id in ids { list.object { $0.member("@id", id) } } }
        }
        text.member("@id", term.name)
        text.member("@type", term.isClass ? "rdfs:Class" : "rdf:Property")
        localized("rdfs:label", "vocabulary.label-")
        localized("rdfs:comment", "vocabulary.about-")
        refer("schema:domainIncludes", term.domain.map(\.name))
    }
}

extension PageScope {
    /// What the words of the vocabulary mean, for people.
    func vocabularyPage() -> ProsePage {
        let title = wording("vocabulary.heading")
        let lead = wording("vocabulary.lead")
        var bytes = Array("<dl class=\"facts facts-list\">\n".utf8)
        for term in VocabularyTerm.allCases {
            bytes += "<div class=\"fact\" id=\"\(term.rawValue)\"><dt><code>\(term.rawValue)</code></dt><dd>".utf8
            bytes.appendEscaped(wording("vocabulary.about-" + term.key))
            bytes += "</dd></div>\n".utf8
        }
        let file = context.addresses.href(file: "vocabulary/vocabulary.jsonld")
        bytes += "</dl>\n<p><a href=\"\(file)\">JSON-LD</a></p>\n".utf8
        var page = ProsePage(
            page: head(.vocabulary, title: title, description: lead), code: "vocabulary", title: title,
            body: HTML(bytes))
        page.summary = lead
        return page
    }
}
