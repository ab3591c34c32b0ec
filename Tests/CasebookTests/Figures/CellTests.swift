import CasebookTesting
import Testing

@Suite("Cells in the texts of a site")
struct CellTests {
    private static let cases = """
        -- content/cases/ap-netflix-2024.md --
        ---
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 4750000
        source: https://autoriteitpersoonsgegevens.nl/netflix
        ---
        -- content/cases/ap-uber-2023.md --
        ---
        title: Uber fined
        authority: ap
        company: uber
        decided: 2023-12-11
        fine: EUR 10000000
        source: https://autoriteitpersoonsgegevens.nl/uber
        ---

        """

    @Test("an inline cell is a number in its sentence, with every digit at hand")
    func inline() throws {
        let site = try TestSite(
            Self.cases + """
                -- content/reports/numbers.md --
                ---
                title: Numbers
                date: 2026-01-01
                ---
                The AP imposed `{casebook} sum(imposed) where authority = ap` in `{casebook} count` cases.
                """)
        try site.build()
        site.expect(
            "reports/numbers/index.html",
            contains:
                "imposed <data value=\"14750000.00\" title=\"€\u{A0}14,750,000\">€\u{A0}14.8\u{A0}million</data> in "
                + "<data value=\"2\">2</data> cases.")
        site.expect("reports/index.html", contains: "<a href=\"/reports/numbers/\">Numbers</a>")
    }

    @Test("a block is a table, a list of cases or a chart, each with the query it answers")
    func blocks() throws {
        let site = try TestSite(
            Self.cases + """
                -- content/reports/numbers.md --
                ---
                title: Numbers
                ---
                ```{casebook}
                #| show: bars
                #| title: Who was fined
                sum(current) group by company
                ```

                ```{casebook}
                current > 5000000
                ```
                """)
        try site.build()
        let page = "reports/numbers/index.html"
        site.expect(page, contains: "<p class=\"chart-title\">Who was fined</p>")
        site.expect(page, contains: "<code>sum(current) group by company</code>")
        site.expect(page, contains: "<a href=\"/cases/ap-uber-2023/\">Uber (AP, 2023)</a>")
        site.expect(page, lacks: "Netflix (AP, 2024)")
    }

    @Test("a wrong cell fails the build at its own place, and says what may have been meant")
    func mistakes() throws {
        let site = try TestSite(
            Self.cases + """
                -- content/reports/numbers.md --
                ---
                title: Numbers
                ---
                So much: `{casebook} sum(curent)`.

                ```{casebook}
                #| show: bras
                sum(current) where autority = ap group by year
                ```

                `{casebook} count where (year = 2024`

                `{casebook} count where authority = app`
                """)
        let problems = try site.attempt().diagnostics.filter { $0.severity == .error }
        let places = problems.map { "\($0.location.position.line):\($0.location.position.column)" }
        #expect(places == ["4:26", "7:4", "8:20", "11:25", "13:37"], "\(problems)")
        #expect(problems.count == 5)
        #expect(problems.allSatisfy { $0.location.file.hasSuffix("content/reports/numbers.md") })
        #expect(problems.first?.suggestion?.contains("current") == true)
        #expect(problems.last?.suggestion?.contains("`ap`") == true)
        #expect(site.lastBuild?.summary == nil)
    }

    @Test("a wrong cell in a translation is pointed at in the translation's file")
    func mistakesInTranslations() throws {
        let site = try TestSite(
            Self.cases + """
                -- content/site.yml --
                title: Test register
                base_url: https://register.example/
                languages: [en, nl]
                -- content/reports/numbers.md --
                ---
                title: Numbers
                ---
                So much: `{casebook} sum(current)`.
                -- content/reports/numbers.nl.md --
                ---
                title: Getallen
                ---
                Zoveel: `{casebook} sum(curent)`.

                ```{casebook}
                count where autority = ap
                ```

                `{casebook} count where (year = 2024`
                """)
        let problems = try site.attempt().diagnostics.filter { $0.severity == .error }
        let places = problems.map { "\($0.location.position.line):\($0.location.position.column)" }
        #expect(places == ["4:25", "7:13", "10:25"], "\(problems)")
        #expect(problems.allSatisfy { $0.location.file.hasSuffix("content/reports/numbers.nl.md") })
        #expect(problems.first?.suggestion?.contains("current") == true)
    }

    @Test("a share is rounded once, and what is not all is never called all")
    func shares() throws {
        let site = try TestSite(
            """
            -- content/authorities/cnil.md --
            ---
            names: {en: French authority, short: CNIL}
            country: FR
            ---
            -- content/cases/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: ap
            company: netflix
            decided: 2024-11-26
            fine: EUR 834980
            source: https://autoriteitpersoonsgegevens.nl/netflix
            ---
            -- content/cases/ap-uber-2023.md --
            ---
            title: Uber fined
            authority: ap
            company: uber
            decided: 2023-12-11
            fine: EUR 164022
            source: https://autoriteitpersoonsgegevens.nl/uber
            ---
            -- content/cases/cnil-netflix-2020.md --
            ---
            title: Netflix fined in France
            authority: cnil
            company: netflix
            decided: 2020-12-11
            fine: EUR 998
            source: https://www.cnil.fr/netflix
            ---
            -- content/reports/numbers.md --
            ---
            title: Numbers
            ---
            First `{casebook} share(current) where company = netflix and authority = ap`, then
            `{casebook} share(current) where authority = ap`, then
            `{casebook} share(current) where authority = cnil`, and
            `{casebook} share(current)` of it.
            """)
        try site.build()
        // 83.498 percent is 835 tenths, and 83 percent.
        site.expect("reports/numbers/index.html", contains: "First <data value=\"0.835\">83%</data>")
        site.expect("reports/numbers/index.html", contains: "then\n<data value=\"0.999\">99.9%</data>")
        site.expect("reports/numbers/index.html", contains: "then\n<data value=\"0.001\">0.1%</data>")
        site.expect("reports/numbers/index.html", contains: "and\n<data value=\"1.000\">100%</data>")
    }

    @Test("a year's page begins with what an editor says of it")
    func introduction() throws {
        let site = try TestSite(
            Self.cases + """
                -- content/years/2024.md --
                ---
                ---
                A year of `{casebook} count where year = 2024` case.
                """)
        try site.build()
        site.expect("years/2024/index.html", contains: "A year of <data value=\"1\">1</data> case.")
    }
}
