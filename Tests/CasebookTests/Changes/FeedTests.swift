import CasebookTesting
import Foundation
import Testing

@Suite("Feeds")
struct FeedTests {
    private func entries(_ site: TestSite, _ path: String) throws -> [[String: Any]] {
        let feed = try JSONSerialization.jsonObject(with: Data(site.page(path).utf8)) as? [String: Any]
        return feed?["items"] as? [[String: Any]] ?? []
    }

    private func updated(_ site: TestSite, _ path: String) throws -> String? {
        try site.page(path).firstMatch(of: #/<updated>([^<]*)<\/updated>/#).map { String($0.1) }
    }

    @Test("the site, its changes, and each case, authority, company, country and topic has a feed in every language")
    func everywhere() throws {
        let site = try TestSite(ChangesTests.two)
        try site.build()
        let folders = [
            "", "changes/", "cases/ap-netflix-2024/", "authorities/ap/", "companies/netflix/", "countries/nl/",
            "topics/transparency/",
        ]
        for folder in folders.flatMap({ [$0, "nl/" + $0] }) {
            for file in ["feed.xml", "feed.json"] {
                site.expect(exists: folder + file)
                site.expect(folder + "index.html", contains: "href=\"/\(folder)\(file)\"")
            }
        }
        #expect(try entries(site, "feed.json").count == 2)
        #expect(try entries(site, "companies/netflix/feed.json").count == 1)
    }

    @Test("a report's feed tells of the report and of the cases that it lists, and of no other")
    func report() throws {
        let site = try TestSite(
            ChangesTests.two + """

                -- content/reports/streaming.md --
                ---
                title: Streaming
                summary: Fines for streaming.
                date: 2025-01-02
                ---
                There are `{casebook} count` cases.

                ```{casebook}
                #| show: cases
                #| title: Fines of Netflix
                company = netflix
                ```
                """)
        try site.build()
        let items = try entries(site, "reports/streaming/feed.json")
        #expect(
            items.map { $0["url"] as? String } == [
                "https://register.example/reports/streaming/", "https://register.example/cases/ap-netflix-2024/",
            ])
        site.expect("nl/reports/streaming/index.html", contains: "href=\"/nl/reports/streaming/feed.xml\"")
    }

    @Test("the day of an entry moves with a change of substance, and not with a build or a word")
    func updated() throws {
        let site = try TestSite(ChangesTests.two)
        try site.build(asOf: "2026-01-01")
        #expect(try updated(site, "feed.xml") == "2024-12-18T00:00:00Z")
        let feeds = try site.files().filter { $0.key.hasSuffix("feed.xml") || $0.key.hasSuffix("feed.json") }
        try site.build(asOf: "2026-02-01")
        #expect(try site.files().filter { feeds[$0.key] != nil } == feeds)
        try site.edit(
            "content/cases/ap-uber-2023.md", replacing: "title: Uber", with: "summary: In short.\ntitle: Uber")
        try site.build(asOf: "2026-02-02")
        #expect(try updated(site, "companies/uber/feed.xml") == "2023-12-11T00:00:00Z")
        try site.edit("content/cases/ap-uber-2023.md", replacing: "10000000", with: "9000000")
        try site.build(asOf: "2026-02-03")
        #expect(try updated(site, "companies/uber/feed.xml") == "2026-02-03T00:00:00Z")
        #expect(try updated(site, "companies/netflix/feed.xml") == "2024-12-18T00:00:00Z")
        #expect(try entries(site, "feed.json").first?["title"] as? String == "The AP fined Uber €\u{A0}9\u{A0}million")
        #expect(try entries(site, "changes/feed.json").count == 1)
        #expect(try entries(site, "cases/ap-uber-2023/feed.json").count == 2)
        #expect(
            try entries(site, "changes/feed.json").first?["id"] as? String
                == "https://register.example/changes/#2026-02-03-ap-uber-2023")
    }

    @Test("the id of an entry outlives the address of its case")
    func permanent() throws {
        let site = try TestSite(ChangesTests.two)
        try site.build(asOf: "2026-01-01")
        let id = try entries(site, "companies/netflix/feed.json").first?["id"] as? String
        try site.rename("content/cases/ap-netflix-2024.md", to: "content/cases/ap-netflix-2024-privacy.md")
        try site.edit(
            "content/cases/ap-netflix-2024-privacy.md", replacing: "title:",
            with: "former_ids: [ap-netflix-2023, ap-netflix-2024]\ntitle:")
        try site.build(asOf: "2026-01-02")
        let entry = try #require(try entries(site, "companies/netflix/feed.json").first)
        #expect(entry["id"] as? String == id)
        #expect(entry["url"] as? String == "https://register.example/cases/ap-netflix-2024-privacy/")
    }

    @Test("a case that is withdrawn, a draft, under embargo or not to be indexed is in no feed and no sitemap")
    func hidden() throws {
        for field in [
            "publication: withdrawn\nwithdrawn_on: 2026-01-01", "publication: draft", "publish_after: 2026-06-01",
            "noindex: true",
        ] {
            let site = try TestSite(ChangesTests.two)
            try site.edit("content/cases/ap-uber-2023.md", replacing: "title:", with: field + "\ntitle:")
            try site.build(asOf: "2026-01-01")
            // Readers find what search engines leave out, filter it, and check its page against its checksum.
            let isShown = field.hasPrefix("noindex")
            for (path, bytes) in try site.files() where !path.hasSuffix(".html") {
                if isShown, path.hasPrefix("register/") || path == "SHA256SUMS" { continue }
                #expect(!String(decoding: bytes, as: UTF8.self).contains("ap-uber-2023"), "\(path) with \(field)")
                #expect(!path.hasPrefix("cases/ap-uber-2023/feed"), "\(path) with \(field)")
            }
        }
    }

    @Test("what has a meaning in XML, in HTML or in JSON stands in a feed as it was written")
    func escaping() throws {
        let site = try TestSite(ChangesTests.two)
        let title = #"A <b> & "c" ]]> </script> \ d"#
        try site.edit("content/cases/ap-uber-2023.md", replacing: "Uber fined", with: "'\(title)'")
        try site.build()
        let shown = "<p>A &lt;b&gt; &amp; &quot;c&quot; ]]&gt; &lt;/script&gt; \\ d</p>"
        let content = try #require(try entries(site, "companies/uber/feed.json").first?["content_html"] as? String)
        #expect(content.hasSuffix(shown))
        // In Atom the markup is text, and so is escaped once more.
        let twice = shown.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
        site.expect("companies/uber/feed.xml", contains: twice + "</content>")
    }
}
