import CasebookTesting
import Testing

@testable import Register

@Suite("Query: time against size", .serialized)
struct QueryTimeTests {
    private static let loads: [(name: String, text: @Sendable (Int) -> String)] = [
        ("conditions", { "year = 1" + String(repeating: " or year = 1", count: $0 / 12) }),
        ("wrong conditions", { "yaer = 1" + String(repeating: " or yaer = 1", count: $0 / 12) }),
        ("a list", { "authority in (a" + String(repeating: ",a", count: $0 / 2) + ")" }),
        ("ranges", { "provision in (gdpr/1..2" + String(repeating: ", gdpr/1..2", count: $0 / 12) + ")" }),
        ("negations", { String(repeating: "not ", count: $0 / 4) + "year = 1" }),
        ("brackets", { String(repeating: "(", count: $0) }),
        ("closing brackets", { "year = 1" + String(repeating: ")", count: $0) }),
        ("quotes", { String(repeating: "\"a\" ", count: $0 / 4) }),
        ("one quote", { "text = \"" + String(repeating: "a ", count: $0 / 2) }),
        ("words", { "text = \"" + String(repeating: "a ", count: $0 / 2) + "\"" }),
        ("measures", { "count" + String(repeating: ",count", count: $0 / 6) }),
        ("keys", { "order by year" + String(repeating: ",year", count: $0 / 5) }),
        ("parts", { "provision = gdpr/1" + String(repeating: "(1)", count: $0 / 3) }),
        ("one long word", { String(repeating: "a", count: $0) }),
        ("strangers", { String(repeating: "€", count: $0 / 3) }),
    ]

    @Test(
        "the longest query takes no time, and twice the text takes about twice the time", arguments: loads.map(\.name))
    func linear(name: String) throws {
        let load = try #require(Self.loads.first { $0.name == name })
        let index = QueryIndex(try QueryRegister.small.get())
        func read(_ text: String) {
            for _ in 0..<5 {
                guard let query = try? Query.parse(text) else { continue }
                _ = query.description
                _ = query.check(against: index.register)
                _ = query.evaluate(in: index)
            }
        }
        let (half, full) = (load.text(1_900), load.text(3_800))
        Growth.expectLinear(name, half: { read(half) }, full: { read(full) })
    }
}
