import CasebookTesting
import Publication
import Site
import Testing

@Suite("Changes")
struct ChangesTests {
    static let netflix = """
        ---
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2024-11-26
        published: 2024-12-18
        fine: EUR 4750000
        source: https://ap.example/netflix
        ---
        """
    static let uber = """
        ---
        title: Uber fined
        authority: ap
        company: uber
        decided: 2023-12-11
        fine: EUR 10000000
        source: https://ap.example/uber
        ---
        """
    static let two = """
        -- content/site.yml --
        title: Test register
        base_url: https://register.example/
        languages: [en, nl]
        -- content/cases/ap-netflix-2024.md --
        \(netflix)
        -- content/cases/ap-uber-2023.md --
        \(uber)
        """
    static let page = "cases/ap-netflix-2024/index.html"

    @Test("the first publication claims no change")
    func first() throws {
        let site = try TestSite(Self.two)
        try site.build(asOf: "2026-01-01")
        site.expect("changes/index.html", contains: "Nothing has changed since 1\u{A0}January 2026")
        site.expect("changes/register.json", contains: #""updated":"2024-12-18""#)
        #expect(try site.files().keys.allSatisfy { !$0.hasPrefix("changes/2026") })
    }

    @Test("a build on another day without a change writes nothing anew that tells of changes")
    func anotherDay() throws {
        let site = try TestSite(Self.two)
        try site.build(asOf: "2026-01-01")
        let before = try site.files().filter { $0.key.hasPrefix("changes/") }
        try site.build(asOf: "2026-02-01")
        #expect(try site.files().filter { $0.key.hasPrefix("changes/") } == before)
    }

    @Test("an amount that changes is told from what to what, on its day, in every language and for machines")
    func amount() throws {
        let site = try TestSite(Self.two)
        try site.build(asOf: "2026-01-01")
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "4750000", with: "5000000")
        try site.build(asOf: "2026-03-02")
        site.expect(
            "changes/index.html", contains: "Fine as current: €\u{A0}4.75\u{A0}million → €\u{A0}5\u{A0}million.")
        site.expect("nl/changes/index.html", contains: "€\u{A0}4,75\u{A0}miljoen → €\u{A0}5\u{A0}miljoen.")
        site.expect("changes/2026-03-02.json", contains: #""current":{"from":"EUR 4750000","to":"EUR 5000000"}"#)
        site.expect(Self.page, contains: "changed-2026-03-02")
        // A citation names the version, so that its reader can tell which changes came after it.
        site.expect(Self.page, contains: "version of 2\u{A0}March 2026")
        site.expect("data/citations.bib", contains: "version = {2026-03-02}")
        site.expect("data/citations.ris", contains: "ET  - 2026-03-02\r\n")
        site.expect("data/citations.csl.json", contains: #""version":"2026-03-02""#)
        site.expect(Self.page, contains: "Fine as imposed: €\u{A0}4.75\u{A0}million → €\u{A0}5\u{A0}million.")
        site.expect("cases/ap-uber-2023/index.html", lacks: "changed-2026")
        let before = try site.files()
        try site.build(asOf: "2026-04-01")
        let told = try site.files().filter { $0.key.hasPrefix("changes/") }
        #expect(told == before.filter { $0.key.hasPrefix("changes/") })
        try site.expectSameAsClean(asOf: "2026-04-01")
    }

    @Test("builds of one day are told as one change, and trying something out leaves no trace")
    func oneDay() throws {
        let site = try TestSite(Self.two)
        try site.build(asOf: "2026-01-01")
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "4750000", with: "5000000")
        try site.build(asOf: "2026-03-02")
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "5000000", with: "6000000")
        try site.build(asOf: "2026-03-02")
        site.expect("changes/2026-03-02.json", contains: #""from":"EUR 4750000","to":"EUR 6000000""#)
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "6000000", with: "4750000")
        try site.build(asOf: "2026-03-02")
        site.expect(missing: "changes/2026-03-02.json")
        site.expect("changes/register.json", contains: #""id":"ap-netflix-2024","updated":"2024-12-18""#)
        try site.expectSameAsClean(asOf: "2026-03-02")
    }

    @Test("a case that is added, a status that changes and a correction are told apart")
    func kinds() throws {
        let site = try TestSite(Self.two)
        try site.build(asOf: "2026-01-01")
        try site.write(
            "content/cases/ap-uber-2025.md",
            Self.uber.replacing("2023-12-11", with: "2025-12-11").replacing("Uber fined", with: "Uber again"))
        try site.edit(
            "content/cases/ap-netflix-2024.md", replacing: "source:",
            with: "events:\n  - {type: judgment, date: 2025-11-01, outcome: annulled}\nsource:")
        try site.edit(
            "content/cases/ap-uber-2023.md", replacing: "source:",
            with: "corrections:\n  - {date: 2026-01-02, was: \"9 million\", now: \"10 million\", why: A slip.}\nsource:"
        )
        try site.build(asOf: "2026-01-02")
        site.expect("changes/index.html", contains: "New case")
        site.expect("changes/index.html", contains: "Outcome: imposed → annulled.")
        site.expect("changes/index.html", contains: "“9 million” now reads “10 million”. A slip.")
        site.expect("changes/2026-01-02.json", contains: #""added":[{"id":"ap-uber-2025""#)
        site.expect("changes/2026-01-02.json", contains: #""standing":{"from":"imposed","to":"annulled"}"#)
        site.expect("changes/2026-01-02.json", contains: #""corrected":[{"id":"ap-uber-2023""#)
        site.expect("index.html", contains: "Latest changes")
        try site.expectSameAsClean(asOf: "2026-01-02")
    }

    @Test("words that only tell the story, and checking a case anew, are no change of substance")
    func words() throws {
        let site = try TestSite(Self.two)
        try site.build(asOf: "2026-01-01")
        let before = try site.page("changes/register.json")
        try site.edit(
            "content/cases/ap-netflix-2024.md", replacing: "source:",
            with: "verified: 2026-01-02\nsummary: In short.\nsource:")
        try site.build(asOf: "2026-01-03")
        #expect(try site.page("changes/register.json") == before)
    }

    @Test("a withdrawn case leaves a number behind, and its name in no list, delta or record of any day")
    func withdrawn() throws {
        let site = try TestSite(Self.two)
        try site.delete("content/cases/ap-uber-2023.md")
        try site.build(asOf: "2026-01-01")
        try site.write("content/cases/ap-uber-2023.md", Self.uber)
        try site.build(asOf: "2026-01-02")
        site.expect("changes/2026-01-02.json", contains: "ap-uber-2023")
        try site.edit(
            "content/cases/ap-uber-2023.md", replacing: "title:",
            with: "publication: withdrawn\nwithdrawn_on: 2026-01-03\ntitle:")
        try site.build(asOf: "2026-01-03", allowVanished: false)
        site.expect("changes/2026-01-03.json", contains: #""withdrawn":{"count":1}"#)
        site.expect("changes/index.html", contains: "One case was withdrawn.")
        for (path, bytes) in try site.files() {
            #expect(!String(decoding: bytes, as: UTF8.self).lowercased().contains("uber"), "\(path)")
        }
        let before = try site.page("changes/register.json")
        try site.build(asOf: "2026-01-04", allowVanished: false)
        #expect(try site.page("changes/register.json") == before)
        try site.expectSameAsClean(asOf: "2026-01-04")
    }

    @Test("a case that search engines are to leave out is in no delta, record or list of changes")
    func noindex() throws {
        let site = try TestSite(Self.two)
        try site.edit("content/cases/ap-uber-2023.md", replacing: "title:", with: "noindex: true\ntitle:")
        try site.build(asOf: "2026-01-01")
        try site.edit("content/cases/ap-uber-2023.md", replacing: "10000000", with: "20000000")
        try site.build(asOf: "2026-01-02")
        site.expect("changes/register.json", lacks: "uber-2023")
        site.expect("changes/index.html", contains: "Nothing has changed")
    }

    @Test("a case with a new id keeps its history")
    func renamed() throws {
        let site = try TestSite(Self.two)
        try site.build(asOf: "2026-01-01")
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "4750000", with: "5000000")
        try site.build(asOf: "2026-03-02")
        try site.rename("content/cases/ap-netflix-2024.md", to: "content/cases/ap-netflix-2024-privacy.md")
        try site.edit(
            "content/cases/ap-netflix-2024-privacy.md", replacing: "title:",
            with: "former_ids: [ap-netflix-2024]\ntitle:")
        try site.build(asOf: "2026-04-02", allowVanished: false)
        site.expect("changes/2026-03-02.json", contains: #""id":"ap-netflix-2024-privacy""#)
        site.expect(missing: "changes/2026-04-02.json")
        site.expect("changes/register.json", contains: #""first":"ap-netflix-2024""#)
    }

    @Test("a change is never put before one that is published")
    func backwards() throws {
        let site = try TestSite(Self.two)
        try site.build(asOf: "2026-05-01")
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "4750000", with: "5000000")
        try site.build(asOf: "2026-03-01")
        site.expect(exists: "changes/2026-05-01.json")
    }
}
