import Testing

@testable import Register

@Suite("Query: amounts that are known in part")
struct QueryPartlyKnownTests {
    /// Two fines of which one is kept back, fines in two currencies, and one without a rate.
    private static let register = Result {
        try QueryRegister.link(
            """
            -- site.yml --
            title: Test
            base_url: https://example.org/
            -- rates.csv --
            date,GBP
            2022-05-18,0.5
            -- authorities/ap.md --
            ---
            names: AP
            country: NL
            ---
            -- companies/netflix.md --
            ---
            names: Netflix
            country: NL
            ---
            -- cases/ap-part-2022.md --
            ---
            title: Part
            authority: ap
            company: netflix
            events:
              - {id: one, type: fine, date: 2022-05-18, amount: EUR 100}
              - {id: two, type: fine, date: 2022-05-18, amount: undisclosed}
            source: https://example.org/1
            ---
            Text.
            -- cases/ap-two-2022.md --
            ---
            title: Two currencies
            authority: ap
            company: netflix
            events:
              - {id: one, type: fine, date: 2022-05-18, amount: EUR 100}
              - {id: two, type: fine, date: 2022-05-18, amount: GBP 100}
            source: https://example.org/2
            ---
            Text.
            -- cases/ap-rate-2022.md --
            ---
            title: No rate
            authority: ap
            company: netflix
            events:
              - {id: one, type: fine, date: 2022-05-18, amount: USD 100}
            source: https://example.org/3
            ---
            Text.
            """)
    }

    private func ids(_ query: String) throws -> Set<String> {
        let register = try Self.register.get()
        return Set(try Query.parse(query).evaluate(in: register).cases.map { register.cases[$0].id })
    }

    @Test("a comparison holds of a part only where the rest cannot change that")
    func comparisons() throws {
        #expect(try ids("current > 99").contains("ap-part-2022"))
        #expect(try ids("current >= 100").contains("ap-part-2022"))
        #expect(!(try ids("current > 100")).contains("ap-part-2022"))
        #expect(!(try ids("current = 100")).contains("ap-part-2022"))
        #expect(!(try ids("current < 1000")).contains("ap-part-2022"))
        #expect(!(try ids("current in 50..1000")).contains("ap-part-2022"))
        #expect(try ids("current is unknown") == ["ap-part-2022"])
        #expect(try ids("current is known") == ["ap-two-2022", "ap-rate-2022"])
    }

    @Test("fines of two currencies are compared in that of the totals")
    func twoCurrencies() throws {
        #expect(try ids("current = 300") == ["ap-two-2022"])
        #expect(try ids("current = GBP 150") == ["ap-two-2022"])
        #expect(try ids("currency = GBP") == ["ap-two-2022"])
    }

    @Test("an amount without a rate is compared in its own currency alone")
    func withoutRate() throws {
        #expect(try ids("current = USD 100") == ["ap-rate-2022"])
        #expect(!(try ids("current > 0")).contains("ap-rate-2022"))
        #expect(!(try ids("current > EUR 0")).contains("ap-rate-2022"))
    }

    @Test("a sum says of how many it is, and what it leaves out")
    func sums() throws {
        let result = try Query.parse("sum(imposed)").evaluate(in: try Self.register.get())
        let figure = QueryFigure(value: 400_00, known: 2, of: 3, isEstimate: true)
        #expect(result.rows.map(\.values) == [[.money(figure)]])
        #expect(result.notes == [.partlyKnown(cases: 1), .noRate(cases: 1), .estimate(cases: 1)])
    }
}
