import CasebookTesting
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Words that mean something to HTML, XML, JSON, CSV or a template are words wherever the site shows them.
@Suite("Hostile words in what is published")
struct HostileOutputTests {
    private static let payload =
        #"</script><script>alert(1)</script>{{title}}{{{title}}}{{>case}}]]><!--<img src=x onerror=alert(2)>"'&amp;"#

    /// The payload as a text of YAML between single quotes, behind a sign that a spreadsheet takes for a formula.
    private static func text(_ sign: String) -> String {
        "'" + sign + payload.replacing("'", with: "''") + "'"
    }

    // Made once, and only read after that.
    nonisolated(unsafe) private static let published: Result<TestSite, any Error> = Result {
        let site = try TestSite("")
        try site.write(
            "content/site.yml",
            "title: \(text("="))\ndescription: \(text("+"))\nbase_url: https://register.example/\nlanguages: [en]\n")
        try site.write("content/topics.yml", "- {id: transparency, name: \(text("@"))}\n")
        try site.write("content/sectors.yml", "- {id: media, name: \(text("-"))}\n")
        try site.write(
            "content/authorities/ap.md",
            "---\nnames: {en: \(text("=")), short: \(text("+"))}\ncountry: NL\n---\n\(payload)\n")
        try site.write(
            "content/companies/netflix.md",
            "---\nnames: {en: \(text("=")), legal: \(text("=")), aliases: [\(text("@"))]}\ncountry: NL\nsector: media\n---\n"
        )
        try site.write(
            "content/pages/about.md",
            "---\ntitle: \(text("="))\nsummary: \(text("="))\n---\n# \(payload)\n\n`\(payload)`\n")
        try site.write(
            "content/cases/ap-netflix-2024.md",
            """
            ---
            title: \(text("="))
            summary: \(text("@"))
            authority: ap
            companies:
              - {id: netflix, as: \(text("+"))}
              - {undisclosed: \(text("-"))}
            case_numbers: [\(text("="))]
            topics: [transparency]
            events:
              - {id: fine, type: fine, date: 2024-11-26, amount: EUR 100, note: \(text("="))}
            sources:
              - {id: s, url: "https://a.example/?q=%3Cscript%3E&b='c'", title: \(text("=")), kind: decision}
            quotes: [{id: q, text: \(text("-")), by: \(text("+")), source: s}]
            statement: \(text("="))
            corrections: [{date: 2025-01-01, was: \(text("=")), now: \(text("+")), why: \(text("@"))}]
            ---
            \(payload)

            | =1+1 | \(payload.replacing("|", with: "\\|")) |
            |---|---|
            | @a | {{title}} |

            """)
        try site.build()
        return site
    }

    private func files(_ endings: String...) throws -> [(path: String, text: String)] {
        let found = try Self.published.get().files().filter { file in endings.contains { file.key.hasSuffix($0) } }
        #expect(!found.isEmpty)
        return found.map { ($0.key, String(decoding: $0.value, as: UTF8.self)) }
    }

    @Test("pages have no script, handler or element that a text brought in")
    func pages() throws {
        for (path, text) in try files(".html") {
            #expect(!text.contains("alert(1)</script>"), "\(path)")
            for script in text.matches(of: /<script\b[^>]*>/) {
                let tag = String(script.output)
                #expect(tag.contains(" src=\"/") || tag.contains("application/ld+json"), "\(path): \(tag)")
            }
            // Without the values of attributes, in which the words may stand.
            let tags = text.replacing(/"[^"]*"/, with: "")
            #expect(tags.firstMatch(of: /<[a-zA-Z][^<>]*\son[a-z]+\s*=/) == nil, "\(path)")
            #expect(!tags.contains("<img src"), "\(path)")
        }
    }

    @Test("what looks like a template stands in the page as it was written")
    func templates() throws {
        let site = try Self.published.get()
        let page = try site.page("cases/ap-netflix-2024/index.html")
        #expect(page.contains("{{title}}{{{title}}}{{&gt;case}}"))
        #expect(page.contains("<td>{{title}}</td>"))
    }

    @Test("data in scripts ends where it ends, and says what was written")
    func data() throws {
        for (path, text) in try files(".html") {
            for block in text.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/.dotMatchesNewlines()) {
                let json = String(block.output.1)
                #expect(!json.contains("<"), "\(path)")
                #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
            }
        }
        for (path, text) in try files(".json") {
            #expect(throws: Never.self, "\(path)") {
                try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            }
        }
    }

    @Test("feeds and the sitemap are XML whatever the words")
    func feeds() throws {
        for (path, text) in try files(".xml") {
            let parser = XMLParser(data: Data(text.utf8))
            #expect(parser.parse(), "\(path): \(String(describing: parser.parserError))")
            #expect(!text.contains("]]>") || text.contains("<![CDATA["), "\(path)")
        }
    }

    @Test("no cell of a table begins as a formula does")
    func formulas() throws {
        for (path, text) in try files(".csv") {
            for row in CSVRows(text).rows {
                for cell in row.values where !cell.isEmpty {
                    #expect(!"=+@\t\r".contains(cell.first ?? " "), "\(path): \(cell.prefix(40))")
                    #expect(!cell.hasPrefix("-") || Double(cell) != nil, "\(path): \(cell.prefix(40))")
                }
            }
        }
    }
}
