import CasebookTesting
import Foundation
import Testing

@Suite("Addresses: former, withdrawn, absent, in parts")
struct AddressTests {
    private func caseFile(_ id: String, _ more: String) -> String {
        """
        -- content/cases/\(id).md --
        ---
        title: Secret name fined
        authority: ap
        company: uber
        decided: 2024-01-01
        fine: EUR 10
        source: https://example.org/1
        official_source: {none_found: 2025-01-01}
        \(more)
        ---

        """
    }

    @Test("a former address leads to the present one, in every language, and asks not to be indexed")
    func redirect() throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: Test register
            base_url: https://register.example/sub/
            languages: [en, nl]

            """ + caseFile("ap-uber-2024", "former_ids: [ap-uber-2023]"))
        try site.build()
        let page = "cases/ap-uber-2023/index.html"
        site.expect(
            page,
            contains:
                "<meta http-equiv=\"refresh\" content=\"0; url=https://register.example/sub/cases/ap-uber-2024/\">")
        site.expect(
            page, contains: "<link rel=\"canonical\" href=\"https://register.example/sub/cases/ap-uber-2024/\">")
        site.expect(page, contains: "<meta name=\"robots\" content=\"noindex\">")
        site.expect("nl/" + page, contains: "url=https://register.example/sub/nl/cases/ap-uber-2024/\"")
    }

    @Test("a withdrawn case leaves a page with the day and no name, at its former addresses too")
    func withdrawn() throws {
        let site = try TestSite(
            caseFile(
                "ap-uber-2024", "former_ids: [ap-uber-2022]\npublication: withdrawn\nwithdrawn_on: 2025-03-03"))
        try site.build()
        for id in ["ap-uber-2024", "ap-uber-2022"] {
            let page = "cases/\(id)/index.html"
            site.expect(page, contains: "was withdrawn on 3\u{A0}March 2025")
            site.expect(page, lacks: "Secret")
            site.expect(page, lacks: "Uber")
            site.expect(page, contains: "<meta name=\"robots\" content=\"noindex\">")
        }
        site.expect("cases/index.html", lacks: "Secret name fined")
        site.expect(missing: "companies/uber/index.html")
    }

    @Test(
        "whoever withdraws a case whose address names the party is warned that a page stays there, until they say what is meant",
        arguments: ["", "gone: true\n", "gone: false\n"], ["company: uber", "company: {name: Uber B.V., country: NL}"])
    func warned(gone: String, company: String) throws {
        let text = caseFile("ap-uber-2024", "\(gone)publication: withdrawn").replacing("company: uber", with: company)
        let outcome = try TestSite(text).build()
        let problem = outcome.diagnostics.first { $0.identifier == "named-address" }
        #expect((problem != nil) == gone.isEmpty)
        if let problem { #expect(problem.message.contains("has `uber` in its address")) }
    }

    @Test("of a withdrawn case whose address names nobody there is no warning")
    func unnamed() throws {
        let text = caseFile("ap-undisclosed-2024", "publication: withdrawn")
        #expect(try TestSite(text).build().diagnostics.allSatisfy { $0.identifier != "named-address" })
    }

    @Test("a withdrawn case that is to be gone leaves nothing")
    func gone() throws {
        let site = try TestSite(
            caseFile("ap-uber-2024", "publication: withdrawn\nwithdrawn_on: 2025-03-03\ngone: true"))
        try site.build()
        site.expect(missing: "cases/ap-uber-2024/index.html")
    }

    @Test("an address that holds nothing is answered in each language, without an address of its own")
    func notFound() throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: Test register
            base_url: https://register.example/
            languages: [en, nl]
            """)
        try site.build()
        site.expect("404.html", contains: "There is no page at this address")
        site.expect("404.html", lacks: "rel=\"canonical\"")
        site.expect("404.html", contains: "href=\"/companies/\"")
        site.expect("nl/404.html", contains: "Op dit adres staat geen pagina")
    }

    @Test("a list longer than two hundred goes on in parts, which lead to each other; the register shows five hundred")
    func parts() throws {
        let cases = (1...501).map { number in
            let day = "2024-\(number % 2 == 0 ? "02" : "03")-0\(number % 9 + 1)"
            return """
                -- content/cases/ap-uber-2024-n\(number).md --
                ---
                title: Case \(number)
                authority: ap
                company: uber
                decided: \(day)
                fine: EUR 10
                source: https://example.org/1
                official_source: {none_found: 2025-01-01}
                ---

                """
        }
        let site = try TestSite(cases.joined())
        try site.build()
        func count(_ page: String) throws -> Int {
            try site.page(page).components(separatedBy: "class=\"c-case\"").count - 2
        }
        #expect(try count("cases/index.html") == 500)
        site.expect("cases/index.html", contains: "The newest 500 cases")
        // Where several lists may share a page, each part is shorter.
        for (list, length) in [
            ("years/2024", 200), ("authorities/ap", 200), ("companies/uber", 100), ("countries/nl", 100),
        ] {
            let last = 501 / length + 1
            #expect(try count(list + "/index.html") >= length)
            #expect(try count(list + "/page/2/index.html") == length)
            #expect(try count(list + "/page/\(last)/index.html") == 501 % length)
            site.expect(list + "/index.html", contains: "<a rel=\"next\" href=\"/\(list)/page/2/#cases\">")
            site.expect(list + "/page/2/index.html", contains: "<a rel=\"prev\" href=\"/\(list)/#cases\">")
            site.expect(
                list + "/page/\(last)/index.html", contains: "Cases \((last - 1) * length + 1)–501 of 501")
            site.expect(missing: list + "/page/\(last + 1)/index.html")
        }
        // The table under a chart is bounded too, and says where the rest is.
        let distribution = try #require(
            try site.page("authorities/ap/index.html").components(separatedBy: "id=\"distribution\"").last)
        let table = try #require(distribution.components(separatedBy: "</details>").first)
        #expect(table.components(separatedBy: "<th scope=\"row\">").count - 1 == 100)
        #expect(table.contains("The first 100 of 501 rows."))
        #expect(table.contains("<a href=\"/cases/?q=current+%3E+0+and+authority+=+ap+order+by+current+desc\">"))
        #expect(table.contains("<a href=\"/data/\">"))
    }

    @Test("an index of more than a thousand companies goes on in parts, and its letters lead to the part they begin in")
    func companyParts() throws {
        let names = (0..<1000).map { "{name: \"Alpha \(1000 + $0)\"}" } + ["{name: Zeta}", "{name: 3M}"]
        let site = try TestSite(
            """
            -- content/cases/ap-many-2024.md --
            ---
            title: A thousand and two at once
            authority: ap
            companies: [\(names.joined(separator: ", "))]
            decided: 2024-02-01
            fine: EUR 10
            source: https://example.org/1
            official_source: {none_found: 2025-01-01}
            ---
            """)
        try site.build()
        let first = try site.page("companies/index.html")
        let second = try site.page("companies/page/2/index.html")
        #expect(first.contains("Companies 1–1,000 of 1,002"))
        #expect(first.contains("<a href=\"/companies/page/2/#z\">Z</a>"))
        #expect(first.contains(">3M<") && !first.contains(">Zeta<"))
        #expect(second.contains(">Zeta<") && second.contains("<a href=\"#z\">Z</a>") && second.contains("id=\"z\""))
        #expect(second.contains("<a href=\"/companies/#other\">0–9</a>"))
        // A letter whose names stand in both parts has its heading in both.
        #expect(first.contains("id=\"a\"") && second.contains("id=\"a\""))
        site.expect(missing: "companies/page/3/index.html")
    }
}
