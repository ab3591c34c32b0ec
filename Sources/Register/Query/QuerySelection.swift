import Content

/// Finds the cases that a filter takes: each condition becomes a set once, and the sets are combined.
struct QuerySelection {
    let index: QueryIndex

    var register: Register { index.register }
    private var count: Int { register.cases.count }

    func cases(_ filter: QueryFilter?) -> CaseSet {
        switch filter {
        case nil: return CaseSet(capacity: count).complement
        case .condition(let condition): return cases(condition)
        case .not(let inner): return cases(inner).complement
        case .and(let filters):
            var result = cases(filters[0])
            for filter in filters.dropFirst() where !result.isEmpty { result.formIntersection(cases(filter)) }
            return result
        case .or(let filters):
            var result = cases(filters[0])
            for filter in filters.dropFirst() { result.formUnion(cases(filter)) }
            return result
        }
    }

    func cases(_ condition: QueryCondition) -> CaseSet {
        let field = condition.field
        switch condition.test {
        case .contains(let text):
            var result = CaseSet(capacity: count).complement
            for word in TextFolding.words(of: text) { result.formIntersection(index.texts.cases(withWord: word)) }
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
        switch field.form {
        case .number, .date, .amount: return scan { compares($0, field, comparison, value) }
        default:
            let found = cases(field, having: value)
            return comparison == .unequal ? found.complement : found
        }
    }

    private func cases(_ field: QueryField, from first: QueryValue, to last: QueryValue) -> CaseSet {
        if case .provision(let from) = first, case .provision(let to) = last {
            return provisions(of: from.law, field) { ProvisionOrder.isBetween(from, to, $0) }
        }
        return scan { compares($0, field, .greaterOrEqual, first) && compares($0, field, .lessOrEqual, last) }
    }

    /// The cases one of whose values is this one.
    private func cases(_ field: QueryField, having value: QueryValue) -> CaseSet {
        switch value {
        case .id(let id): return CaseSet(cases(field, id: id), capacity: count)
        case .country(let country):
            if field == .country { return CaseSet(register.casesByCountry[country] ?? [], capacity: count) }
            return scan { record in
                record.parties.contains { $0.entity.map { register.entities[$0].file.country == country } ?? false }
            }
        case .provision(let place): return provisions(of: place.law, field) { ProvisionOrder.holds(place, $0) }
        case .currency(let currency): return scan { CaseProperties.currencies($0).contains(currency) }
        case .flag(let flag): return scan { $0.status.isSuspended == flag }
        case .word(let word):
            switch field {
            case .standing: return scan { $0.status.standing.rawValue == word }
            case .finality: return scan { $0.status.finality.rawValue == word }
            default: return scan { $0.status.sanctions.contains { $0.type.rawValue == word } }
            }
        case .number, .date, .decimal, .money: return CaseSet(capacity: count)
        }
    }

    private func cases(_ field: QueryField, id: String) -> [CaseIndex] {
        switch field {
        case .dossier: return register.dossierIndices[id].map { register.dossiers[$0].cases } ?? []
        case .topic: return register.topicIndices[id].map { register.topics[$0].cases } ?? []
        case .sector: return register.sectorIndices[id].map { register.sectors[$0].cases } ?? []
        case .law: return register.lawIndices[id].map { register.laws[$0].cases } ?? []
        case .language:
            if id == register.settings.defaultLanguage { return Array(register.cases.indices) }
            return register.cases.indices.filter { register.cases[$0].file.translation(id) != nil }
        default: break
        }
        guard let entity = register.entityIndices[id] else { return [] }
        switch field {
        case .group: return register.entities[entity].groupCases
        case .authority:
            return register.entities[entity].cases.filter { index in
                register.cases[index].authorities.contains { $0.entity == entity && $0.role.counts }
            }
        case .company:
            return register.entities[entity].cases.filter { index in
                register.cases[index].parties.contains { $0.entity == entity }
            }
        case .court: return register.entities[entity].category == .court ? register.entities[entity].cases : []
        default: return []
        }
    }

    private func provisions(
        of law: String, _ field: QueryField, where isMeant: (ProvisionCitation) -> Bool
    ) -> CaseSet {
        var result = CaseSet(capacity: count)
        guard let law = register.lawIndices[law] else { return result }
        for index in register.laws[law].cases
        where register.cases[index].provisions.contains(where: { provision in
            (field == .cites || provision.reference.finding == .violated)
                && isMeant(provision.reference.citation.value)
        }) {
            result.insert(index)
        }
        return result
    }

    private func compares(
        _ record: CaseRecord, _ field: QueryField, _ comparison: QueryOperator, _ value: QueryValue
    ) -> Bool {
        switch value {
        case .number(let number):
            guard let own = field == .year ? record.year : CaseProperties.days(record) else { return false }
            return comparison.holds(own, number)
        case .date(let date):
            guard let own = CaseProperties.date(field, record) else { return false }
            return comparison.holds(own, date)
        case .decimal, .money: return QueryAmount(record, field, index.conversion).compares(comparison, value)
        default: return false
        }
    }

    private func matching(_ state: QueryState, _ field: QueryField) -> CaseSet {
        switch field.form {
        case .amount: return scan { QueryAmount($0, field, index.conversion).state == state }
        case .date, .number:
            let known = scan { field == .days ? CaseProperties.days($0) != nil : CaseProperties.date(field, $0) != nil }
            return state == .known ? known : known.complement
        default: break
        }
        if state == .undisclosed { return scan { $0.parties.contains { $0.entity == nil } } }
        let keys = CaseProperties(index, fields: [field])
        let known = scan { !keys.values(field, of: $0).isEmpty }
        guard state == .none else { return known }
        // A party that was not named is a party.
        guard field == .company || field == .group else { return known.complement }
        return scan { $0.parties.isEmpty }
    }

    private func scan(_ isMeant: (CaseRecord) -> Bool) -> CaseSet {
        var result = CaseSet(capacity: count)
        for index in 0..<count where isMeant(register.cases[index]) { result.insert(index) }
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
    func holds(_ own: PartialDate, _ value: PartialDate) -> Bool {
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
