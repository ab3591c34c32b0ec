import Testing

@testable import Register

/// A generator whose numbers are the same on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Makes queries that the grammar allows.
struct QueryGenerator {
    var random: SplitMix

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    private mutating func blank() -> String { pick([" ", " ", " ", "  ", "\n", "\t"]) }

    mutating func query() -> String {
        var measures: [String] = []
        if chance(60) {
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let measure = measure()
                if !measures.contains(measure) { measures.append(measure) }
            }
        }
        var text = measures.joined(separator: ",")
        if chance(75) { text += (measures.isEmpty && chance(50) ? "" : " where ") + filter(0) }
        var groups: [String] = []
        if !measures.isEmpty, chance(60) {
            groups = [pick(QueryField.allCases.filter(\.groups).map(\.rawValue))]
            let second = pick(QueryField.allCases.filter(\.groups).map(\.rawValue))
            if chance(40), second != groups[0] { groups.append(second) }
            text += blank() + "group by " + groups.joined(separator: ", ")
        }
        if !groups.isEmpty || measures.isEmpty {
            if chance(40) || text.isEmpty {
                let keys = measures.isEmpty ? QueryField.allCases.filter(\.orders).map(\.rawValue) : measures + groups
                text += " order by " + pick(keys) + pick(["", " asc", " desc"])
            }
            if chance(30) { text += " limit \(Int.random(in: 1...20, using: &random))" }
        }
        return text
    }

    /// A measure in the form in which it is printed, so that it can be found again.
    private mutating func measure() -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return pick(["count", "count(decisions)", "count(sanctions)"])
        case 1: return "share(\(pick(QueryCounted.allCases).rawValue))"
        case 2: return "share(\(pick(QueryQuantity.allCases).rawValue))"
        default: return "\(pick(QueryMeasure.Statistic.allCases).rawValue)(\(pick(QueryQuantity.allCases).rawValue))"
        }
    }

    mutating func filter(_ depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 6 ? 5 : 9), using: &random) {
        case 5: return "not " + filter(depth + 1)
        case 6: return "(" + filter(depth + 1) + ")"
        case 7: return filter(depth + 1) + blank() + "and " + filter(depth + 1)
        case 8: return filter(depth + 1) + " or" + blank() + filter(depth + 1)
        default: return condition()
        }
    }

    mutating func condition() -> String {
        let field = pick(QueryField.allCases)
        if field.form == .text {
            return "text \(pick(["contains", "="])) \(pick(["fined", "'a b'", "\"dé\\\"ze\"", "2019"]))"
        }
        if !field.states.isEmpty, chance(20) {
            return field.rawValue + " is " + pick(["", "not "]) + pick(field.states).rawValue
        }
        if field.form != .flag, chance(40) {
            var items: [String] = []
            for _ in 0..<Int.random(in: 1...4, using: &random) { items.append(item(field)) }
            let list = items.count == 1 && chance(50) ? items[0] : "(" + items.joined(separator: ",") + ")"
            return field.rawValue + pick([" in ", " not in "]) + list
        }
        return field.rawValue + pick(["", " "]) + pick(field.operators).rawValue + pick(["", " "]) + value(field)
    }

    private mutating func item(_ field: QueryField) -> String {
        guard chance(30) else { return value(field) }
        switch field.form {
        case .number:
            return "\(Int.random(in: 1...2019, using: &random))..\(Int.random(in: 2019...2400, using: &random))"
        case .date: return pick(["2018", "2019-02", "2020-01-31"]) + ".." + pick(["2020-03", "2023", "2024-12-31"])
        case .amount: return pick(["0", "1.5"]) + ".." + pick(["2", "5000000", "EUR 7"])
        case .provision: return pick(["gdpr/5..9", "gdpr/5(1)(a)..gdpr/6", "gdpr/12..14(1)", "telecom/11.7..11.7a"])
        default: return value(field)
        }
    }

    private mutating func value(_ field: QueryField) -> String {
        switch field.form {
        case .id:
            return pick(["ap", "gba", "netflix", "meta", "faces", "gdpr", "security", "nl", "\"in\"", "x-1", "'ä ö'"])
        case .country: return pick(["NL", "IE", "GB", "IN", "IS", "\"BE\""])
        case .provision: return pick(["gdpr/13", "gdpr/13(1)(c)", "telecom/11.7a(2)", "x/L34-5"])
        case .currency: return pick(["EUR", "GBP", "JPY"])
        case .word(let words): return pick(words)
        case .flag: return pick(["true", "false"])
        case .number: return String(Int.random(in: 1...2400, using: &random))
        case .date: return pick(["2019", "2020-04", "2024-05-16"])
        case .amount: return pick(["0", "350000", "1000000.5", "EUR 350000", "GBP 7552800.25", "JPY 12", "\"EUR 1\""])
        case .text: return "x"
        }
    }

    /// The text with something in it gone, doubled, or of another kind.
    mutating func broken(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let place = Int.random(in: 0...scalars.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0 where place < scalars.count: scalars.remove(at: place)
            case 1: scalars.insert(contentsOf: pick(Self.pieces).unicodeScalars, at: place)
            case 2 where place < scalars.count:
                scalars[place] = pick(Array("()<>=!.,\"'\\ä€\u{0}\u{202E}9zZ/-".unicodeScalars))
            default:
                let end = min(scalars.count, place + Int.random(in: 0...12, using: &random))
                scalars.append(contentsOf: scalars[min(place, end)..<end])
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private static let pieces = [
        " and ", " or ", " not ", "(", ")", " in ", "..", " is ", "group by ", "order by ", " limit 3", "where ", "=",
        "count", "sum(", ",", "\"", "999999999999999999999", "2019-13", "EUR ", "👩‍👩‍👧", "e\u{301}",
    ]
}

@Suite("Query: any text")
struct QueryFuzzTests {
    @Test("a query by the grammar is read, its one form reads back as the same, and it is answered", arguments: 0..<8)
    func valid(seed: Int) throws {
        let index = QueryIndex(try QueryRegister.small.get())
        var generator = QueryGenerator(random: SplitMix(state: UInt64(seed)))
        for _ in 0..<250 {
            let text = generator.query()
            let query = try Query.parse(text)
            let form = query.description
            #expect(try Query.parse(form) == query, "\(text) → \(form)")
            #expect(try Query.parse(form).description == form)
            let result = query.evaluate(in: index)
            #expect(result.rows.allSatisfy { $0.values.count == result.columns.count })
            #expect(result.rows.count == min(result.rowCount, query.limit ?? .max))
            _ = query.check(against: index.register)
        }
    }

    @Test("a broken query is an error within its text, or still a query", arguments: 0..<8)
    func broken(seed: Int) throws {
        let index = QueryIndex(try QueryRegister.small.get())
        var generator = QueryGenerator(random: SplitMix(state: UInt64(seed) + 1000))
        var failures = 0
        for _ in 0..<400 {
            let text = generator.broken(generator.query())
            let query: Query
            do {
                query = try Query.parse(text)
            } catch {
                failures += 1
                let length = text.unicodeScalars.count
                #expect(!error.list.isEmpty)
                for fault in error.list {
                    #expect(fault.span.offset >= 0 && fault.span.offset <= length, "\(text)")
                    #expect(fault.span.length >= 1 && fault.span.offset + fault.span.length <= length + 1, "\(text)")
                    #expect(!fault.message.isEmpty)
                }
                continue
            }
            #expect(try Query.parse(query.description) == query, "\(text)")
            _ = query.evaluate(in: index)
        }
        #expect(failures > 100)
    }

    @Test("`and`, `or` and `not` combine what their parts take", arguments: 0..<4)
    func combinations(seed: Int) throws {
        let index = QueryIndex(try QueryRegister.small.get())
        var generator = QueryGenerator(random: SplitMix(state: UInt64(seed) + 2000))
        func taken(_ filter: String) throws -> Set<CaseIndex> {
            Set(try Query.parse(filter).evaluate(in: index).cases)
        }
        let all = Set(index.register.cases.indices)
        for _ in 0..<150 {
            let (one, other) = (generator.condition(), generator.filter(4))
            let (left, right) = (try taken(one), try taken(other))
            #expect(try taken("\(one) and (\(other))") == left.intersection(right))
            #expect(try taken("(\(other)) or \(one)") == left.union(right))
            #expect(try taken("not (\(other))") == all.subtracting(right))
        }
    }
}
