import Testing

@testable import Register

@Suite("Query: filters")
struct QueryFilterTests {
    @Test(
        "every field takes the cases that have the value",
        arguments: [
            ("country = GB", "ico-meta-2025 ico-clearview-2022"),
            ("country != NL and country != IE and country != GB", "gba-netflix-2025 gba-meta-2024 gba-haga-2023"),
            // The concerned authority does not count.
            ("authority = ap", "ap-netflix-2024 ap-clearview-2024 ap-gba-2023 ap-undisclosed-2020 ap-haga-2019"),
            ("authority = gba and authority = ap", "ap-gba-2023"),
            ("court = rb", "ap-undisclosed-2020 ap-haga-2019"),
            ("court = rvs", "ap-undisclosed-2020"),
            ("court is known", "ap-undisclosed-2020 ap-haga-2019"),
            ("company = whatsapp", "dpc-meta-2022"),
            ("company is undisclosed", "ap-undisclosed-2020"),
            ("company is none", ""),
            ("company.country = IE", "dpc-meta-2022 dpc-instagram-2021"),
            // Instagram became part of Meta after its own case.
            ("group = meta", "ico-meta-2025 gba-meta-2024 dpc-meta-2022"),
            ("dossier = faces", "ap-clearview-2024 ico-clearview-2022"),
            ("law = telecom", "ap-gba-2023"),
            ("sector = media", "ap-netflix-2024 dpc-meta-2022"),
            ("topic in (biometrics)", "ap-clearview-2024 ico-clearview-2022 ap-undisclosed-2020"),
            ("topic is none and year >= 2024", "ico-meta-2025 gba-netflix-2025 gba-meta-2024"),
            ("year = 2024", "ap-netflix-2024 ap-clearview-2024 gba-meta-2024"),
            ("year in 2019..2020", "ap-undisclosed-2020 ap-haga-2019"),
            ("year in (2019, 2025)", "ico-meta-2025 gba-netflix-2025 ap-haga-2019"),
            ("year < 2020", "ap-haga-2019"), ("year <= 2020 and year > 2019", "ap-undisclosed-2020"),
            ("published = 2024-12", "ap-netflix-2024"), ("published is known", "gba-netflix-2025 ap-netflix-2024"),
            ("standing = annulled", "ap-undisclosed-2020"),
            ("standing in (reduced, settled, proposed)", "ico-meta-2025 gba-meta-2024 ap-haga-2019"),
            ("finality = contested", "ap-netflix-2024"), ("finality = final", "ap-haga-2019"),
            ("suspended = true", "ap-gba-2023"), ("suspended != false", "ap-gba-2023"),
            ("currency = GBP", "ico-clearview-2022"),
            ("currency is none", "ico-meta-2025 gba-netflix-2025 gba-haga-2023 dpc-instagram-2021"),
            ("kind = warning", "ap-gba-2023"),
            ("kind in (order, reprimand)", "ap-clearview-2024 gba-haga-2023 ico-clearview-2022"),
            ("kind is none", "ico-meta-2025"),
            ("language = nl", "ap-netflix-2024"), ("not language = nl and year = 2019", "ap-haga-2019"),
            ("days > 400", "ap-clearview-2024 ap-haga-2019"), ("days = 365", "ap-netflix-2024"),
            ("days is known", "ap-netflix-2024 ap-clearview-2024 ap-haga-2019"),
        ])
    func fields(query: String, expected: String) throws {
        let expected = Set(expected.split(separator: " ").map(String.init))
        #expect(Set(try QueryRegister.ids(query)) == expected, "\(query)")
    }

    @Test(
        "a provision holds its parts, counts only if violated, and ranges hold both ends",
        arguments: [
            ("provision = gdpr/13", "ap-netflix-2024 dpc-meta-2022"),
            ("provision = gdpr/13(1)", "ap-netflix-2024"), ("provision = gdpr/13(1)(c)", "ap-netflix-2024"),
            ("provision = gdpr/13(2)", ""), ("provision in gdpr/12..13", "ap-netflix-2024 dpc-meta-2022"),
            ("provision in gdpr/6..12", "ap-clearview-2024 ap-netflix-2024 ico-clearview-2022"),
            ("provision = gdpr/9", "ap-clearview-2024"), ("cites = gdpr/9", "ap-clearview-2024 ap-undisclosed-2020"),
            ("cites in gdpr/5(1)(a)..5(1)(b) and company is undisclosed", "ap-undisclosed-2020"),
            ("provision = telecom/11.7a", "ap-gba-2023"), ("provision in telecom/11.7..11.7a", "ap-gba-2023"),
            ("provision = telecom/99", ""), ("provision in (gdpr/32, gdpr/6)", "ap-haga-2019 ico-clearview-2022"),
        ])
    func provisions(query: String, expected: String) throws {
        let expected = Set(expected.split(separator: " ").map(String.init))
        #expect(Set(try QueryRegister.ids(query)) == expected, "\(query)")
    }

    @Test(
        "a date known to the month or year meets a comparison only if every day of it does",
        arguments: [
            ("decided >= 2020-04", true), ("decided > 2020-04", false), ("decided >= 2020-04-02", false),
            ("decided = 2020", true), ("decided = 2020-04", true), ("decided = 2020-04-01", false),
            ("decided < 2020-05", true), ("decided <= 2020-04", true), ("decided < 2020-04-30", false),
            ("decided != 2020-04-01", false), ("decided != 2021", true), ("decided in 2020-04..2020-06", true),
            ("decided in 2020-04-02..2020-06", false),
        ])
    func dates(query: String, isMet: Bool) throws {
        #expect(try QueryRegister.ids(query).contains("ap-undisclosed-2020") == isMet, "\(query)")
    }

