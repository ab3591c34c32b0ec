/// Reads queries by recursive descent.
///
/// The grammar; words in quotes stand for themselves, `[ ]` may be left out, `{ }` may be repeated:
///
///     query     = [ measures ] [ "where" ] [ filter ] [ groups ] [ order ] [ "limit" number ]
///     measures  = measure { "," measure }          without any, the query lists cases, or counts them by group
///     measure   = "count" [ "(" counted ")" ] | statistic "(" quantity ")" | "share" "(" quantity | counted ")"
///     counted   = "cases" | "decisions" | "sanctions"
///     statistic = "sum" | "mean" | "median" | "max" | "min"
///     quantity  = "imposed" | "current" | "paid" | "settled" | "forfeited" | "days"
///     filter    = both { "or" both }               "and" binds closer than "or"
///     both      = one { "and" one }
///     one       = "not" one | "(" filter ")" | condition
///     condition = field operator value | field [ "not" ] "in" items | field "is" [ "not" ] state
///               | "text" "contains" text
///     operator  = "=" | "!=" | "<" | "<=" | ">" | ">="
///     items     = item | "(" item { "," item } ")"
///     item      = value [ ".." value ]
///     state     = "known" | "unknown" | "undisclosed" | "none"
///     groups    = "group" "by" field [ "," field ]
///     order     = "order" "by" key { "," key }
///     key       = ( field | measure ) [ "asc" | "desc" ]
///
/// After measures `where` introduces the filter; without measures it may be left out. A value is a word, a number, a
/// date, an amount (`5000000`, `EUR 5000000`), a provision (`gdpr/13(1)(c)`), or any text between quotes. Words of the
/// grammar are written small; as values they stand between quotes.
struct QueryParser {
    /// How deep brackets and `not` may stand in each other.
    static let maximumDepth = 64

    private let text: String
    var tokens: [QueryToken] = []
    var place = 0
    var depth = 0
    /// What is wrong with single conditions; the others are still read.
    var errors: [QueryError] = []

    init(_ text: String) { self.text = text }

    mutating func parse() throws(QueryErrors) -> Query {
        var query = Query()
        do {
            tokens = try QueryLexer.tokens(of: text)
            query = try self.query()
        } catch {
            // A fault that follows from one already reported at the same place says nothing new.
            if !errors.contains(where: { $0.span.offset == error.span.offset }) { errors.append(error) }
        }
        if errors.isEmpty { return query }
        throw QueryErrors(list: errors)
    }

    // MARK: Tokens

    var token: QueryToken { tokens[place] }
    var following: QueryToken { tokens[min(place + 1, tokens.count - 1)] }

    mutating func advance() -> QueryToken {
        let token = tokens[place]
        if place + 1 < tokens.count { place += 1 }
        return token
    }

    mutating func take(word: String) -> Bool {
        guard token.isWord(word) else { return false }
        _ = advance()
        return true
    }

    mutating func take(symbol: String) -> Bool {
        guard token.isSymbol(symbol) else { return false }
        _ = advance()
        return true
    }

    /// Whether the next words begin a part that follows the filter.
    var isAtClause: Bool {
        (token.isWord("group") || token.isWord("order")) && following.isWord("by")
            || token.isWord("limit")
    }

    /// An error at the next token.
    func unexpected(_ what: String, expected: [String], suggestion: String? = nil) -> QueryError {
        let message =
            switch token.kind {
            case .end: "the query ends where \(what) is expected"
            default: "\(token.name) stands where \(what) is expected"
            }
        return QueryError(message, at: token.span, expected: expected, suggestion: suggestion)
    }

    // MARK: Query

    private mutating func query() throws(QueryError) -> Query {
        var query = Query()
        guard token.kind != .end else {
            throw QueryError("the query is empty", at: token.span, expected: expectedAtStart)
        }
        if isAtMeasure { query.measures = try measures() }
        if take(word: "where") || query.measures.isEmpty && !isAtClause { query.filter = try filter() }
        if token.isWord("group"), following.isWord("by") {
            (_, _) = (advance(), advance())
            query.groups = try groups()
            if query.measures.isEmpty { query.measures = [.count] }
        }
        if token.isWord("order"), following.isWord("by") {
            let start = token.span
            (_, _) = (advance(), advance())
            guard query.listsCases || !query.groups.isEmpty else {
                throw QueryError(
                    "there is one row, and nothing to order", at: start, expected: ["`group by`"],
                    suggestion: "add `group by` before it, or leave the measures out to list cases")
            }
            query.order = try order(query)
        }
        if token.isWord("limit") { query.limit = try limit(query) }
        guard token.kind == .end else { throw trailing(query) }
        return query
    }

    private var expectedAtStart: [String] {
        QueryMeasure.names.map { $0 == "count" ? "`count`" : "`\($0)(…)`" } + ["`where`"]
            + QueryField.names.map { "`\($0)`" } + ["`group by`", "`order by`", "`limit`"]
    }

