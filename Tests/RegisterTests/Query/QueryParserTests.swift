import Testing

@testable import Register

@Suite("Query: reading")
struct QueryParserTests {
    /// An error as a test writes it.
    private struct Fault: Equatable, CustomStringConvertible {
        var text: String
        var message: String
        var suggestion: String?

        var description: String { "<\(text)> \(message) => \(suggestion ?? "–")" }
    }

    private func errors(_ query: String) -> [QueryError] {
        do {
            let parsed = try Query.parse(query)
            Issue.record("`\(query)` was read as `\(parsed)`")
            return []
        } catch {
            return error.list
        }
    }

    @Test(
        "an error points at its text, says what is wrong, and what to write",
        arguments: [
            ("sum(curent)", "curent", "`sum` cannot be taken of `curent`", "did you mean `current`?"),
            ("where autority = ap", "autority", "`autority` is not a field", "did you mean `authority`?"),
            ("fine > 5", "fine", "`fine` is not a field", "write `current`"),
            ("avg(current)", "avg", "`avg` is not a measure", "write `mean` or `median`"),
            ("sum current", "current", "`current` stands where `(` is expected", "write `sum(current)`"),
            ("(year = 2019", "(", "the bracket that opens here is not closed", "close it with `)`"),
            ("year in (2019", "(", "the bracket that opens here is not closed", "close it with `)`"),
            ("year = 2019)", ")", "`)` cannot stand here", "delete it: no bracket is open"),
            ("count country = NL", "country", "`country` cannot stand here", "write `where` before the condition"),
            ("country = nl", "nl", "`nl` is not the code of a country", "write `NL`"),
            ("country = UK", "UK", "`UK` is not the code of a country", "write `GB`"),
            ("country = is", "is", "`is` stands where a value is expected", "write `IS`"),
            ("standing = anulled", "anulled", "`anulled` is not a value of `standing`", "did you mean `annulled`?"),
            ("suspended = yes", "yes", "`yes` is neither `true` nor `false`", "write `true`"),
            ("provision = 13", "13", "`13` does not name a provision", "write its law before it: `gdpr/13`"),
            ("current > 5m", "5m", "`5m` is not an amount", "write it in digits, without separators: `1500000`"),
            (
                "current > 1.000.000", "1.000.000", "`1.000.000` is not an amount",
                "write it in digits, without separators: `1500000`"
            ),
            ("current = unknown", "unknown", "`unknown` is not an amount", "write `is unknown` without the comparison"),
            ("current > eur 5", "eur", "`eur` is not an amount", "write `EUR`"),
            ("current > €5", "€", "`€` is no part of a query", "write `EUR`, a blank and digits"),
            ("year == 2019", "==", "`==` is no comparison", "write `=`"),
            ("year <> 2019", "<>", "`<>` is no comparison", "write `!=`"),
            ("year ≥ 2019", "≥", "`≥` is no part of a query", "write `>=`"),
            ("year = 2019 && year = 2020", "&&", "`&` is no part of a query", "write `and`"),
            (
                "year = 2019 AND year = 2020", "AND", "`AND` cannot stand here",
                "write `and`: the words of a query are small"
            ),
            ("text contains “x”", "“", "`“` is no part of a query", "write straight quotes: `\"`"),
            ("text contains \"x", "\"", "the text that begins here has no end", "close it with `\"`"),
            ("year in 2020..2019", "2019", "nothing lies between `2020` and `2019`", "write the smaller one first"),
            (
                "provision in gdpr/14..12", "12", "nothing lies between `gdpr/14` and `gdpr/12`",
                "write the smaller one first"
            ),
            (
                "sum(current) order by year", "order", "there is one row, and nothing to order",
                "add `group by` before it, or leave the measures out to list cases"
            ),
            (
                "count group by year order by sum(paid)", "sum(paid)", "`sum(paid)` is not computed by this query",
                "add it to the measures at the beginning"
            ),
        ])
    func faults(query: String, text: String, message: String, suggestion: String) throws {
        let error = try #require(errors(query).first)
        let scalars = Array(query.unicodeScalars)
        try #require(error.span.offset + error.span.length <= scalars.count)
        var pointed = String.UnicodeScalarView()
        pointed.append(contentsOf: scalars[error.span.offset..<error.span.offset + error.span.length])
        let found = Fault(text: String(pointed), message: error.message, suggestion: error.suggestion)
        #expect(found == Fault(text: text, message: message, suggestion: suggestion))
    }

