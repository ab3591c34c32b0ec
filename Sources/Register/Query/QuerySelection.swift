import Content

/// Finds the cases that a filter takes: each condition becomes a set once, and the sets are combined.
struct QuerySelection {
    private let index: QueryIndex
    private let register: Register
    private let rows: [CaseRow]

    init(_ index: QueryIndex) {
        self.index = index
        register = index.register
        rows = index.rows
    }

    private var count: Int { rows.count }

    func cases(_ filter: QueryFilter?) -> CaseSet {
        switch filter {
        case nil: return CaseSet(capacity: count).complement
        case .condition(let condition): return cases(condition)
        case .not(let inner): return cases(inner).complement
        case .and(let filters):
            // Amounts are compared one by one, and so only of the cases that all else leaves.
            var result = CaseSet(capacity: count).complement
            for filter in filters where !Self.isAmount(filter) && !result.isEmpty {
                result.formIntersection(cases(filter))
            }
            for filter in filters where Self.isAmount(filter) && !result.isEmpty { result = cases(filter, of: result) }
            return result
        case .or(let filters):
            var result = cases(filters[0])
            for filter in filters.dropFirst() { result.formUnion(cases(filter)) }
            return result
        }
    }

    private static func isAmount(_ filter: QueryFilter) -> Bool {
        guard case .condition(let condition) = filter, case .compare(_, let value) = condition.test else {
            return false
        }
        switch value.value {
        case .decimal, .money: return true
        default: return false
        }
    }

    /// The cases among others of which a comparison of amounts holds.
    private func cases(_ filter: QueryFilter, of others: CaseSet) -> CaseSet {
        guard case .condition(let condition) = filter, case .compare(let comparison, let value) = condition.test else {
            return cases(filter)
        }
        return amounts(condition.field, comparison, value.value, of: others.indices)
    }

    func cases(_ condition: QueryCondition) -> CaseSet {
        let field = condition.field
        switch condition.test {
        case .contains(let text):
            var result = CaseSet(capacity: count).complement
            let words = index.words
            for word in TextFolding.words(of: text) { result.formIntersection(words.cases(withWord: word)) }
            return result
        case .state(let state): return matching(state, field)
        case .among(let items):
            var result = CaseSet(capacity: count)
            for item in items {
                switch item {
                case .value(let value): result.formUnion(cases(field, .equal, value.value))
                case .range(let first, let last): result.formUnion(cases(field, from: first.value, to: last.value))
                }
            }
            return result
        case .compare(let comparison, let value): return cases(field, comparison, value.value)
        }
    }

    private func cases(_ field: QueryField, _ comparison: QueryOperator, _ value: QueryValue) -> CaseSet {
        switch value {
        case .number(let number):
            if field == .year { return scan { comparison.holds($0.year, number) } }
            return scan { row in row.days.map { comparison.holds($0, number) } ?? false }
        case .date(let date):
            let span = DaySpan(date)
            if field == .decided { return scan { row in row.decided.map { comparison.holds($0, span) } ?? false } }
            return scan { row in row.published.map { comparison.holds($0, span) } ?? false }
        case .decimal, .money: return amounts(field, comparison, value, of: rows.indices)
        case .id, .country, .provision, .currency, .word, .flag:
            let found = cases(field, having: value)
            return comparison == .unequal ? found.complement : found
        }
    }

    private func amounts(
        _ field: QueryField, _ comparison: QueryOperator, _ value: QueryValue, of places: some Sequence<CaseIndex>
    ) -> CaseSet {
        var result = CaseSet(capacity: count)
        guard let threshold = QueryThreshold(value, index) else { return result }
        for place in places {
            let quantity = rows[place].quantity(field)
            guard let difference = threshold.difference(quantity, on: register.cases[place].date) else { continue }
            if quantity.holds(comparison, difference: difference) { result.insert(place) }
        }
        return result
    }

    private func cases(_ field: QueryField, from first: QueryValue, to last: QueryValue) -> CaseSet {
        if case .provision(let from) = first, case .provision(let to) = last {
            return provisions(field) { ProvisionOrder.isBetween(from, to, $0) }
        }
        var result = cases(field, .greaterOrEqual, first)
        result.formIntersection(cases(field, .lessOrEqual, last))
        return result
    }

    /// The cases one of whose values is this one.
    private func cases(_ field: QueryField, having value: QueryValue) -> CaseSet {
        if case .provision(let place) = value {
            return provisions(field) { ProvisionOrder.holds(place, $0) }
        }
        guard let key = key(value, field) else { return CaseSet(capacity: count) }
        return index.column(field).cases(with: key)
    }

    /// The value of a result that a value of a query means; nil where the register has none such.
    private func key(_ value: QueryValue, _ field: QueryField) -> QueryResult.Value? {
        switch value {
        case .country(let country): return .country(country)
        case .currency(let currency): return .word(currency.code)
        case .word(let word): return .word(word)
        case .flag(let flag): return .flag(flag)
        case .id(let id):
            switch field {
            case .dossier: return register.dossierIndices[id].map(QueryResult.Value.dossier)
            case .topic: return register.topicIndices[id].map(QueryResult.Value.topic)
            case .sector: return register.sectorIndices[id].map(QueryResult.Value.sector)
            case .law: return register.lawIndices[id].map(QueryResult.Value.law)
            case .language: return .word(id)
            default: return register.entityIndices[id].map(QueryResult.Value.entity)
            }
        case .provision, .number, .date, .decimal, .money: return nil
        }
    }

    private func provisions(_ field: QueryField, where isMeant: (ProvisionCitation) -> Bool) -> CaseSet {
        index.places.cases { (field == .cites || $0.isViolated) && isMeant($0.citation) }
    }

    private func matching(_ state: QueryState, _ field: QueryField) -> CaseSet {
        switch field.form {
        case .amount: return scan { $0.quantity(field).state == state }
        case .date, .number:
            let known = scan { row in
                switch field {
                case .decided: row.decided != nil
                case .published: row.published != nil
                default: row.days != nil
                }
            }
            return state == .known ? known : known.complement
        default: break
        }
        if state == .undisclosed { return scan(\.hasUnnamedParty) }
        if state == .known { return index.column(field).filled }
        // A party that was not named is a party.
        if field == .company || field == .group { return scan { !$0.hasParties } }
        return index.column(field).filled.complement
    }

    private func scan(_ isMeant: (CaseRow) -> Bool) -> CaseSet {
        var result = CaseSet(capacity: count)
        for place in rows.indices where isMeant(rows[place]) { result.insert(place) }
        return result
    }
}

extension QueryOperator {
    func holds(_ own: Int, _ value: Int) -> Bool {
        switch self {
        case .equal: own == value
        case .unequal: own != value
        case .less: own < value
        case .lessOrEqual: own <= value
        case .greater: own > value
        case .greaterOrEqual: own >= value
        }
    }

    /// Whether a comparison holds for every day that a date can be; the value stands for all its days.
    func holds(_ own: DaySpan, _ value: DaySpan) -> Bool {
        switch self {
        case .equal: own.earliest >= value.earliest && own.latest <= value.latest
        case .unequal: own.earliest > value.latest || own.latest < value.earliest
        case .less: own.latest < value.earliest
        case .lessOrEqual: own.latest <= value.latest
        case .greater: own.earliest > value.latest
        case .greaterOrEqual: own.earliest >= value.earliest
        }
    }
}