    /// What is left over behind a query that could have ended.
    private func trailing(_ query: Query) -> QueryError {
        var expected: [String] = []
        let isBare = query.filter == nil && query.groups.isEmpty && query.order.isEmpty && query.limit == nil
        if isBare { expected += ["`,`", "`where`"] }
        if query.filter != nil, query.groups.isEmpty, query.order.isEmpty, query.limit == nil {
            expected += ["`and`", "`or`"]
        }
        if query.groups.count == 1, query.order.isEmpty, query.limit == nil { expected.append("`,`") }
        if query.groups.isEmpty, query.order.isEmpty, query.limit == nil { expected.append("`group by`") }
        if query.order.isEmpty, query.limit == nil { expected.append("`order by`") }
        if query.limit == nil { expected.append("`limit`") }
        expected.append("the end")
        var suggestion: String?
        if case .word(let word) = token.kind {
            let lower = word.lowercased()
            if word != lower, QueryText.reserved.contains(lower) {
                suggestion = "write `\(lower)`: the words of a query are small"
            }
            if isBare, QueryField(rawValue: word) != nil { suggestion = "write `where` before the condition" }
            if word == "group" || word == "order" { suggestion = "write `\(word) by`" }
        }
        if token.isSymbol(")") { suggestion = "delete it: no bracket is open" }
        return QueryError("\(token.name) cannot stand here", at: token.span, expected: expected, suggestion: suggestion)
    }

    private mutating func groups() throws(QueryError) -> [QueryField] {
        var fields = [try field(where: \.groups, for: "grouped by")]
        while token.isSymbol(",") {
            let comma = advance()
            guard fields.count < 2 else {
                throw QueryError(
                    "a query groups by two fields at most", at: comma.span,
                    expected: ["`order by`", "`limit`", "the end"])
            }
            let second = token
            fields.append(try field(where: \.groups, for: "grouped by"))
            if fields[0] == fields[1] {
                report(QueryError("\(second.name) stands here a second time", at: second.span, suggestion: "delete it"))
            }
        }
        return fields
    }

    private mutating func order(_ query: Query) throws(QueryError) -> [Query.Order] {
        var order: [Query.Order] = []
        repeat {
            let start = token
            let key = try orderKey(query)
            if order.contains(where: { $0.key == key }) {
                report(QueryError("\(start.name) stands here a second time", at: start.span, suggestion: "delete it"))
            }
            var isDescending = false
            if take(word: "desc") { isDescending = true } else { _ = take(word: "asc") }
            order.append(Query.Order(key: key, isDescending: isDescending))
        } while take(symbol: ",")
        return order
    }

    private mutating func orderKey(_ query: Query) throws(QueryError) -> Query.OrderKey {
        if query.listsCases {
            if isAtMeasure {
                throw QueryError(
                    "\(token.name) orders groups, and this query lists cases", at: token.span,
                    expected: QueryField.allCases.filter(\.sorts).map { "`\($0.rawValue)`" })
            }
            return .field(try field(where: \.sorts, for: "ordered by"))
        }
        let start = token
        let expected = query.measures.map { "`\($0)`" } + query.groups.map { "`\($0.rawValue)`" }
        if isAtMeasure {
            let measure = try measure()
            if !query.measures.contains(measure) {
                let length = tokens[place - 1].span.offset + tokens[place - 1].span.length - start.span.offset
                report(
                    QueryError(
                        "`\(measure)` is not computed by this query", at: QuerySpan(start.span.offset, length: length),
                        expected: expected, suggestion: "add it to the measures at the beginning"))
            }
            return .measure(measure)
        }
        guard case .word(let word) = start.kind, let field = QueryField(rawValue: word), query.groups.contains(field)
        else {
            throw unexpected("a measure or a group of this query", expected: expected)
        }
        _ = advance()
        return .field(field)
    }

    private mutating func limit(_ query: Query) throws(QueryError) -> Int {
        let start = advance()
        guard case .word(let word) = token.kind, let number = Int(word), (1...100_000).contains(number) else {
            throw unexpected("a number from 1 to 100000", expected: ["a number from 1 to 100000"])
        }
        _ = advance()
        if !query.listsCases, query.groups.isEmpty {
            report(
                QueryError(
                    "there is one row, and nothing to limit", at: start.span,
                    suggestion: "add `group by` before it, or leave the measures out to list cases"))
        }
        return number
    }

    /// A field's name; one that exists and cannot stand here is reported, and reading goes on.
    private mutating func field(
        where isFit: KeyPath<QueryField, Bool>, for use: String
    ) throws(QueryError) -> QueryField {
        let fit = QueryField.allCases.filter { $0[keyPath: isFit] }
        let expected = fit.map { "`\($0.rawValue)`" }
        guard case .word(let word) = token.kind else { throw unexpected("a field", expected: expected) }
        guard let field = QueryField(rawValue: word) else {
            throw QueryError(
                "`\(word)` is not a field", at: token.span, expected: expected,
                suggestion: didYouMean(word, among: fit.map(\.rawValue)))
        }
        if !fit.contains(field) {
            report(QueryError("cases cannot be \(use) `\(word)`", at: token.span, expected: expected))
        }
        _ = advance()
        return field
    }

    mutating func report(_ error: QueryError) { errors.append(error) }
}
