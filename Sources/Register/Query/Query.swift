/// A question to the register: which cases, what of them, and in which groups and order.
///
/// The grammar stands with ``QueryParser``.
package struct Query: Hashable, Sendable, CustomStringConvertible {
    /// What rows are ordered by.
    package enum OrderKey: Hashable, Sendable {
        case field(QueryField)
        case measure(QueryMeasure)

        var text: String {
            switch self {
            case .field(let field): field.rawValue
            case .measure(let measure): measure.description
            }
        }
    }

    package struct Order: Hashable, Sendable {
        package var key: OrderKey
        package var isDescending: Bool
    }

    /// Empty where the query lists cases.
    package var measures: [QueryMeasure] = []
    /// Nil for all cases.
    package var filter: QueryFilter?
    /// At most two.
    package var groups: [QueryField] = []
    package var order: [Order] = []
    package var limit: Int?

    /// Reads a query; throws all that is wrong with its text.
    ///
    /// Ids are not looked up: ``check(against:)`` does that.
    package static func parse(_ text: String) throws(QueryErrors) -> Query {
        var parser = QueryParser(text)
        return try parser.parse()
    }

    /// Whether the rows are cases.
    package var listsCases: Bool { measures.isEmpty }

    /// The query in its one form, which reads back as the same query.
    package var description: String {
        var parts: [String] = []
        if !measures.isEmpty { parts.append(measures.map(\.description).joined(separator: ", ")) }
        if let filter { parts.append(measures.isEmpty ? filter.text : "where " + filter.text) }
        if !groups.isEmpty { parts.append("group by " + groups.map(\.rawValue).joined(separator: ", ")) }
        if !order.isEmpty {
            parts.append(
                "order by " + order.map { $0.key.text + ($0.isDescending ? " desc" : "") }.joined(separator: ", "))
        }
        if let limit { parts.append("limit \(limit)") }
        return parts.joined(separator: " ")
    }
}

extension Query {
    /// Measures of the cases that a filter takes.
    package init(_ measures: [QueryMeasure], where filter: QueryFilter?) {
        self.init()
        self.measures = measures
        self.filter = filter
    }
}
