import CasebookTesting
import Testing

@Suite("Pages about authorities, companies, courts and organisations")
struct EntityPagesTests {
    /// A joint fine, a fine annulled by a court, a group that changed hands, and an organisation that complained.
    private static let content = """
        -- content/site.yml --
        title: Test register
        base_url: https://register.example/
        languages: [en, nl]
        -- content/authorities/cnil.md --
        ---
        names: {en: French authority, nl: Franse toezichthouder}
        country: FR
        ---
        -- content/authorities/idle.md --
        ---
        names: Idle authority
        country: BE
        ---
        -- content/courts/rb.md --
        ---
        names: District Court
        country: NL
        level: first-instance
        ---
        -- content/organisations/noyb.md --
        ---
        names: noyb
        country: AT
        ---
        -- content/companies/parent.md --
        ---
        names: {en: Parent, legal: Parent Holding N.V., former: [{name: Former Parent, to: 2015}]}
        country: NL
        ---
        -- content/companies/sold.md --
        ---
        names: Sold Company
        country: NL
        parents: [{id: parent, from: 2010, to: 2020-12-31}]
        ---
        -- content/companies/unused.md --
        ---
        names: Unused Company
        ---
        -- content/cases/ap-netflix-2024.md --
        ---
        title: Netflix fined
        authorities: [ap, {id: cnil, role: joint}]
        company: netflix
        complainants: [noyb]
        decided: 2024-11-26
        fine: EUR 1000000
        source: https://example.org/1
        official_source: {none_found: 2025-01-01}
        ---
        -- content/cases/ap-uber-2022.md --
        ---
        title: Uber fined
        authorities: [ap, {id: cnil, role: concerned}]
        company: uber
        events:
          - {type: fine, date: 2022-01-01, amount: EUR 5000000}
          - {type: appeal, date: 2022-02-01, by: uber, to: rb}
          - {type: judgment, date: 2023-05-20, by: rb, outcome: annulled}
        source: https://example.org/2
        official_source: {none_found: 2025-01-01}
        ---
        -- content/cases/ap-sold-2019.md --
        ---
        title: Sold Company fined while owned
        authority: ap
        company: sold
        decided: 2019-06-01
        fine: EUR 300000
        source: https://example.org/3
        official_source: {none_found: 2025-01-01}
        ---
        -- content/cases/ap-sold-2022.md --
        ---
        title: Sold Company fined after the sale
        authority: ap
        company: sold
        decided: 2022-06-01
        fine: EUR 900000
        source: https://example.org/4
        official_source: {none_found: 2025-01-01}
        ---

        """

    private func site() throws -> TestSite {
        let site = try TestSite(Self.content)
        try site.build()
        return site
    }

    @Test("an authority's total counts what it imposed, a joint fine once, and nothing that was annulled")
    func authorityTotals() throws {
        let site = try site()
        let ap = "authorities/ap/index.html"
        site.expect(ap, contains: "Together, as current: €\u{A0}2.2\u{A0}million")
        site.expect(ap, contains: "€\u{A0}7.2\u{A0}million")  // As imposed.
        let cnil = "authorities/cnil/index.html"
        site.expect(
            cnil,
            contains: "<data value=\"1000000.00\" title=\"€\u{A0}1,000,000\">€\u{A0}1\u{A0}million</data>")
        site.expect(cnil, lacks: "€\u{A0}6\u{A0}million")
    }

    @Test("a case in which an authority had another part stands apart, with that part")
    func otherRoles() throws {
        let site = try site()
        let page = try site.page("authorities/cnil/index.html")
        let other = try #require(page.range(of: "id=\"other-cases\""))
        let uber = try #require(page.range(of: "href=\"/cases/ap-uber-2022/\""))
        #expect(other.lowerBound < uber.lowerBound)
        #expect(page[other.lowerBound...].contains("<small>concerned</small>"))
    }