    @Test(
        "an error lists what could stand at its place",
        arguments: [
            ("finality = ", 11, ["`contested`", "`final`", "`unknown`"]),
            ("country = NL year", 13, ["`and`", "`or`", "`group by`", "`order by`", "`limit`", "the end"]),
            ("country < NL", 8, ["`=`", "`!=`", "`in`", "`is`"]),
            ("country", 7, ["`=`", "`!=`", "`in`", "`is`"]),
            ("text > x", 5, ["`contains`", "`=`"]),
            ("current is lost", 11, ["`not`", "`known`", "`unknown`", "`undisclosed`", "`none`"]),
            ("count(people)", 6, ["`cases`", "`decisions`", "`sanctions`"]),
            ("count(cases", 11, ["`)`"]),
            ("count group by year order by age", 29, ["`count`", "`year`"]),
            ("count limit 0", 12, ["a number from 1 to 100000"]),
            ("count group by year, kind, topic", 25, ["`order by`", "`limit`", "the end"]),
            ("(year = 2019 limit 2", 13, ["`and`", "`or`", "`)`"]),
            (
                "year = 2019 order by title", 21,
                [
                    "`country`", "`authority`", "`court`", "`company`", "`company.country`", "`dossier`", "`sector`",
                    "`topic`", "`year`", "`decided`", "`published`", "`standing`", "`finality`", "`imposed`",
                    "`current`",
                    "`paid`", "`settled`", "`forfeited`", "`days`",
                ]
            ),
        ])
    func expectations(query: String, offset: Int, expected: [String]) throws {
        let error = try #require(errors(query).first)
        #expect(error.span.offset == offset)
        #expect(error.expected == expected)
    }

    @Test("every field is offered where a condition is expected")
    func fields() throws {
        let error = try #require(errors("year = 2019 and ").first)
        #expect(error.span.offset == 16)
        #expect(error.expected == QueryField.allCases.map { "`\($0.rawValue)`" } + ["`not`", "`(`"])
    }

    @Test("all wrong conditions are told at once, each at its place")
    func several() {
        let found = errors("sum(curent) where autority = ap and country = nl or year in (x, 2019) and standing < 5")
        #expect(found.map(\.span.offset) == [4, 18, 46, 61, 83])
    }

    @Test(
        "the one form of a query",
        arguments: [
            ("  where   year=2019 ", "year = 2019"), ("(((year = 2019)))", "year = 2019"),
            ("count(cases)", "count"), ("group by year", "count group by year"),
            ("a", nil), ("year in (2019..2021)", "year in 2019..2021"), ("year in 2019", "year in (2019)"),
            ("country not in (NL,BE)", "not country in (NL, BE)"), ("current is not known", "not current is known"),
            ("year = 1 and (year = 2 and (year = 3))", "year = 1 and year = 2 and year = 3"),
            ("(year = 1 and year = 2) or year = 3", "year = 1 and year = 2 or year = 3"),
            ("year = 1 and (year = 2 or year = 3)", "year = 1 and (year = 2 or year = 3)"),
            ("not (year = 1 or year = 2)", "not (year = 1 or year = 2)"), ("not (not (year = 1))", "not not year = 1"),
            ("provision in gdpr/12..gdpr/14(2)(f)", "provision in gdpr/12..14(2)(f)"),
            ("provision in (gdpr/5(1)(a),gdpr/6)", "provision in (gdpr/5(1)(a), gdpr/6)"),
            ("current > EUR 5000000.50 and paid = \"GBP 7\"", "current > EUR 5000000.50 and paid = GBP 7"),
            ("current >= 1000000.500", "current >= 1000000.5"), ("company = \"in\"", "company = \"in\""),
            ("kind = order order by year", "kind = order order by year"),
            ("company = \"group\"", "company = \"group\""),
            ("company = 'netflix'", "company = netflix"), ("text = x", "text contains \"x\""),
            ("text contains 'a \"b\" \\\\ c'", "text contains \"a \\\"b\\\" \\\\ c\""),
            (
                "decided >= 2019-05 order by decided asc, current desc limit 7",
                "decided >= 2019-05 order by decided, current desc limit 7"
            ),
            ("order by current desc", "order by current desc"), ("limit 3", "limit 3"),
            ("group = meta group by group", "count where group = meta group by group"),
            (
                "count,\n sum( current ) where\n year = 2019\ngroup by year , kind",
                "count, sum(current) where year = 2019 group by year, kind"
            ),
        ] as [(String, String?)])
    func canonical(query: String, form: String?) throws {
        guard let form else {
            #expect(throws: QueryErrors.self) { try Query.parse(query) }
            return
        }
        let parsed = try Query.parse(query)
        #expect(parsed.description == form)
        #expect(try Query.parse(form) == parsed)
    }