    @Test(
        "the date of a publication is not that of a decision", arguments: ["decided = 2025", "decided is known"])
    func basis(query: String) throws {
        #expect(!(try QueryRegister.ids(query)).contains("gba-netflix-2025"))
        #expect(try QueryRegister.ids("decided is unknown").contains("gba-netflix-2025"))
        #expect(try QueryRegister.ids("year = 2025").contains("gba-netflix-2025"))
    }

    @Test(
        "amounts compare in the currency of the totals, or exactly in their own",
        arguments: [
            // GBP 7552800 at 0.8455 is EUR 8932939.089…, rounded to cents.
            ("imposed = 8932939.09", "ico-clearview-2022"), ("imposed = GBP 7552800", "ico-clearview-2022"),
            ("imposed > GBP 7552799.99 and currency = GBP", "ico-clearview-2022"),
            ("imposed > GBP 7552800 and currency = GBP", ""),
            ("imposed in EUR 8932939..EUR 8932940", "ico-clearview-2022"), ("current = 0", "ap-undisclosed-2020"),
            ("current < 1000000", "ap-haga-2019 ap-undisclosed-2020"),
            ("current <= 350000.00", "ap-haga-2019 ap-undisclosed-2020"),
            ("current >= 30500000", "ap-clearview-2024 dpc-meta-2022"), ("current != 0 and year = 2020", ""),
            ("imposed is undisclosed", "dpc-instagram-2021"), ("imposed is unknown", "gba-netflix-2025"),
            ("imposed is none", "gba-haga-2023 gba-meta-2024 ico-meta-2025"),
            ("imposed is known and year in 2023..2024", "ap-netflix-2024 ap-clearview-2024 ap-gba-2023"),
            ("paid is known", "ap-haga-2019"), ("paid = EUR 350000", "ap-haga-2019"),
            ("settled > 0", "gba-meta-2024"), ("forfeited > 499999", "ap-clearview-2024"),
            ("forfeited is not none", "ap-clearview-2024"),
        ])
    func amounts(query: String, expected: String) throws {
        let expected = Set(expected.split(separator: " ").map(String.init))
        #expect(Set(try QueryRegister.ids(query)) == expected, "\(query)")
    }

    @Test(
        "words are found at their beginnings, without marks and capitals, in any language and in names of links",
        arguments: [
            ("text contains netfl", "ap-netflix-2024"), ("text = \"INFORMATION unclear\"", "ap-netflix-2024"),
            ("text contains deze", "ap-netflix-2024"), ("text contains \"DÉZE, verwerking!\"", "ap-netflix-2024"),
            ("text contains etflix", ""), ("text contains \"by ap\"", "ap-netflix-2024"), ("text contains wholly", ""),
            ("text contains boete and text contains cookie", "ap-netflix-2024"),
        ])
    func texts(query: String, expected: String) throws {
        #expect(try QueryRegister.ids(query).joined(separator: " ") == expected)
    }

    @Test("`and` binds closer than `or`, and brackets and `not` before both")
    func precedence() throws {
        #expect(
            try QueryRegister.ids("year = 2019 or year = 2024 and authority = gba") == [
                "gba-meta-2024", "ap-haga-2019",
            ])
        #expect(try QueryRegister.ids("(year = 2019 or year = 2024) and authority = gba") == ["gba-meta-2024"])
        #expect(try QueryRegister.ids("not year >= 2020 and authority = ap") == ["ap-haga-2019"])
        #expect(
            try QueryRegister.ids("company not in (netflix, meta, haga, clearview) and not court is known").count == 1)
    }

    @Test("an empty selection says which condition nothing meets")
    func unmet() throws {
        #expect(
            try QueryRegister.notes("year = 2024 and country = MT") == [.meetsNone("country = MT")])
        #expect(try QueryRegister.notes("year = 2019 and authority = gba") == [])
    }

    @Test("a list of cases is ordered by what is known, the unknown last either way")
    func order() throws {
        #expect(
            try QueryRegister.ids("kind = fine order by current desc").first == "dpc-meta-2022")
        let smallest = try QueryRegister.ids("kind = fine order by current")
        #expect(smallest.prefix(2) == ["ap-undisclosed-2020", "ap-haga-2019"])
        #expect(Set(smallest.suffix(2)) == ["gba-netflix-2025", "dpc-instagram-2021"])
        let result = try Query.parse("order by days desc limit 2").evaluate(in: try QueryRegister.small.get())
        #expect(result.rows.count == 2)
        #expect(result.rowCount == 12)
        #expect(result.notes.contains(.limited(shown: 2, of: 12)))
        #expect(result.columns.map(\.name).last == "days")
        #expect(result.rows[0].values.last == .number(440))
    }

    @Test(
        "cases stand in the order of the first of their values: ids by the alphabet, outcomes as they are listed, none last",
        arguments: [
            ("country in (GB, IE) order by country, authority", ["GB", "GB", "IE", "IE"], QueryField.country),
            ("country in (GB, IE) order by country desc", ["IE", "IE", "GB", "GB"], .country),
            (
                "standing in (annulled, reduced, settled) order by standing", ["reduced", "annulled", "settled"],
                .standing
            ),
            ("authority = ap and year <= 2020 order by company", ["haga", ""], .company),
            ("authority = ap and year <= 2020 order by company desc", ["haga", ""], .company),
        ] as [(String, [String], QueryField)])
    func orderByValues(query: String, expected: [String], field: QueryField) throws {
        let register = try QueryRegister.small.get()
        let index = QueryIndex(register)
        let found = try Query.parse(query).evaluate(in: index).cases
        let values = found.map { index.values(field, of: $0).first.map { register.identifier(of: $0) } ?? "" }
        #expect(values == expected, "\(query)")
    }
}
