import Content

extension Query {
    /// What the query comes to in a register.
    ///
    /// An id that the register does not have is met by no case: ``check(against:)`` finds them first.
    package func evaluate(in register: Register) -> QueryResult { evaluate(in: QueryIndex(register)) }

    /// The same, for many queries to one register.
    package func evaluate(in index: QueryIndex) -> QueryResult {
        var evaluation = QueryEvaluation(self, index)
        return evaluation.run()
    }
}

/// One run of a query: selects, groups, measures, orders.
struct QueryEvaluation {
    let query: Query
    let index: QueryIndex
    var measuring: QueryMeasuring
    var result: QueryResult

    let register: Register

    init(_ query: Query, _ index: QueryIndex) {
        self.query = query
        self.index = index
        register = index.register
        measuring = QueryMeasuring(index)
        result = QueryResult(query: query)
    }

    mutating func run() -> QueryResult {
        let selection = QuerySelection(index)
        result.cases = selection.cases(query.filter).indices
        if result.cases.isEmpty { noteUnmet(selection) }
        if query.listsCases {
            list()
        } else if query.groups.isEmpty {
            measureAll()
        } else {
            group()
        }
        if let limit = query.limit, limit < result.rowCount {
            result.notes.append(.limited(shown: limit, of: result.rowCount))
        }
        note()
        return result
    }

    /// A selection that is empty says which conditions no case meets at all.
    private mutating func noteUnmet(_ selection: QuerySelection) {
        for condition in query.filter?.conditions.prefix(8) ?? [] where selection.cases(condition).isEmpty {
            result.notes.append(.meetsNone(condition.text))
        }
    }

    // MARK: One row

    private mutating func measureAll() {
        let scope = QueryScope(query.filter, register)
        let hasShares = query.measures.contains { measure in
            switch measure {
            case .share, .shareOfCount: true
            case .count, .statistic: false
            }
        }
        let all = hasShares ? Array(register.cases.indices) : []
        let values = query.measures.map { measure in
            measuring.value(measure, of: result.cases, scope, whole: all, QueryScope(nil, register))
        }
        result.columns = query.measures.map { QueryResult.Column(content: .measure($0)) }
        result.rows = [QueryResult.Row(values: values, cases: result.cases)]
        result.rowCount = 1
    }

    // MARK: Groups

    private struct Group {
        var keys: [QueryResult.Value]
        var cases: [CaseIndex] = []
        var scope: QueryScope
    }

    private mutating func group() {
        let scope = QueryScope(query.filter, register)
        var rows: [QueryResult.Row] = []
        for group in groups(scope) {
            let values = query.measures.map { measure in
                measuring.value(measure, of: group.cases, group.scope, whole: result.cases, scope)
            }
            rows.append(QueryResult.Row(values: group.keys + values, cases: group.cases))
        }
        result.columns =
            query.groups.map { QueryResult.Column(content: .field($0)) }
            + query.measures.map { QueryResult.Column(content: .measure($0)) }
        result.rows = Array(QueryOrdering(query, index).sorted(rows).prefix(query.limit ?? .max))
        result.rowCount = rows.count
        let total = query.measures.map { measure in
            measuring.value(measure, of: result.cases, scope, whole: result.cases, scope)
        }
        result.total = QueryResult.Row(
            values: query.groups.map { _ in QueryResult.Value.none } + total, cases: result.cases)
    }