    @Test("an authority without a case has a page and is listed; a company without one has neither")
    func pagesWithoutCases() throws {
        let site = try site()
        site.expect("authorities/index.html", contains: "href=\"/authorities/idle/\"")
        site.expect("authorities/idle/index.html", contains: "None in the register.")
        site.expect(missing: "companies/unused/index.html")
        site.expect("companies/index.html", lacks: "Unused Company")
    }

    @Test("authorities are listed by country, in the page's language and its order")
    func authoritiesByCountry() throws {
        let site = try site()
        let page = try site.page("nl/authorities/index.html")
        let places = try ["België", "Frankrijk", "Nederland"].map { try #require(page.range(of: ">\($0)<")).lowerBound }
        #expect(places == places.sorted())
        site.expect("nl/authorities/index.html", contains: "Franse toezichthouder")
    }

    @Test("a group counts the cases of a company it owned on the day of the decision, and no others")
    func group() throws {
        let site = try site()
        let parent = "companies/parent/index.html"
        site.expect(parent, contains: "Sold Company fined while owned")
        site.expect(parent, lacks: "Sold Company fined after the sale")
        site.expect(parent, contains: "2010 to 31\u{A0}December 2020")
        site.expect(parent, contains: "€\u{A0}300,000")
        site.expect(parent, lacks: "€\u{A0}1.2\u{A0}million")
        site.expect("companies/index.html", contains: "<small>whole group</small>")
        site.expect("companies/sold/index.html", contains: "Together, as current: €\u{A0}1.2\u{A0}million")
        site.expect("companies/sold/index.html", contains: "href=\"/companies/parent/\"")
    }

    @Test("a group counts what its subsidiary has of a fine that both share, and says what is the company's own")
    func sharedFine() throws {
        let site = try TestSite(
            """
            -- content/companies/above.md --
            ---
            names: Above
            ---
            -- content/companies/below.md --
            ---
            names: Below
            parents: [above]
            ---
            -- content/cases/ap-above-2022.md --
            ---
            title: Above and Below fined
            authority: ap
            companies: [above, below]
            events:
              - type: fine
                date: 2022-01-31
                amount: EUR 9250000
                parts: [{against: above, amount: EUR 3250000}, {against: below, amount: EUR 6000000}]
            source: https://autoriteitpersoonsgegevens.nl/above
            ---
            """)
        try site.build()
        site.expect("companies/above/index.html", contains: "<data value=\"9250000.00\"")
        site.expect(
            "companies/above/index.html", contains: "<dt>Own fines, as current</dt><dd><data value=\"3250000.00\"")
        site.expect("companies/below/index.html", lacks: "<data value=\"9250000.00\"")
        site.expect("companies/index.html", contains: "<data class=\"amount\" value=\"9250000.00\"")
    }

    @Test("a company's page gives its legal and former names")
    func names() throws {
        let site = try site()
        site.expect("companies/parent/index.html", contains: "Parent Holding N.V.")
        site.expect("companies/parent/index.html", contains: "Former Parent")
        site.expect("companies/parent/index.html", contains: "until 2015")
    }

    @Test("a court's page says what ended there, how, after how long, and what it left")
    func court() throws {
        let site = try site()
        let page = "courts/rb/index.html"
        site.expect(page, contains: "<td data-label=\"Outcome\" class=\"outcome-annulled\">Annulled</td>")
        site.expect(page, contains: "<data value=\"473\">1 year, 3 months</data>")
        site.expect(page, contains: "€\u{A0}0")
        site.expect(page, contains: "First instance")
        site.expect("courts/index.html", contains: "href=\"/courts/rb/\"")
    }

    @Test("an organisation's page lists the cases in which it complained")
    func organisation() throws {
        let site = try site()
        site.expect("organisations/noyb/index.html", contains: "href=\"/cases/ap-netflix-2024/\"")
        site.expect("organisations/noyb/index.html", contains: "<small>complainant</small>")
    }
}
