import Content

/// Puts the rows of a result in order; what is not known stands last either way.
struct QueryOrdering {
    private let query: Query
    private let register: Register
    private let rows: [CaseRow]
    private let index: QueryIndex

    init(_ query: Query, _ index: QueryIndex) {
        self.query = query
        self.index = index
        register = index.register
        rows = index.rows
    }

    // MARK: Cases

    /// Cases in the order asked for; equal ones as in the register, newest first.
    func sorted(_ cases: [CaseIndex]) -> [CaseIndex] {
        let keys: [(field: QueryField, isDescending: Bool)] = query.order.compactMap { order in
            if case .field(let field) = order.key { (field, order.isDescending) } else { nil }
        }
        guard !keys.isEmpty else { return cases }
        // Values without a size are numbered in the order of their names.
        let ranked: [[Int64?]] = keys.map { $0.field.orders ? [] : ranks($0.field) }
        let sized = cases.map { index in
            let values: [Int64?] = keys.indices.map { place in
                keys[place].field.orders ? size(keys[place].field, rows[index]) : ranked[place][index]
            }
            return (index: index, values: values)
        }
        return sized.sorted { left, right in
            for (place, key) in keys.enumerated() {
                if let first = precedes(left.values[place], right.values[place], key.isDescending) { return first }
            }
            return left.index < right.index
        }.map(\.index)
    }

    /// For each case of the register the place of its first value of a field among all values: words in the order of
    /// the query's documentation, ids and codes in that of the alphabet.
    private func ranks(_ field: QueryField) -> [Int64?] {
        let column = index.column(field)
        let names = column.keys.map { register.identifier(of: $0) }
        var ranks = [Int64](repeating: 0, count: names.count)
        if case .word(let words) = field.form {
            for (number, name) in names.enumerated() { ranks[number] = Int64(words.firstIndex(of: name) ?? 0) }
        } else {
            let order = names.indices.sorted { bytes(names[$0], names[$1]) < 0 }
            for (rank, number) in order.enumerated() { ranks[number] = Int64(rank) }
        }
        return rows.indices.map { index in column.values(of: index).first.map { ranks[Int($0)] } }
    }

    private func size(_ field: QueryField, _ row: CaseRow) -> Int64? {
        switch field {
        case .year: Int64(row.year)
        case .days: row.days.map(Int64.init)
        case .decided: row.decided.map { Int64($0.earliest) }
        case .published: row.published.map { Int64($0.earliest) }
        default: row.quantity(field).converted
        }
    }

    /// Whether one stands before the other; nil where they are equal.
    private func precedes(_ one: Int64?, _ other: Int64?, _ isDescending: Bool) -> Bool? {
        guard one != other else { return nil }
        guard let one else { return false }
        guard let other else { return true }
        return isDescending ? one > other : one < other
    }

    // MARK: Groups

    /// Groups in the order asked for; without one, those of time by time, two fields by their values in turn, others
    /// by the first measure from the largest.
    func sorted(_ rows: [QueryResult.Row]) -> [QueryResult.Row] {
        var keys: [(place: Int, isDescending: Bool)] = query.order.compactMap { order in
            switch order.key {
            case .field(let field): query.groups.firstIndex(of: field).map { ($0, order.isDescending) }
            case .measure(let measure):
                query.measures.firstIndex(of: measure).map { ($0 + query.groups.count, order.isDescending) }
            }
        }
        if keys.isEmpty, query.groups.count == 1, !query.groups[0].orders { keys = [(1, true)] }
        keys += query.groups.indices.map { ($0, false) }
        return rows.sorted { left, right in
            for key in keys {
                let order = compare(left.values[key.place], right.values[key.place], key.isDescending)
                if order != 0 { return order < 0 }
            }
            return false
        }
    }

    /// Below zero where one stands before the other.
    private func compare(_ one: QueryResult.Value, _ other: QueryResult.Value, _ isDescending: Bool) -> Int {
        switch (isKnown(one), isKnown(other)) {
        case (false, false): return 0
        case (true, false): return -1
        case (false, true): return 1
        case (true, true):
            let order = compareKnown(one, other)
            return isDescending ? -order : order
        }
    }

    private func isKnown(_ value: QueryResult.Value) -> Bool {
        switch value {
        case .none: false
        case .money(let figure), .days(let figure): figure.value != nil
        default: true
        }
    }

    private func compareKnown(_ one: QueryResult.Value, _ other: QueryResult.Value) -> Int {
        switch (one, other) {
        case (.number(let one), .number(let other)): return sign(Int128(one), Int128(other))
        case (.money(let one), .money(let other)), (.days(let one), .days(let other)):
            return sign(Int128(one.value ?? 0), Int128(other.value ?? 0))
        case (.share(let one), .share(let other)):
            return sign(Int128(one.part) * Int128(other.whole), Int128(other.part) * Int128(one.whole))
        case (.date(let one), .date(let other)):
            let days = sign(Int128(one.earliest.number), Int128(other.earliest.number))
            return days != 0 ? days : sign(Int128(one.latest.number), Int128(other.latest.number))
        case (.article(let law, let article), .article(let otherLaw, let otherArticle)):
            guard law == otherLaw else { return bytes(register.laws[law].id, register.laws[otherLaw].id) }
            return ProvisionOrder.compare(
                register.laws[law].articles[article].number, register.laws[law].articles[otherArticle].number)
        default: return bytes(register.identifier(of: one), register.identifier(of: other))
        }
    }

    private func sign(_ one: Int128, _ other: Int128) -> Int { one < other ? -1 : one == other ? 0 : 1 }

    private func bytes(_ one: String, _ other: String) -> Int {
        one == other ? 0 : one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
    }
}

extension Register {
    /// The id, code or word by which a query names a value; empty for what has none.
    package func identifier(of value: QueryResult.Value) -> String {
        switch value {
        case .none, .amount, .money, .days, .share: ""
        case .text(let text), .word(let text): text
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .date(let date): date.edtf
        case .country(let country): country.code
        case .caseRecord(let index): cases[index].id
        case .entity(let index): entities[index].id
        case .topic(let index): topics[index].id
        case .sector(let index): sectors[index].id
        case .dossier(let index): dossiers[index].id
        case .law(let index): laws[index].id
        case .article(let law, let article): laws[law].id + "/" + laws[law].articles[article].number
        case .list(let values): values.map(identifier).joined(separator: "; ")
        }
    }
}
