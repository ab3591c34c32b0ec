import Content
import Foundation
import Testing

@testable import Register

/// Sums computed once more, from what the test itself writes, with decimals and another way of rounding.
@Suite("Query: arithmetic")
struct QueryArithmeticTests {
    /// A case as the test makes it up.
    private struct Made {
        var id: String
        var year: Int
        var authorities: [String]
        var topics: [String]
        var event: String
        /// Nil where it is not known; the fine in euros as imposed and as current.
        var imposed: Decimal?
        var current: Decimal?
        var hasFine: Bool
    }

    private static let pound = Decimal(string: "0.8457")!

    private static func rounded(_ value: Decimal, _ scale: Int) -> Decimal {
        var (value, result) = (value, Decimal())
        NSDecimalRound(&result, &value, scale, .bankers)
        return result
    }

    private static func made(_ number: Int, _ random: inout SplitMix) -> Made {
        let year = 2019 + number % 6
        var authorities = [["ap", "gba", "ico"].randomElement(using: &random) ?? "ap"]
        if Int.random(in: 0..<6, using: &random) == 0, authorities[0] != "gba" { authorities.append("gba") }
        let topics = ["security", "transparency", "biometrics"].filter { _ in Bool.random(using: &random) }
        let cents = Int64.random(in: 1...50_000_000_000, using: &random)
        let decimal = Decimal(cents) / 100
        let isPound = authorities[0] == "ico"
        let code = isPound ? "GBP" : "EUR"
        let written = "\(cents / 100).\(String(repeating: "0", count: cents % 100 < 10 ? 1 : 0))\(cents % 100)"
        let euros = isPound ? rounded(decimal / pound, 2) : decimal
        var case_ = Made(
            id: "\(authorities[0])-c\(number)-\(year)", year: year, authorities: authorities, topics: topics, event: "",
            imposed: euros, current: euros, hasFine: true)
        let fine = "  - {id: fine, type: fine, date: \(year)-06-15, amount: \(code) \(written)}"
        switch Int.random(in: 0..<10, using: &random) {
        case 0:
            case_.event = "  - {id: fine, type: fine, date: \(year)-06-15, amount: undisclosed}"
            (case_.imposed, case_.current) = (nil, nil)
        case 1:
            case_.event = fine + "\n  - {type: judgment, date: \(year)-09-01, by: rb, outcome: annulled}"
            case_.current = 0
        case 2:
            // A known fine whose outcome is not known.
            case_.event = fine + "\n  - {type: judgment, date: \(year)-09-01, by: rb, outcome: unknown}"
            case_.current = nil
        case 3:
            case_.event = "  - {id: order, type: order, date: \(year)-06-15, penalty: {rate: EUR 5000, per: day}}"
            (case_.imposed, case_.current, case_.hasFine) = (nil, nil, false)
        case 4:
            case_.event = "  - {type: proposal, date: \(year)-06-15, amount: \(code) \(written)}"
            (case_.imposed, case_.current, case_.hasFine) = (nil, nil, false)
        default: case_.event = fine
        }
        return case_
    }

    private static func register(_ cases: [Made]) throws -> Register {
        var text = """
            -- site.yml --
            title: Test
            base_url: https://example.org/
            -- topics.yml --
            - {id: transparency, name: Transparency}
            - {id: security, name: Security}
            - {id: biometrics, name: Biometrics}
            -- courts/rb.md --
            ---
            names: Court
            country: NL
            ---
            -- companies/netflix.md --
            ---
            names: Netflix
            country: NL
            ---

            """
        for (id, country) in [("ap", "NL"), ("gba", "BE"), ("ico", "GB")] {
            text += "-- authorities/\(id).md --\n---\nnames: \(id)\ncountry: \(country)\n---\n"
        }
        text += "-- rates.csv --\ndate,GBP\n"
        for year in 2019...2024 { text += "\(year)-06-14,0.8457\n" }
        for made in cases {
            text += "-- cases/\(made.id).md --\n---\ntitle: A case\n"
            text +=
                "authorities: [\(made.authorities.enumerated().map { $0 == 0 ? $1 : "{id: \($1), role: joint}" }.joined(separator: ", "))]\n"
            text += "company: netflix\nsource: https://example.org/\n"
            if !made.topics.isEmpty { text += "topics: [\(made.topics.joined(separator: ", "))]\n" }
            text += "events:\n\(made.event)\n---\nText.\n"
        }
        return try QueryRegister.link(text)
    }

