import Foundation
import Testing

@testable import Content
@testable import Register

/// The repository's own cases say what the fact sheets say, but where `differences.tsv` gives a reason.
///
/// `Tests/Facts/expected.tsv` is computed by `expected.py` from the sheets, without any of this code.
@Suite("The seventy cases against the fact sheets")
struct FactsTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    struct Row: CustomTestStringConvertible, Sendable {
        var cells: [String: String]
        subscript(name: String) -> String { cells[name] ?? "" }
        var testDescription: String { self["id"] }
    }

    static func rows(_ name: String) throws -> [Row] {
        let text = try String(contentsOf: repository.appending(path: "Tests/Facts/\(name)"), encoding: .utf8)
        let lines = text.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        return lines.dropFirst().map { Row(cells: Dictionary(uniqueKeysWithValues: zip(lines[0], $0))) }
    }

    static let register: Register = {
        let root = repository.appending(path: "content").path
        guard let (tree, _) = try? ContentReader(root: root, jobs: 2).read(), let day = Day("2026-11-23") else {
            return Register(settings: SiteSettings(), asOf: Day(number: 0), rates: ExchangeRates())
        }
        return Register.link(tree, asOf: day).0
    }()

    @Test("Every case has the standing, the finality and the amounts that the table expects")
    func casesAgree() throws {
        let expected = try Self.rows("expected.tsv")
        #expect(expected.count == 70)
        #expect(Set(expected.map { $0["id"] }) == Set(Self.register.cases.map(\.id)))
        for row in expected {
            let index = try #require(Self.register.caseIndex(row["id"]), "\(row["id"]) is not in the register")
            let status = Self.register.cases[index].status
            #expect(status.standing.rawValue == row["standing"], "standing of \(row["id"])")
            #expect(status.finality.rawValue == row["finality"], "finality of \(row["id"])")
            #expect(Self.words(status.imposed.summary) == row["imposed"], "imposed of \(row["id"])")
            #expect(Self.words(status.current.summary) == row["current"], "current of \(row["id"])")
            if let money = status.imposed.summary.money { #expect(money.currency.code == row["currency"]) }
        }
    }

    @Test("The sums per currency, as imposed and as current, are those of the table")
    func sumsAgree() throws {
        for (column, amount) in [("imposed", \CaseStatus.imposed), ("current", \CaseStatus.current)] {
            var expected: [String: Decimal] = [:]
            for row in try Self.rows("expected.tsv") {
                if let value = Decimal(string: row[column]) { expected[row["currency"], default: 0] += value }
            }
            var found: [String: Decimal] = [:]
            for record in Self.register.cases {
                for money in record.status[keyPath: amount].sums {
                    found[money.currency.code, default: 0] += Decimal(string: money.decimal) ?? 0
                }
            }
            #expect(found == expected, "\(column)")
        }
    }

    @Test("Meta's group holds its own cases and those of its subsidiaries, each counted once")
    func metaIsOneGroup() throws {
        let register = Self.register
        let meta = register.entities[try #require(register.entityIndex("meta"))]
        let ids = meta.groupCases.map { register.cases[$0].id }
        #expect(ids.count == Set(ids).count)
        let expected = try Self.rows("expected.tsv").filter { row in
            ["dpc-meta-", "dpc-whatsapp-", "dpc-instagram-", "ftc-facebook-"].contains { row["id"].hasPrefix($0) }
        }
        #expect(Set(ids) == Set(expected.map { $0["id"] }))
        let sum = expected.compactMap { Decimal(string: $0["current"]) }.reduce(0, +)
        let totals = register.totals(of: meta.groupCases, for: register.groupMembers(of: meta.index))
        #expect(totals.current.map { Decimal(string: $0.decimal) } == sum)
        #expect(totals.settlements == 1)
    }

    @Test("The AP has every Dutch case but the competition authority's")
    func apHasItsCases() throws {
        let register = Self.register
        let ap = register.entities[try #require(register.entityIndex("ap"))]
        let expected = try Self.rows("expected.tsv").map { $0["id"] }.filter { $0.hasPrefix("ap-") }
        #expect(Set(ap.cases.map { register.cases[$0].id }) == Set(expected))
        #expect(expected.count == 14)
    }

    @Test("An annulled fine adds nothing to a current total, and still stands among those imposed")
    func annulledFinesCountForNothing() throws {
        let register = Self.register
        let annulled = register.cases.filter { $0.status.standing == .annulled }.map(\.index)
        #expect(annulled.count == 5)
        let totals = register.totals(of: annulled)
        #expect(totals.current?.minorUnits == 0)
        #expect((totals.imposed?.minorUnits ?? 0) > 0)
    }

    @Test("Every difference from the sheets has a reason")
    func differencesHaveReasons() throws {
        for row in try Self.rows("differences.tsv") {
            #expect(row["reason"].count > 20, "\(row["id"]), \(row["field"])")
            #expect(row["sheet"] != row["register"], "\(row["id"]), \(row["field"])")
        }
    }

    private static func words(_ amount: Amount) -> String {
        switch amount {
        case .number(let money): money.decimal
        case .none: "none"
        case .undisclosed: "undisclosed"
        case .unknown: "unknown"
        }
    }
}
