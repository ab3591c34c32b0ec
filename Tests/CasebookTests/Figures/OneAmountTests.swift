import CasebookTesting
import Testing

@Suite("One amount of one case")
struct OneAmountTests {
    private static func text(_ id: String, _ authority: String, _ company: String, _ date: String, _ fine: Int)
        -> String
    {
        """
        -- content/cases/\(id).md --
        ---
        title: A fine for \(company)
        authority: \(authority)
        company: \(company)
        decided: \(date)
        \(company == "netflix" ? "sectors: [media]\nprovisions: [gdpr/13]" : "topics: [transparency]")
        fine: EUR \(fine)
        source: https://authority.example/\(id)
        ---

        """
    }

    private static let content =
        text("ap-netflix-2024", "ap", "netflix", "2024-11-26", 4_750_000)
        + text("ap-uber-2023", "ap", "uber", "2023-12-11", 10_000_000)
        + text("dpc-spotify-2022", "dpc", "spotify", "2022-05-02", 3_000_000)
        + text("dpc-spotify-2025", "dpc", "spotify", "2025-05-02", 2_000_000) + """
            -- content/authorities/dpc.md --
            ---
            names: {en: Data Protection Commission, short: DPC}
            country: IE
            ---
            -- content/companies/spotify.md --
            ---
            names: Spotify
            country: SE
            ---
            -- content/reports/dutch.md --
            ---
            title: Dutch fines
            ---
            Together `{casebook} sum(imposed) where country = NL`.
            -- content/reports/irish.md --
            ---
            title: Irish fines
            ---
            Together `{casebook} sum(imposed) where country = IE`.

            """

    /// The list of changes, the feeds that the case is in, the citations that name the fine, the days of the sitemap.
    private static let tellingOfChanges: Set<String> = Set(
        ["", "changes/", "cases/ap-netflix-2024/", "authorities/ap/", "companies/netflix/", "countries/nl/"].flatMap {
            [$0 + "feed.xml", $0 + "feed.json"]
        } + ["bib", "ris", "csl.json"].map { "data/citations." + $0 }
            + ["changes/index.html", "changes/2026-01-01.json", "changes/register.json", "sitemap.xml"])

    @Test("changes every page that shows or sums it, and no other")
    func change() throws {
        let site = try TestSite(Self.content)
        try site.build()
        let before = try site.files()
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 4750000", with: "EUR 4760000")
        try site.build()
        let after = try site.files()
        #expect(Set(after.keys).subtracting(before.keys) == ["changes/2026-01-01.json"])
        let changed = Set(after.keys.filter { after[$0] != before[$0] })
        let shown = Self.tellingOfChanges.union([
            // The case.
            "cases/ap-netflix-2024/index.html",
            // Lists and sums of all cases.
            "index.html", "cases/index.html", "authorities/index.html", "companies/index.html", "countries/index.html",
            "years/index.html",
            // Lists and sums that the case is in; the year after it looks back on its year.
            "authorities/ap/index.html", "companies/netflix/index.html", "countries/nl/index.html",
            "years/2024/index.html", "years/2025/index.html", "sectors/index.html", "sectors/media/index.html",
            "laws/index.html", "laws/gdpr/index.html", "laws/gdpr/13/index.html",
            // The report that adds it up.
            "reports/dutch/index.html",
            // The downloads that hold the amount, and the records beside the pages of those it concerns.
            "data/index.html", "data/cases.csv", "data/case_amounts.csv", "data/sanctions.csv", "data/events.csv",
            "data/cases.jsonl", "data/register.json", "data/register.sqlite", "data/register.xlsx",
            "data/datapackage.json", "data/catalog.jsonld", "cases/ap-netflix-2024/index.json",
            "authorities/ap/index.json",
            "companies/netflix/index.json",
            // What scripts add up by themselves.
            "compare/index.html", "register/cases.json", "register/index.json",
            // What lists all files, and says what they are made from.
            "SHA256SUMS", "build.json",
        ])
        #expect(
            changed == shown, "also \(changed.subtracting(shown).sorted()), not \(shown.subtracting(changed).sorted())")
        site.expect("reports/dutch/index.html", contains: "€\u{A0}14,760,000")
        site.expect("years/2025/index.html", contains: "€\u{A0}4.76\u{A0}million as imposed")
    }
}