    /// A figure of the result: value in euros, known, of.
    private func figure(_ value: QueryResult.Value) throws -> (value: Decimal?, known: Int, of: Int) {
        guard case .money(let figure) = value else {
            Issue.record("\(value) is not money")
            return (nil, 0, 0)
        }
        return (figure.value.map { Decimal($0) / 100 }, figure.known, figure.of)
    }

    private func compare(_ row: ArraySlice<QueryResult.Value>, _ cases: [Made], _ what: String) throws {
        let row = Array(row)
        let fined = cases.filter(\.hasFine)
        let imposed = fined.compactMap(\.imposed)
        let current = fined.compactMap(\.current)
        let standing = current.filter { $0 > 0 }.sorted()
        #expect(row[0] == .number(cases.count), "\(what)")
        let expected: [(Decimal?, Int)] = [
            (imposed.isEmpty ? nil : imposed.reduce(0, +), imposed.count),
            (current.isEmpty ? nil : current.reduce(0, +), current.count),
            (
                standing.isEmpty ? nil : Self.rounded(standing.reduce(0, +) / Decimal(standing.count), 2),
                standing.count
            ),
            (
                standing.isEmpty
                    ? nil
                    : Self.rounded((standing[(standing.count - 1) / 2] + standing[standing.count / 2]) / 2, 2),
                standing.count
            ),
            (standing.last, standing.count), (standing.first, standing.count),
        ]
        for (place, expected) in expected.enumerated() {
            let found = try figure(row[place + 1])
            #expect(found.value == expected.0, "\(what) \(place)")
            #expect(found.known == expected.1, "\(what) \(place)")
            #expect(found.of == fined.count, "\(what) \(place)")
        }
    }

    @Test("counts, sums, means, medians and extremes equal an independent computation", arguments: [1, 2])
    func bruteForce(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let cases = (0..<120).map { Self.made($0, &random) }
        let index = QueryIndex(try Self.register(cases))
        let measures = "count, sum(imposed), sum(current), mean(current), median(current), max(current), min(current)"

        let all = try Query.parse(measures).evaluate(in: index)
        try compare(all.rows[0].values[...], cases, "all")

        let years = try Query.parse(measures + " group by year").evaluate(in: index)
        #expect(years.rows.count == 6)
        for row in years.rows {
            guard case .number(let year) = row.values[0] else { continue }
            try compare(row.values[1...], cases.filter { $0.year == year }, "\(year)")
        }

        let authorities = try Query.parse(measures + " where topic = security group by authority").evaluate(in: index)
        let secured = cases.filter { $0.topics.contains("security") }
        for row in authorities.rows {
            let id = index.register.identifier(of: row.values[0])
            try compare(row.values[1...], secured.filter { $0.authorities.contains(id) }, id)
        }
        let total = try #require(authorities.total)
        try compare(total.values[1...], secured, "total")

        let topics = try Query.parse(measures + " group by topic, year").evaluate(in: index)
        for row in topics.rows {
            let id = index.register.identifier(of: row.values[0])
            guard case .number(let year) = row.values[1] else { continue }
            try compare(row.values[2...], cases.filter { $0.topics.contains(id) && $0.year == year }, "\(id) \(year)")
        }
        #expect(topics.rows.count == Set(cases.flatMap { made in made.topics.map { "\($0) \(made.year)" } }).count)
    }

    @Test("an amount filter takes what an independent comparison takes")
    func filters() throws {
        var random = SplitMix(state: 7)
        let cases = (0..<80).map { Self.made($0, &random) }
        let index = QueryIndex(try Self.register(cases))
        for _ in 0..<40 {
            let limit = Int64.random(in: 0...500_000_000, using: &random)
            let found = Set(
                try Query.parse("current >= \(limit)").evaluate(in: index).cases.map { index.register.cases[$0].id })
            #expect(found == Set(cases.filter { $0.current.map { $0 >= Decimal(limit) } ?? false }.map(\.id)))
        }
    }
}
