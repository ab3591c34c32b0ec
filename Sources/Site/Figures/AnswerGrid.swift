import Content
import Register

/// An answer as columns and series: years from the first to the last without gaps, or the values of the first field.
struct AnswerGrid {
    struct Series {
        /// What the series stands for; nil for a measure.
        var key: QueryResult.Value?
        var name: String
        /// A value for each column; nil where there is none.
        var values: [Int64?]
    }

    let columns: [ChartColumn]
    /// Those of two fields the largest first.
    let series: [Series]

    init(scope: PageScope, result: QueryResult) {
        let table = AnswerTable(scope: scope, result: result)
        let field = result.query.groups[0]
        var keys: [QueryResult.Value] = []
        for row in result.rows where !keys.contains(row.values[0]) { keys.append(row.values[0]) }
        let years = keys.compactMap { if case .number(let year) = $0 { year } else { nil } }
        if field == .year, let first = years.min(), let last = years.max() {
            keys = (first...last).map(QueryResult.Value.number)
        }
        columns = keys.map { key in
            let link = scope.label(key, of: field)
            let short = field == .year ? "’" + link.text.suffix(2) : nil
            return ChartColumn(label: link.text, short: short, href: link.href)
        }
        let places = Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        // A year in which nothing was counted counts nothing; one without a median has none.
        let gap: Int64? =
            switch result.query.measures[0] {
            case .count, .statistic(.sum, _): 0
            default: nil
            }
        let empty = [Int64?](repeating: gap, count: keys.count)
        guard result.query.groups.count == 2 else {
            series = result.query.measures.indices.map { measure in
                var values = empty
                for row in result.rows {
                    if let place = places[row.values[0]] { values[place] = table.units(row, measure) ?? gap }
                }
                return Series(key: nil, name: scope.title(result.query.measures[measure]), values: values)
            }
            return
        }
        var order: [QueryResult.Value] = []
        var values: [QueryResult.Value: [Int64?]] = [:]
        for row in result.rows {
            if values[row.values[1]] == nil { order.append(row.values[1]) }
            if let place = places[row.values[0]] {
                values[row.values[1], default: empty][place] = table.units(row, 0) ?? gap
            }
        }
        let sums = values.mapValues { $0.reduce(Int64(0)) { $0 &+ ($1 ?? 0) } }
        series = order.enumerated().sorted { one, other in
            let (left, right) = (sums[one.element] ?? 0, sums[other.element] ?? 0)
            return left != right ? left > right : one.offset < other.offset
        }.map { _, key in
            Series(key: key, name: scope.label(key, of: result.query.groups[1]).text, values: values[key] ?? empty)
        }
    }
}
