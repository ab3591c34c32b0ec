import CasebookTesting
import Testing

@Suite("The tables of the downloads")
struct TableTests {
    private static func text(_ front: String, id: String = "ap-netflix-2024") -> String {
        """
        -- content/cases/\(id).md --
        ---
        authority: ap
        company: netflix
        decided: 2024-11-26
        source: https://ap.example/netflix
        \(front)
        ---
        What happened, in *words*.

        """
    }

    @Test("a text with a comma, quotes and a line end is one field")
    func quoting() throws {
        let site = try TestSite(Self.text("title: 'Netflix, \"fined\"'\nsummary: |\n  One.\n  Two.\nfine: EUR 4750000"))
        try site.build()
        site.expect("data/cases.csv", contains: "\"Netflix, \"\"fined\"\"\"")
        let row = try #require(try site.rows("cases").first)
        #expect(row["title"] == "Netflix, \"fined\"")
        #expect(row["summary"]?.hasPrefix("One.") == true)
        // One for the names of the columns, one for the row.
        let lines = try site.page("data/cases.csv").unicodeScalars.filter { $0 == "\r" }.count
        #expect(lines == 2)
    }

    @Test(
        "a text that a spreadsheet would take for a formula has an apostrophe before it, which can be taken away again",
        arguments: [
            ("=1+1", "'=1+1"), ("+31 20", "'+31 20"), ("-5 %", "'-5 %"), ("@now", "'@now"), ("'=1+1", "''=1+1"),
            ("''=1+1", "'''=1+1"), ("＝1+1", "'＝1+1"), ("'s-Gravenhage", "'s-Gravenhage"), ("1+1=2", "1+1=2"),
        ])
    func formulas(title: String, field: String) throws {
        let quoted = title.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        let site = try TestSite(Self.text("title: '\(quoted)'\nfine: EUR 4750000"))
        try site.build()
        #expect(try site.rows("cases").first?["title"] == field)
        // JSON needs no such mark.
        site.expect("cases/ap-netflix-2024/index.json", contains: "\"title\":\"\(title)\"")
    }

    @Test("a number is never marked, and keeps all the decimals of its currency")
    func numbers() throws {
        let site = try TestSite(Self.text("title: A fine\nfine: EUR 35258707.9"))
        try site.build()
        let row = try #require(try site.rows("cases").first)
        #expect(row["imposed"] == "35258707.90" && row["current_eur"] == "35258707.90")
        #expect(row["current_eur_minor"] == "3525870790" && row["eur_estimate"] == "false")
        #expect(row["ecb_rate"] == "")
    }

    @Test("what is no number says why, and stays empty as a number")
    func states() throws {
        for (written, state) in [("undisclosed", "undisclosed"), ("unknown", "unknown")] {
            let site = try TestSite(Self.text("title: A fine\nfine: \(written)"))
            try site.build()
            let row = try #require(try site.rows("cases").first)
            #expect(row["imposed"] == "" && row["imposed_state"] == state && row["current_eur"] == "")
        }
        let site = try TestSite(Self.text("title: A reprimand\nreprimand: true"))
        try site.build()
        #expect(try site.rows("cases").first?["imposed_state"] == "none")
        #expect(try site.rows("sanctions").first?["type"] == "reprimand")
    }

    @Test("fines in two currencies are summed apart, each with its estimate, its rate and the day of it")
    func currencies() throws {
        let site = try TestSite(
            Self.text(
                """
                title: Two fines
                events:
                  - {id: one, type: fine, date: 2024-11-26, amount: GBP 1000000}
                  - {id: two, type: fine, date: 2024-11-26, amount: EUR 500000.50}
                """) + "-- content/rates.csv --\ndate,GBP\n2024-11-25,0.8000\n")
        try site.build()
        let sums = try site.rows("case_amounts").filter { $0["measure"] == "current" }
        #expect(sums.map { $0["currency"] } == ["EUR", "GBP"])
        #expect(sums.map { $0["amount"] } == ["500000.50", "1000000.00"])
        #expect(sums.map { $0["amount_eur"] } == ["500000.50", "1250000.00"])
        #expect(sums.map { $0["eur_estimate"] } == ["false", "true"])
        #expect(sums.map { $0["ecb_rate"] } == ["", "0.8000"])
        #expect(sums.map { $0["ecb_rate_day"] } == ["", "2024-11-25"])
        let row = try #require(try site.rows("cases").first)
        #expect(row["current_partial"] == "true" && row["current_eur"] == "1750000.50" && row["eur_estimate"] == "true")
        let sanctions = try site.rows("sanctions")
        #expect(sanctions.map { $0["current_eur"] } == ["1250000.00", "500000.50"])
    }

