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
