/// How a value is compared.
package enum QueryOperator: String, CaseIterable, Sendable {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// Whether there is a value: the words behind `is`.
package enum QueryState: String, CaseIterable, Sendable {
    /// All of it is known.
    case known
    /// There is one, and at least a part of it is not known.
    case unknown
    /// There is one and it was kept back.
    case undisclosed
    /// There is none.
    case none
}

/// One of the values behind `in`: a value, or all from one to another.
package enum QueryItem: Hashable, Sendable {
    case value(Placed<QueryValue>)
    case range(Placed<QueryValue>, Placed<QueryValue>)

    var text: String {
        switch self {
        case .value(let value): return value.value.text
        case .range(let first, let last):
            // The law of a range stands once.
            if case .provision(let citation) = last.value {
                return first.value.text + ".." + citation.text.dropFirst(citation.law.utf8.count + 1)
            }
            return first.value.text + ".." + last.value.text
        }
    }
}

/// What a condition asks of a field's value.
package enum QueryTest: Hashable, Sendable {
    case compare(QueryOperator, Placed<QueryValue>)
    case among([QueryItem])
    case state(QueryState)
    /// Every word of this text begins a word of the case's.
    case contains(String)
}

/// A condition on one field.
package struct QueryCondition: Hashable, Sendable {
    package var field: QueryField
    package var test: QueryTest

    /// The condition as a query writes it.
    package var text: String {
        switch test {
        case .compare(let comparison, let value): return "\(field.rawValue) \(comparison.rawValue) \(value.value.text)"
        case .among(let items):
            if items.count == 1, case .range = items[0] { return "\(field.rawValue) in \(items[0].text)" }
            return "\(field.rawValue) in (\(items.map(\.text).joined(separator: ", ")))"
        case .state(let state): return "\(field.rawValue) is \(state.rawValue)"
        case .contains(let words): return "\(field.rawValue) contains \(QueryText.quoted(words))"
        }
    }
}

/// Which cases a query takes.
package indirect enum QueryFilter: Hashable, Sendable {
    case condition(QueryCondition)
    case not(QueryFilter)
    /// At least two, none of them an `and`.
    case and([QueryFilter])
    /// At least two, none of them an `or`.
    case or([QueryFilter])

    /// The filter as a query writes it, with as few brackets as it can be read back with.
    package var text: String {
        switch self {
        case .condition(let condition): return condition.text
        case .not(let filter):
            switch filter {
            case .condition, .not: return "not " + filter.text
            case .and, .or: return "not (\(filter.text))"
            }
        case .and(let filters):
            return filters.map { filter in
                if case .or = filter { return "(\(filter.text))" }
                return filter.text
            }.joined(separator: " and ")
        case .or(let filters): return filters.map(\.text).joined(separator: " or ")
        }
    }

    /// Every condition, in the order of the text.
    package var conditions: [QueryCondition] {
        switch self {
        case .condition(let condition): [condition]
        case .not(let filter): filter.conditions
        case .and(let filters), .or(let filters): filters.flatMap(\.conditions)
        }
    }

    /// The conditions that every taken case meets, as they stand in the text: those joined by `and`.
    var required: [QueryCondition] {
        switch self {
        case .condition(let condition): [condition]
        case .and(let filters): filters.compactMap { if case .condition(let condition) = $0 { condition } else { nil } }
        case .not, .or: []
        }
    }
}