    @Test("texts and nesting have limits, and long lists take no time")
    func limits() throws {
        let deep = String(repeating: "(", count: 64) + "year = 1" + String(repeating: ")", count: 64)
        #expect(try Query.parse(deep).description == "year = 1")
        #expect(errors("(" + deep + ")").map(\.message) == ["brackets stand 64 deep in each other"])
        #expect(errors(String(repeating: "not ", count: 65) + "year = 1").count == 1)
        #expect(errors(String(repeating: " ", count: 4097)).map(\.message) == ["the query is longer than 4096 bytes"])
        let long = "year in (" + [String](repeating: "1999", count: 680).joined(separator: ", ") + ")"
        let start = ContinuousClock.now
        #expect(try Query.parse(long).evaluate(in: try QueryRegister.small.get()).cases.isEmpty)
        #expect(start.duration(to: .now) < .seconds(2))
    }

    @Test(
        "an id that the register does not have is an error with the nearest one",
        arguments: [
            ("company = netfilx", "`netfilx`: no such company", "did you mean `netflix`?"),
            ("authority in (ap, gbaa)", "`gbaa`: no such authority", "did you mean `gba`?"),
            ("company = ap", "`ap` is an authority, not a company", "write `authority = ap`"),
            ("group = rb", "`rb` is a court, not a company", "write `court = rb`"),
            ("topic = bio", "`bio`: no such topic", nil),
            ("sector = helth", "`helth`: no such sector", "did you mean `health`?"),
            ("dossier = face", "`face`: no such dossier", "did you mean `faces`?"),
            ("law = gdrp", "`gdrp`: no such law", "did you mean `gdpr`?"),
            ("provision = gdpr/7", "`gdpr` has no article 7", nil),
            ("cites in gdpr/12..99", "`gdpr` has no article 99", "did you mean `gdpr/9`?"),
            ("provision = gdp/5", "`gdp`: no such law", "did you mean `gdpr`?"),
            ("language = de", "`de`: no such language", nil),
        ] as [(String, String, String?)])
    func ids(query: String, message: String, suggestion: String?) throws {
        let errors = try Query.parse("year = 2019 and " + query).check(against: try QueryRegister.small.get())
        #expect(errors.map(\.message) == [message])
        #expect(errors.first?.suggestion == suggestion)
        #expect((errors.first?.span.offset ?? 0) > 20)
    }

    @Test("every example of the documentation is read, and every field stands in it")
    func reference() throws {
        for (query, _) in QueryReference.examples { _ = try Query.parse(query) }
        let page = QueryReference.markdown
        for field in QueryField.allCases {
            let parsed = try Query.parse(field.example)
            #expect(parsed.filter?.conditions.map(\.field) == [field])
            #expect(page.contains("| `\(field.rawValue)` |"))
        }
        for measure in QueryMeasure.names { #expect(page.contains("`\(measure)")) }
    }

    @Test("a message is one line, whatever the text between quotes that it names")
    func oneLine() throws {
        for text in ["count \"a\nb\"", "country = \"a\r\nb\"", "year = '\n'"] {
            let errors = #expect(throws: QueryErrors.self) { try Query.parse(text) }
            for error in errors?.list ?? [] {
                #expect(!error.message.contains("\n") && !error.message.contains("\r\n"))
            }
        }
    }
}
