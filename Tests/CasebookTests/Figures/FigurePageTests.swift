import CasebookTesting
import Testing

@Suite("Figures on pages")
struct FigurePageTests {
    /// So many cases of one authority, with fines of one million, two million and so on.
    private static func content(_ count: Int) -> String {
        (1...count).map { number in
            """
            -- content/cases/ap-netflix-\(2010 + number).md --
            ---
            title: Fine \(number)
            authority: ap
            company: netflix
            decided: \(2010 + number)-06-01
            fine: EUR \(number * 1_000_000)
            provisions: [gdpr/12]
            source: https://authority.example/\(number)
            ---

            """
        }.joined()
    }

    @Test("a page of fewer than five cases has none")
    func few() throws {
        let site = try TestSite(Self.content(4))
        try site.build()
        for page in ["index.html", "authorities/ap/index.html", "laws/gdpr/12/index.html", "countries/nl/index.html"] {
            site.expect(page, lacks: "<figure class=\"chart\"")
        }
    }

    @Test("half of ten fines lie between their quartiles, which the page states")
    func quartiles() throws {
        let site = try TestSite(Self.content(10))
        try site.build()
        site.expect(
            "authorities/ap/index.html",
            contains: "Half of the fines that stand lie between €\u{A0}3.25\u{A0}million and €\u{A0}7.75\u{A0}million; "
                + "the median is €\u{A0}5.5\u{A0}million")
    }

    @Test("the table that a figure shows stands beneath it and not a second time")
    func noDuplicates() throws {
        let site = try TestSite(Self.content(10))
        try site.build()
        let page = "authorities/ap/index.html"
        site.expect(page, contains: "<figure class=\"chart\" id=\"by-year\" ")
        site.expect(page, lacks: "<section class=\"breakdown\" aria-labelledby=\"by-year\">")
    }

    @Test("each figure shows the query that gives its numbers")
    func queries() throws {
        let site = try TestSite(Self.content(10))
        try site.build()
        site.expect(
            "authorities/ap/index.html",
            contains: "<code>current &gt; 0 and authority = ap order by current desc</code>")
        site.expect("index.html", contains: "€\u{A0}55\u{A0}million in fines imposed since 2011, all of which stands")
    }
}
