import CasebookTesting
import Content
import Foundation
import Testing

@testable import Site

@Suite("What pages say to programs")
struct MetadataTests {
    private func block(_ site: TestSite, _ path: String) throws -> [String: Any] {
        let page = try site.page(path)
        let open = try #require(page.range(of: "<script type=\"application/ld+json\">"))
        let close = try #require(page.range(of: "</script>", range: open.upperBound..<page.endIndex))
        let object = try JSONSerialization.jsonObject(with: Data(page[open.upperBound..<close.lowerBound].utf8))
        return try #require(object as? [String: Any])
    }

    @Test("a case is a report on its parties, its amounts exact and its status as the page has it")
    func report() throws {
        let site = try TestSite(ChangesTests.two)
        try site.edit(
            "content/cases/ap-netflix-2024.md", replacing: "source:",
            with: "events:\n  - {type: judgment, date: 2025-11-01, outcome: reduced, amount: EUR 35258.07}\nsource:")
        try site.build()
        let report = try block(site, "cases/ap-netflix-2024/index.html")
        #expect(report["@type"] as? String == "Report")
        let about = try #require(report["about"] as? [[String: Any]])
        #expect(about.map { $0["@type"] as? String } == ["GovernmentOrganization", "Organization"])
        let decision = try #require(report["casebook:hasDecision"] as? [String: Any])
        #expect(decision["casebook:standing"] as? String == "reduced")
        let current = try #require(decision["casebook:current"] as? [[String: String]])
        #expect(current == [["@type": "MonetaryAmount", "currency": "EUR", "value": "35258.07"]])
        #expect((decision["casebook:imposed"] as? [[String: String]])?.first?["value"] == "4750000")
    }

    @Test("an amount that is kept back or not known is a word, and not nothing")
    func unknownAmounts() throws {
        let site = try TestSite(ChangesTests.two)
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 4750000", with: "undisclosed")
        try site.build()
        let report = try block(site, "cases/ap-netflix-2024/index.html")
        let decision = try #require(report["casebook:hasDecision"] as? [String: Any])
        #expect(decision["casebook:imposed"] as? String == "undisclosed")
    }

    @Test("a text can not end the block it stands in")
    func escaping() throws {
        let site = try TestSite(ChangesTests.two)
        try site.edit(
            "content/cases/ap-uber-2023.md", replacing: "title: Uber",
            with: "summary: '</script><script>alert(1)</script> & <!-- \"x\"'\ntitle: Uber")
        try site.build()
        let report = try block(site, "cases/ap-uber-2023/index.html")
        #expect(report["description"] as? String == "</script><script>alert(1)</script> & <!-- \"x\"")
    }

    @Test("a case that search engines leave out has no data block and no bibliographic elements")
    func noindex() throws {
        let site = try TestSite(ChangesTests.two)
        try site.edit("content/cases/ap-uber-2023.md", replacing: "title:", with: "noindex: true\ntitle:")
        try site.build()
        for mark in ["ld+json", "citation_title", "DC.title", "feed.xml", "og:"] {
            site.expect("cases/ap-uber-2023/index.html", lacks: mark)
        }
    }

    @Test("a company known by such cases alone is left to search engines as little as they are, in no feed or list")
    func noindexCompany() throws {
        let site = try TestSite(ChangesTests.two)
        try site.build()
        site.expect("companies/uber/index.html", contains: "ld+json")
        site.expect(exists: "companies/uber/feed.xml")
        site.expect("sitemap.xml", contains: "companies/uber/")
        try site.edit("content/cases/ap-uber-2023.md", replacing: "title:", with: "noindex: true\ntitle:")
        try site.build()
        site.expect("companies/uber/index.html", contains: "<meta name=\"robots\" content=\"noindex\">")
        for mark in ["ld+json", "feed.xml", "og:"] { site.expect("companies/uber/index.html", lacks: mark) }
        for file in ["feed.xml", "feed.json", "index.json"] { site.expect(missing: "companies/uber/\(file)") }
        // What lists the site for programs names neither the case nor the company.
        for (path, text) in try site.files() where !path.hasSuffix(".html") && !path.hasPrefix("register/") {
            if path == "SHA256SUMS" { continue }
            let text = String(decoding: text, as: UTF8.self).lowercased()
            #expect(!text.contains("uber"), "\(path)")
        }
        // A company with another case stays listed.
        site.expect("sitemap.xml", contains: "companies/netflix/")
    }

    @Test("the sitemap holds listed pages alone, each with the day of its last change of substance")
    func sitemap() throws {
        let site = try TestSite(RedirectTests.site)
        try site.build()
        let map = try site.page("sitemap.xml")
        let base = "https://register.example/fines/"
        #expect(map.contains("<loc>\(base)cases/ap-netflix-2024/</loc><lastmod>2024-11-26</lastmod>"))
        #expect(map.contains("<loc>\(base)nl/authorities/ap/</loc><lastmod>2024-11-26</lastmod>"))
        #expect(!map.contains("ap-netflix-2023") && !map.contains("uber-202") && !map.contains("404"))
    }

    @Test("the file for those who find a weakness is the same for three months and never a year ahead")
    func expiry() {
        for (day, expiry) in [
            ("2026-01-01", "2026-12-31"), ("2026-03-31", "2026-12-31"), ("2026-11-23", "2027-09-30"),
            ("2028-02-29", "2028-12-31"),
        ] {
            #expect(Day(day).map(SiteBuilder.expiry)?.date.edtf == expiry)
        }
    }
}
