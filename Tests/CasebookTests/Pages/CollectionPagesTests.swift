import CasebookTesting
import Testing

@Suite("Pages of laws, countries, sectors, topics, years and dossiers")
struct CollectionPagesTests {
    private static let content = """
        -- content/topics.yml --
        - {id: transparency, name: Transparency, description: Whether people were told.}
        - {id: cookies, name: Cookies}
        -- content/companies/netflix.md --
        ---
        names: Netflix
        country: US
        sector: media
        ---
        -- content/laws/old.yml --
        names: {en: Old Act}
        open: true
        -- content/dossiers/pair.md --
        ---
        title: A pair of cases
        summary: One conduct, two decisions.
        ---
        See [[ap-netflix-2024]].
        -- content/pages/about.md --
        ---
        title: About this register
        ---
        What it is.
        -- content/cases/ap-netflix-2024.md --
        ---
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 4750000
        provisions: [gdpr/13(1)(c), gdpr/13(1)(e), {ref: gdpr/12, finding: not-violated}, old/7]
        topics: [transparency]
        sectors: [media]
        dossier: pair
        source: https://example.org/1
        official_source: {none_found: 2025-01-01}
        ---
        -- content/cases/ap-uber-2023.md --
        ---
        title: Uber fined
        authority: ap
        company: uber
        decided: 2023-03-01
        fine: EUR 250000
        provisions: [gdpr/13]
        source: https://example.org/2
        official_source: {none_found: 2025-01-01}
        ---

        """

    private func site() throws -> TestSite {
        let site = try TestSite(Self.content)
        try site.build()
        return site
    }

    @Test("a case counts once under an article that it names twice, and its fine is not multiplied")
    func article() throws {
        let site = try site()
        site.expect("laws/gdpr/13/index.html", contains: "Together, as current: €\u{A0}5\u{A0}million")
        site.expect("laws/gdpr/index.html", contains: "Found violated: 1 provision, in 2 cases.")
    }

    @Test("a case that found an article not violated stands apart and is not counted")
    func otherFindings() throws {
        let site = try site()
        let page = try site.page("laws/gdpr/12/index.html")
        let heading = try #require(page.range(of: "id=\"not-violated\""))
        #expect(page[heading.lowerBound...].contains("href=\"/cases/ap-netflix-2024/\""))
        #expect(!page[..<heading.lowerBound].contains("href=\"/cases/ap-netflix-2024/\""))
        #expect(!page.contains("<dl class=\"key-figures\">"))
    }

    @Test("an open law has a page for each article that a case names, and says that it is not complete")
    func openLaw() throws {
        let site = try site()
        site.expect(exists: "laws/old/7/index.html")
        site.expect("laws/old/index.html", contains: "Only the provisions that cases in this register name are listed.")
    }

    @Test("a country's page has its authorities' cases, and apart from them those against its companies elsewhere")
    func country() throws {
        let site = try TestSite(
            Self.content + """
                -- content/authorities/ftc.md --
                ---
                names: Federal Trade Commission
                country: US
                ---
                -- content/cases/ftc-netflix-2020.md --
                ---
                title: Netflix at home
                authority: ftc
                company: netflix
                decided: 2020-01-01
                reprimand: true
                source: https://example.org/5
                official_source: {none_found: 2025-01-01}
                ---

                """)
        try site.build()
        let page = try site.page("countries/us/index.html")
        let elsewhere = try #require(page.range(of: "id=\"cases-elsewhere\""))
        #expect(page[..<elsewhere.lowerBound].contains("href=\"/cases/ftc-netflix-2020/\""))
        #expect(page[elsewhere.lowerBound...].contains("href=\"/cases/ap-netflix-2024/\""))
        #expect(!page[elsewhere.lowerBound...].contains("href=\"/cases/ftc-netflix-2020/\""))
        site.expect("countries/nl/index.html", contains: "href=\"/authorities/ap/\"")
    }

    @Test("a country without a case has no page and is linked from nowhere")
    func countryWithoutCases() throws {
        let site = try site()
        site.expect(missing: "countries/us/index.html")
        site.expect("companies/netflix/index.html", contains: "United States")
        site.expect("companies/netflix/index.html", lacks: "/countries/us/")
    }

    @Test("a topic without a case has a page that says so")
    func emptyTopic() throws {
        let site = try site()
        site.expect("topics/cookies/index.html", contains: "None in the register.")
        site.expect("topics/transparency/index.html", contains: "Whether people were told.")
        site.expect("topics/transparency/index.html", contains: "href=\"/cases/ap-netflix-2024/\"")
        site.expect("sectors/media/index.html", contains: "href=\"/cases/ap-netflix-2024/\"")
    }

    @Test("a year leads to its neighbours and says what it came to")
    func year() throws {
        let site = try site()
        site.expect(
            "years/2024/index.html",
            contains: "1 case decided, with fines of €\u{A0}4.75\u{A0}million as current.")
        site.expect("years/2024/index.html", contains: "<a rel=\"prev\" href=\"/years/2023/\">2023</a>")
        site.expect("years/2023/index.html", contains: "<a rel=\"next\" href=\"/years/2024/\">2024</a>")
        site.expect("cases/index.html", contains: "<a href=\"/years/2023/\">2023 <small>1</small></a>")
    }

    @Test("a dossier shows its cases and its text with links resolved")
    func dossier() throws {
        let site = try site()
        site.expect("dossiers/pair/index.html", contains: "<a href=\"/cases/ap-netflix-2024/\">Netflix fined</a>")
        site.expect("dossiers/index.html", contains: "One conduct, two decisions.")
    }

    @Test("a page of words stands at its own address, at the foot of every page")
    func prose() throws {
        let site = try site()
        site.expect("about/index.html", contains: "What it is.")
        site.expect("years/index.html", contains: "<a href=\"/about/\">About this register</a>")
    }
}
