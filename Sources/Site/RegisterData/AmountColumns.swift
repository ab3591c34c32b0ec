import Content
import Register

/// The amounts of a part of the register: in their own currencies, and converted where that differs.
struct AmountColumns {
    private let queries: QueryIndex
    private let register: Register
    private let dictionary: RegisterDictionary
    private let part: RegisterPart

    init(_ queries: QueryIndex, _ dictionary: RegisterDictionary, _ part: RegisterPart) {
        self.queries = queries
        register = queries.register
        self.dictionary = dictionary
        self.part = part
    }

    /// One amount of one case.
    private struct Entry: Equatable {
        /// The sum that a row shows: the only one, or the first of several; nil where none is known.
        var units: Int64?
        var currency = 0
        /// Of `QueryState`: 0 none, 1 known, 2 unknown, 3 undisclosed; 8 more where there are several currencies.
        var state: Int
        var isConverted: Bool
        /// In the currency of the totals.
        var converted: Int64?
    }

    /// Each amount as columns; those of the cases named by `at`, of all where that is missing.
    ///
    /// `imposed` stands for every case that has a fine, `current` where it differs from that, the others where there is one.
    func write(to object: inout ColumnWriter) {
        let fields: [QueryField] = [.imposed, .current, .paid, .settled, .forfeited]
        var columns = fields.map { _ in [(at: Int, entry: Entry)]() }
        for index in part.cases {
            let record = register.cases[index]
            let entries = zip(fields, RegisterDictionary.amounts(record)).map { entry($0, $1, record) }
            let at = index - part.cases.lowerBound
            if entries[0].state != 0 { columns[0].append((at, entries[0])) }
            if entries[1] != entries[0] { columns[1].append((at, entries[1])) }
            for place in 2..<fields.count where entries[place].state != 0 {
                columns[place].append((at, entries[place]))
            }
        }
        for (field, column) in zip(fields, columns) {
            object.name(field.rawValue)
            write(column, to: &object)
        }
    }

    private func entry(_ field: QueryField, _ amount: CaseAmount, _ record: CaseRecord) -> Entry {
        let converted: ConvertedMoney? =
            switch field {
            case .imposed: record.amounts.imposed
            case .current: record.amounts.current
            case .paid: record.amounts.paid
            case .settled: record.amounts.settled
            default: record.amounts.forfeited
            }
        let state =
            switch queries.rows[record.index].quantity(field).state {
            case .none: 0
            case .known: 1
            case .unknown: 2
            case .undisclosed: 3
            }
        var entry = Entry(units: nil, state: state + (amount.sums.count > 1 ? 8 : 0), isConverted: false)
        guard let money = amount.summary.money, amount.known > 0 else { return entry }
        entry.units = money.minorUnits
        entry.currency = dictionary.number(of: money.currency)
        entry.converted = converted?.money.minorUnits
        entry.isConverted = amount.sums.count > 1 || money.currency != register.settings.currency
        return entry
    }

    private func write(_ column: [(at: Int, entry: Entry)], to object: inout ColumnWriter) {
        object.object { object in
            if column.count < part.cases.count {
                // How far each is from the one before: small numbers.
                object.name("at")
                var last = 0
                object.list { list in
                    for (at, _) in column {
                        list.number(at - last)
                        last = at
                    }
                }
            }
            object.name("units")
            object.list { list in
                for (_, entry) in column { if let units = entry.units { list.number(units) } else { list.null() } }
            }
            for (name, value) in [("currency", \Entry.currency), ("state", \Entry.state)] {
                object.name(name)
                object.list { list in for (_, entry) in column { list.number(entry[keyPath: value]) } }
            }
            object.name("converted")
            object.list { list in
                for (place, item) in column.enumerated() where item.entry.isConverted {
                    list.list { pair in
                        pair.number(place)
                        if let units = item.entry.converted { pair.number(units) } else { pair.null() }
                    }
                }
            }
        }
    }
}
