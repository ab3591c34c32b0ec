import Content
import Register

/// The columns of a part of the register: everything that queries compare, and what a row of the table shows.
struct RegisterColumns {
    let queries: QueryIndex
    let dictionary: RegisterDictionary
    let part: RegisterPart
    private let register: Register

    init(_ queries: QueryIndex, _ dictionary: RegisterDictionary, _ part: RegisterPart) {
        self.queries = queries
        self.dictionary = dictionary
        self.part = part
        register = queries.register
    }

    private var cases: ArraySlice<CaseRecord> { register.cases[part.cases] }

    func write() -> [UInt8] {
        var writer = ColumnWriter()
        writer.object { object in
            object.name("id")
            object.ids(cases.map(\.id))
            writeDates(&object)
            writeStatus(&object)
            writeParties(&object)
            several("place", &object) { record in record.provisions.map { dictionary.number(of: $0.reference) } }
            several("sector", &object) { $0.sectors }
            several("topic", &object) { $0.topics }
            several("kind", &object) { record in
                words(.kind, record.index).map { dictionary.kinds.firstIndex(of: $0) ?? 0 }
            }
            several("currency", &object) { record in
                words(.currency, record.index).compactMap { Currency($0) }.map(dictionary.number)
            }
            several("language", &object) { record in
                record.content.file.translations.map { register.settings.languages.firstIndex(of: $0.language) ?? 0 }
            }
            AmountColumns(queries, dictionary, part).write(to: &object)
        }
        return writer.bytes
    }

    private func words(_ field: QueryField, _ index: CaseIndex) -> [String] {
        queries.values(field, of: index).map { register.identifier(of: $0) }
    }

    // MARK: Single values

    private func single(_ name: String, _ object: inout ColumnWriter, _ value: (CaseRecord) -> Int) {
        object.name(name)
        object.list { list in for record in cases { list.number(value(record)) } }
    }

    /// A date as eight digits, with zeros for what is not known of it; negative where it is doubtful, zero for none.
    static func number(_ date: PartialDate?) -> Int {
        guard let date else { return 0 }
        let number = date.year * 10_000 + (date.month ?? 0) * 100 + (date.day ?? 0)
        return date.isUncertain ? -number : number
    }

    private func writeDates(_ object: inout ColumnWriter) {
        single("date", &object) { Self.number($0.date) }
        single("basis", &object) { record in
            switch record.content.status.dateBasis {
            case .decision: 0
            case .publication: 1
            case .lastEvent: 2
            }
        }
        single("published", &object) { Self.number($0.status.publishedOn) }
        single("days", &object) { queries.rows[$0.index].days ?? -1 }
    }

    private func writeStatus(_ object: inout ColumnWriter) {
        single("standing", &object) { CaseStanding.allCases.firstIndex(of: $0.status.standing) ?? 0 }
        single("finality", &object) { Finality.allCases.firstIndex(of: $0.status.finality) ?? 0 }
        single("suspended", &object) { $0.status.isSuspended ? 1 : 0 }
        single("seen", &object) { Self.number($0.status.grade.lastSeen) }
        single("unverified", &object) { $0.status.grade.isUnverified ? 1 : 0 }
        single("measure", &object) { record in
            RegisterMeasure.of(record.status).map { RegisterDictionary.measures.firstIndex(of: $0) ?? 0 } ?? -1
        }
    }

    // MARK: Several values

    /// How many values each case has, and all values behind each other; no counts where each has one.
    private func several(_ name: String, _ object: inout ColumnWriter, _ values: (CaseRecord) -> [Int]) {
        let all = cases.map(values)
        object.name(name)
        object.object { column in
            if !all.allSatisfy({ $0.count == 1 }) {
                column.name("counts")
                column.numbers(all.map(\.count))
            }
            column.name("values")
            column.numbers(all.flatMap { $0 })
        }
    }

    private func writeParties(_ object: inout ColumnWriter) {
        several("authority", &object) { record in entities(.authority, record.index) }
        several("court", &object) { record in entities(.court, record.index) }
        several("company", &object) { record in entities(.company, record.index) }
        several("dossier", &object) { record in record.dossier.map { [$0] } ?? [] }
        // Most companies are a group of their own.
        exceptions("group", &object) { record in
            record.group == entities(.company, record.index) ? nil : record.group
        }
        // Where a party was not named, all parties in their order, with -1 for each that was not.
        exceptions("parties", &object) { record in
            record.parties.contains { $0.entity == nil } ? record.parties.map { $0.entity ?? -1 } : nil
        }
        // Where a country is not that of the authorities in their order, which it is by the way cases are linked.
        object.name("divided")
        object.list { list in
            for record in cases {
                guard let fine = register.dividedFine(of: record), queries.rows[record.index].isDivided else {
                    continue
                }
                list.list { row in
                    row.number(record.index - part.cases.lowerBound)
                    row.number(dictionary.number(of: fine.currency))
                    row.number(fine.hasFallen ? 1 : 0)
                    for part in fine.parts {
                        row.number(part.entity)
                        row.number(part.units)
                    }
                }
            }
        }
    }

    private func entities(_ field: QueryField, _ index: CaseIndex) -> [Int] {
        queries.values(field, of: index).compactMap { if case .entity(let entity) = $0 { entity } else { nil } }
    }

    /// Lists for a few of the cases, each behind the place of its case in the part.
    private func exceptions(_ name: String, _ object: inout ColumnWriter, _ values: (CaseRecord) -> [Int]?) {
        object.name(name)
        object.list { list in
            for record in cases {
                guard let values = values(record) else { continue }
                list.numbers([record.index - part.cases.lowerBound] + values)
            }
        }
    }
}

/// What was imposed where it was no fine, as the locale's keys below `measure` name it.
enum RegisterMeasure {
    /// Nil where there is a fine.
    static func of(_ status: CaseStatus) -> String? {
        if status.sanctions.contains(where: { $0.type == .fine }) { return nil }
        if status.standing == .proposed { return "proposed" }
        guard let sanction = status.sanctions.first else { return "none" }
        return sanction.type == .order && sanction.penalty != nil ? "order-penalty" : sanction.type.rawValue
    }
}