    @Test("a fine against two companies together is one row, with a row for each that it is against")
    func joint() throws {
        let site = try TestSite(
            """
            -- content/cases/ap-netflix-2024.md --
            ---
            title: One fine for two
            authority: ap
            companies: [netflix, uber, {undisclosed: a hospital}]
            source: https://ap.example/both
            events:
              - {id: fine, type: fine, date: 2024-11-26, amount: EUR 290000000, against: [netflix, uber]}
            ---

            """)
        try site.build()
        #expect(try site.rows("sanctions").map { $0["current_eur"] } == ["290000000.00"])
        #expect(try site.rows("sanction_parties").map { $0["company_id"] } == ["netflix", "uber"])
        let parties = try site.rows("parties")
        #expect(parties.map { $0["company_id"] } == ["netflix", "uber", ""])
        #expect(parties.map { $0["name"] } == ["Netflix", "Uber", "a hospital"])
        #expect(parties.map { $0["kind"] } == ["named", "named", "undisclosed"])
        #expect(try site.rows("companies").map { $0["id"] } == ["netflix", "uber"])
    }

    @Test("a settlement and a forfeited penalty are in no sum of fines")
    func besides() throws {
        let site = try TestSite(
            Self.text(
                """
                title: A settlement
                events:
                  - {type: settlement, date: 2024-11-26, amount: EUR 700}
                  - {id: order, type: order, date: 2024-11-26, penalty: {rate: EUR 10, per: day, cap: EUR 100}}
                  - {type: forfeited, date: 2025-01-26, amount: EUR 90, sanction: order}
                """))
        try site.build()
        let row = try #require(try site.rows("cases").first)
        #expect(row["current"] == "" && row["current_state"] == "none" && row["current_eur"] == "")
        #expect(row["settled_eur"] == "700.00" && row["forfeited_eur"] == "90.00")
        let sanctions = try site.rows("sanctions")
        #expect(sanctions.map { $0["current"] } == ["", ""])
        #expect(sanctions.map { $0["settled"] } == ["700.00", ""])
        #expect(sanctions.map { $0["forfeited"] } == ["", "90.00"])
    }

    @Test("words stand in the default language, and in others in columns of their own, empty where nobody translated")
    func languages() throws {
        let site = try TestSite(
            Self.text("title: A fine\nsummary: In short.\nfine: EUR 5", id: "ap-netflix-2024")
                + """
                -- content/site.yml --
                title: Test register
                base_url: https://register.example/
                languages: [en, nl]
                -- content/cases/ap-netflix-2024.nl.md --
                ---
                title: Een boete
                ---
                Wat er gebeurde.

                """)
        try site.build()
        let row = try #require(try site.rows("cases").first)
        #expect(row["title"] == "A fine" && row["title_nl"] == "Een boete")
        #expect(row["summary"] == "In short." && row["summary_nl"] == "")
        #expect(try site.rows("texts").map { $0["text"] } == ["What happened, in words.", "Wat er gebeurde."])
        #expect(try site.rows("authorities").first?["name_nl"] == "Autoriteit Persoonsgegevens")
        // One record for all languages, which both pages offer.
        site.expect(missing: "nl/cases/ap-netflix-2024/index.json")
        site.expect("nl/cases/ap-netflix-2024/index.html", contains: "href=\"/cases/ap-netflix-2024/index.json\"")
        site.expect("nl/data/index.html", contains: "href=\"/data/cases.csv\"")
        site.expect(missing: "nl/data/cases.csv")
    }

    @Test("one amount changes the rows that hold it, and no other")
    func oneAmount() throws {
        let site = try TestSite(
            Self.text("title: A fine\nfine: EUR 4750000")
                + Self.text("title: Another\nfine: EUR 100\nprovisions: [gdpr/13]", id: "ap-netflix-2023"))
        try site.build()
        let before = try site.files()
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 4750000", with: "EUR 4760000")
        try site.build()
        let after = try site.files()
        var changed: [String: Int] = [:]
        for (path, bytes) in after where path.hasPrefix("data/") && path.hasSuffix(".csv") && before[path] != bytes {
            let old = CSVRows(String(decoding: before[path] ?? .init(), as: UTF8.self)).rows
            let new = CSVRows(String(decoding: bytes, as: UTF8.self)).rows
            #expect(old.count == new.count)
            changed[path] = zip(old, new).filter { $0 != $1 }.count
        }
        // Of sums there are two: as imposed and as current.
        #expect(
            changed == [
                "data/cases.csv": 1, "data/sanctions.csv": 1, "data/events.csv": 1, "data/case_amounts.csv": 2,
            ])
    }
}
