import Content

extension QueryParser {
    /// A filter whose parts are joined by `or`.
    mutating func filter() throws(QueryError) -> QueryFilter {
        var parts: [QueryFilter] = []
        repeat {
            let part = try conjunction()
            if case .or(let inner) = part { parts += inner } else { parts.append(part) }
        } while take(word: "or")
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    private mutating func conjunction() throws(QueryError) -> QueryFilter {
        var parts: [QueryFilter] = []
        repeat {
            let part = try single()
            if case .and(let inner) = part { parts += inner } else { parts.append(part) }
        } while take(word: "and")
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func single() throws(QueryError) -> QueryFilter {
        if token.isWord("not") || token.isSymbol("(") {
            depth += 1
            defer { depth -= 1 }
            guard depth <= QueryParser.maximumDepth else {
                throw QueryError(
                    "brackets stand \(QueryParser.maximumDepth) deep in each other", at: token.span,
                    suggestion: "a query may not be nested deeper")
            }
            if take(word: "not") { return .not(try single()) }
            let open = advance()
            let filter = try filter()
            guard take(symbol: ")") else {
                throw unclosed(open)
            }
            return filter
        }
        let start = place
        do {
            return try condition()
        } catch {
            // The next condition may have a fault of its own: both are told.
            report(error)
            place = start
            skipCondition()
            return .condition(QueryCondition(field: .text, test: .contains("")))
        }
    }

    private func unclosed(_ open: QueryToken) -> QueryError {
        if token.kind == .end {
            return QueryError(
                "the bracket that opens here is not closed", at: open.span, expected: ["`and`", "`or`", "`)`"],
                suggestion: "close it with `)`")
        }
        var suggestion: String?
        if isAtClause { suggestion = "close the bracket with `)` first" }
        return unexpected("`)`", expected: ["`and`", "`or`", "`)`"], suggestion: suggestion)
    }

    /// Goes from the beginning of a condition to where the next condition or part of the query may begin.
    private mutating func skipCondition() {
        var open = 0
        while token.kind != .end {
            if open == 0, token.isWord("and") || token.isWord("or") || isAtClause { return }
            if token.isSymbol("(") { open += 1 }
            if token.isSymbol(")") {
                if open == 0 { return }
                open -= 1
            }
            _ = advance()
        }
    }

    private mutating func condition() throws(QueryError) -> QueryFilter {
        let expected = QueryField.names.map { "`\($0)`" } + ["`not`", "`(`"]
        guard case .word(let word) = token.kind, !isAtClause else {
            throw unexpected("a condition", expected: expected)
        }
        guard let field = QueryField(rawValue: word) else {
            if QueryText.reserved.contains(word) { throw unexpected("a condition", expected: expected) }
            throw QueryError(
                "`\(word)` is not a field", at: token.span, expected: QueryField.names.map { "`\($0)`" },
                suggestion: fieldSuggestion(word))
        }
        _ = advance()
        let isNegated = token.isWord("not") && following.isWord("in")
        if isNegated { _ = advance() }
        let test = try test(field)
        if case .state(let state, let isDenied) = test {
            let condition = QueryFilter.condition(QueryCondition(field: field, test: .state(state)))
            return isDenied ? .not(condition) : condition
        }
        let condition = QueryFilter.condition(QueryCondition(field: field, test: test.plain))
        return isNegated ? .not(condition) : condition
    }

    private func fieldSuggestion(_ word: String) -> String? {
        let habits = [
            "fine": "current", "amount": "current", "date": "decided", "status": "standing", "article": "provision",
        ]
        if let name = habits[word.lowercased()] { return "write `\(name)`" }
        if QueryText.reserved.contains(word.lowercased()) {
            return "write `\(word.lowercased())`: the words of a query are small"
        }
        return didYouMean(word, among: QueryField.names)
    }

    /// A test as it is written: `is not` is a negation of the whole condition.
    private enum WrittenTest {
        case plain(QueryTest)
        case state(QueryState, isDenied: Bool)

        var plain: QueryTest {
            switch self {
            case .plain(let test): test
            case .state(let state, _): .state(state)
            }
        }
    }

    private mutating func test(_ field: QueryField) throws(QueryError) -> WrittenTest {
        if take(word: "is") { return try state(field) }
        if field.form == .text {
            guard take(word: "contains") || take(symbol: "=") else {
                throw unexpected("a comparison", expected: field.expectedOperators)
            }
            return .plain(.contains(try words()))
        }
        if token.isWord("in") {
            let start = advance()
            guard field.form != .flag else {
                throw QueryError(
                    "`in` does not go with `\(field.rawValue)`", at: start.span, expected: field.expectedOperators)
            }
            return .plain(.among(try items(field)))
        }
        guard case .symbol(let symbol) = token.kind, !["(", ")", ",", ".."].contains(symbol) else {
            if token.isWord("contains") {
                throw QueryError(
                    "`contains` goes with `text` only", at: token.span, expected: field.expectedOperators,
                    suggestion: "write `\(field.rawValue) = …`")
            }
            throw unexpected("a comparison", expected: field.expectedOperators)
        }
        guard let comparison = QueryOperator(rawValue: symbol) else {
            throw QueryError(
                "`\(symbol)` is no comparison", at: token.span, expected: field.expectedOperators,
                suggestion: symbol == "==" ? "write `=`" : "write `!=`")
        }
        guard field.operators.contains(comparison) else {
            throw QueryError(
                "`\(field.rawValue)` has no order, so `\(symbol)` does not go with it", at: token.span,
                expected: field.expectedOperators)
        }
        _ = advance()
        return .plain(.compare(comparison, try value(of: field)))
    }

    private mutating func state(_ field: QueryField) throws(QueryError) -> WrittenTest {
        let isDenied = take(word: "not")
        let expected = (isDenied ? [] : ["`not`"]) + field.states.map { "`\($0.rawValue)`" }
        guard !field.states.isEmpty else {
            throw QueryError(
                "`is` does not go with `\(field.rawValue)`", at: tokens[place - 1].span,
                expected: field.expectedOperators)
        }
        guard case .word(let word) = token.kind else { throw unexpected("a state", expected: expected) }
        guard let state = QueryState(rawValue: word), field.states.contains(state) else {
            throw QueryError(
                "`\(field.rawValue)` cannot be `\(word)`", at: token.span, expected: expected,
                suggestion: didYouMean(word, among: field.states.map(\.rawValue)))
        }
        _ = advance()
        return .state(state, isDenied: isDenied)
    }

    private mutating func words() throws(QueryError) -> String {
        let text: String
        switch token.kind {
        case .quoted(let quoted): text = quoted
        case .word(let word) where !QueryText.reserved.contains(word): text = word
        default: throw unexpected("a text", expected: ["a word", "a text between quotes"])
        }
        guard !TextFolding.words(of: text).isEmpty else {
            throw QueryError("\(token.name) has no word to look for", at: token.span, expected: ["a word"])
        }
        _ = advance()
        return text
    }

    private mutating func items(_ field: QueryField) throws(QueryError) -> [QueryItem] {
        guard take(symbol: "(") else { return [try item(field)] }
        let open = tokens[place - 1]
        var items = [try item(field)]
        while take(symbol: ",") { items.append(try item(field)) }
        guard take(symbol: ")") else {
            if token.kind == .end {
                throw QueryError(
                    "the bracket that opens here is not closed", at: open.span, expected: ["`,`", "`)`"],
                    suggestion: "close it with `)`")
            }
            throw unexpected("`)`", expected: ["`,`", "`)`"])
        }
        return items
    }

    private mutating func item(_ field: QueryField) throws(QueryError) -> QueryItem {
        let first = try value(of: field)
        guard token.isSymbol("..") else { return .value(first) }
        let points = token
        switch field.form {
        case .number, .date, .amount, .provision: break
        default:
            throw QueryError(
                "`\(field.rawValue)` has no order, so no ranges", at: points.span, expected: ["`,`", "`)`"])
        }
        _ = advance()
        let last = try value(of: field, after: first.value)
        if first.value.isAfter(last.value) == true {
            throw QueryError(
                "nothing lies between `\(first.value.text)` and `\(last.value.text)`", at: last.span,
                suggestion: "write the smaller one first")
        }
        return .range(first, last)
    }
}