    /// Every combination of values with its cases; a case stands once in each that it has.
    private mutating func groups(_ scope: QueryScope) -> [Group] {
        let columns = query.groups.map(index.column)
        let width = columns.count > 1 ? columns[1].keys.count : 1
        var several = query.groups.map { _ in 0 }
        var without = query.groups.map { _ in 0 }
        var places: [Int: Int] = [:]
        var groups: [Group] = []
        func add(_ index: CaseIndex, _ number: Int) {
            if let place = places[number] {
                groups[place].cases.append(index)
                return
            }
            places[number] = groups.count
            let numbers = columns.count > 1 ? [number / width, number % width] : [number]
            let keys = zip(columns, numbers).map { $0.keys[$1] }
            var own = scope
            for (field, key) in zip(query.groups, keys) { own = own.of(field, key, register) }
            groups.append(Group(keys: keys, cases: [index], scope: own))
        }
        for index in result.cases {
            for (place, column) in columns.enumerated() {
                let count = column.values(of: index).count
                if count == 0 { without[place] += 1 }
                if count > 1 { several[place] += 1 }
            }
            for first in columns[0].values(of: index) {
                guard columns.count > 1 else {
                    add(index, Int(first))
                    continue
                }
                for second in columns[1].values(of: index) { add(index, Int(first) * width + Int(second)) }
            }
        }
        for (place, field) in query.groups.enumerated() {
            if several[place] > 0 { result.notes.append(.several(field, cases: several[place])) }
            if without[place] > 0 { result.notes.append(.without(field, cases: without[place])) }
        }
        if query.groups.contains(.year) {
            let rows = index.rows
            let others = result.cases.count { !rows[$0].isDatedByDecision }
            if others > 0 { result.notes.append(.datedOtherwise(cases: others)) }
        }
        return groups
    }

    // MARK: Lists of cases

    private mutating func list() {
        let fields: [QueryField] = [.decided, .authority, .company, .standing, .finality, .imposed, .current]
        var ordered: [QueryField] = []
        for case .field(let field) in query.order.map(\.key) where !fields.contains(field) { ordered.append(field) }
        result.columns =
            [QueryResult.Column(content: .caseID), QueryResult.Column(content: .caseTitle)]
            + (fields + ordered).map { QueryResult.Column(content: .field($0)) }
        result.cases = QueryOrdering(query, index).sorted(result.cases)
        let shown = result.cases.prefix(query.limit ?? .max)
        let properties = index.properties
        // The rows behind the limit are counted, not made.
        result.rows = shown.map { place in
            let record = register.cases[place]
            return QueryResult.Row(
                values: [.caseRecord(place), .text(record.file.title.value)]
                    + (fields + ordered).map { cell($0, record, properties) }, cases: [place])
        }
        result.rowCount = result.cases.count
    }

    private func cell(_ field: QueryField, _ record: CaseRecord, _ properties: CaseProperties) -> QueryResult.Value {
        if case .amount = field.form { return CaseProperties.amount(field, record) }
        if field == .company { return parties(record) }
        let values = properties.values(field, of: record)
        if field.hasSeveral { return values.count == 1 ? values[0] : values.isEmpty ? .none : .list(values) }
        return values.first ?? .none
    }

    /// The parties of a case; one that the authority did not name as it is described.
    private func parties(_ record: CaseRecord) -> QueryResult.Value {
        let language = register.settings.defaultLanguage
        let values: [QueryResult.Value] = record.parties.map { party in
            if let entity = party.entity { return .entity(entity) }
            switch party.reference.identity {
            case .undisclosed(let words), .pseudonym(let words):
                return .text(words.text(language, fallback: language) ?? "")
            case .entity, .introduced: return .none
            }
        }
        return values.count == 1 ? values[0] : values.isEmpty ? .none : .list(values)
    }

    // MARK: Notes

    private mutating func note() {
        let remarks = measuring.remarks
        if !remarks.divided.isEmpty { result.notes.append(.parts(cases: remarks.divided.count)) }
        if !remarks.partlyKnown.isEmpty { result.notes.append(.partlyKnown(cases: remarks.partlyKnown.count)) }
        if !remarks.withoutRate.isEmpty { result.notes.append(.noRate(cases: remarks.withoutRate.count)) }
        if !remarks.estimated.isEmpty { result.notes.append(.estimate(cases: remarks.estimated.count)) }
        if !remarks.fallen.isEmpty { result.notes.append(.fallen(cases: remarks.fallen.count)) }
        let quantities = Set(query.measures.compactMap(\.quantity))
        if quantities.contains(where: \.isFine) {
            let rows = index.rows
            let settlements =
                quantities.contains(.settled) ? 0 : result.cases.count { rows[$0].settled.exists }
            let forfeitures =
                quantities.contains(.forfeited) ? 0 : result.cases.count { rows[$0].forfeited.exists }
            if settlements + forfeitures > 0 {
                result.notes.append(.apart(settlements: settlements, forfeitures: forfeitures))
            }
        }
        for measure in remarks.tooLarge { result.notes.append(.tooLarge(measure)) }
    }
}
