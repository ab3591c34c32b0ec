import Content

extension QueryParser {
    /// Whether the next token begins a measure, if only a misspelt one.
    var isAtMeasure: Bool {
        guard case .word(let word) = token.kind else { return false }
        if QueryMeasure.names.contains(word) { return true }
        return following.isSymbol("(") && QueryField(rawValue: word) == nil && !QueryText.reserved.contains(word)
    }

    mutating func measures() throws(QueryError) -> [QueryMeasure] {
        var measures: [QueryMeasure] = []
        repeat {
            let start = token
            let measure = try measure()
            if measures.contains(measure) {
                report(
                    QueryError("`\(measure)` stands here a second time", at: start.span, suggestion: "delete it"))
            }
            measures.append(measure)
        } while take(symbol: ",")
        return measures
    }

    mutating func measure() throws(QueryError) -> QueryMeasure {
        guard case .word(let word) = token.kind, QueryMeasure.names.contains(word) else {
            guard case .word(let word) = token.kind else { throw unexpected("a measure", expected: expectedMeasures) }
            let suggestion =
                ["average", "avg"].contains(word.lowercased())
                ? "write `mean` or `median`" : didYouMean(word, among: QueryMeasure.names)
            throw QueryError(
                "`\(word)` is not a measure", at: token.span, expected: expectedMeasures, suggestion: suggestion)
        }
        _ = advance()
        let counted = QueryCounted.allCases.map(\.rawValue)
        let quantities = QueryQuantity.allCases.map(\.rawValue)
        if word == "count" {
            guard take(symbol: "(") else { return .count }
            let argument = try argument(of: word, among: counted)
            return QueryCounted(rawValue: argument).map(QueryMeasure.count) ?? .count
        }
        guard take(symbol: "(") else {
            throw unexpected("`(`", expected: ["`(`"], suggestion: "write `\(word)(current)`")
        }
        if let statistic = QueryMeasure.Statistic(rawValue: word) {
            let quantity = QueryQuantity(rawValue: try argument(of: word, among: quantities))
            return .statistic(statistic, quantity ?? .current)
        }
        let argument = try argument(of: word, among: quantities + counted)
        if let counted = QueryCounted(rawValue: argument) { return .shareOfCount(counted) }
        return .share(QueryQuantity(rawValue: argument) ?? .current)
    }

    private var expectedMeasures: [String] { QueryMeasure.names.map { $0 == "count" ? "`count`" : "`\($0)(…)`" } }

    /// What a measure is taken of, and its closing bracket; a wrong word is reported, and reading goes on.
    private mutating func argument(of measure: String, among words: [String]) throws(QueryError) -> String {
        let expected = words.map { "`\($0)`" }
        guard case .word(let word) = token.kind else { throw unexpected("what to measure", expected: expected) }
        if !words.contains(word) {
            report(
                QueryError(
                    "`\(measure)` cannot be taken of `\(word)`", at: token.span, expected: expected,
                    suggestion: didYouMean(word, among: words)))
        }
        _ = advance()
        guard take(symbol: ")") else { throw unexpected("`)`", expected: ["`)`"]) }
        return word
    }

    func didYouMean(_ word: String, among names: [String]) -> String? {
        NearMiss.nearest(to: word, among: names).map { "did you mean `\($0)`?" }
    }
}
