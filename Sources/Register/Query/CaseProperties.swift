import Content

/// The values that a case has of a field: what it is grouped by.
package struct CaseProperties: Sendable {
    let register: Register
    /// The courts that take part in each case.
    private let courts: [[EntityIndex]]

    init(_ register: Register) {
        self.register = register
        var courts = [[EntityIndex]](repeating: [], count: register.cases.count)
        for entity in register.entities where entity.category == .court {
            for index in entity.cases { courts[index].append(entity.index) }
        }
        self.courts = courts
    }

    /// The values of a case, each once; none where it has none or they are not known.
    func values(_ field: QueryField, of record: CaseRecord) -> [QueryResult.Value] {
        switch field {
        case .country: return record.countries.map(QueryResult.Value.country)
        case .authority: return unique(record.countingAuthorities.map(QueryResult.Value.entity))
        case .court: return courts[record.index].map(QueryResult.Value.entity)
        case .company: return unique(record.parties.compactMap(\.entity).map(QueryResult.Value.entity))
        case .companyCountry:
            return unique(
                record.parties.compactMap { $0.entity.flatMap { register.entities[$0].file.country } }
                    .map(QueryResult.Value.country))
        case .group: return record.group.map(QueryResult.Value.entity)
        case .dossier: return record.dossier.map { [.dossier($0)] } ?? []
        case .provision: return articles(record) { $0 == .violated }
        case .cites: return articles(record) { _ in true }
        case .law: return unique(record.provisions.map { .law($0.law) })
        case .sector: return record.sectors.map(QueryResult.Value.sector)
        case .topic: return record.topics.map(QueryResult.Value.topic)
        case .year: return [.number(record.year)]
        case .decided, .published: return CaseProperties.date(field, record).map { [.date($0)] } ?? []
        case .standing: return [.word(record.status.standing.rawValue)]
        case .finality: return [.word(record.status.finality.rawValue)]
        case .suspended: return [.flag(record.status.isSuspended)]
        case .currency: return CaseProperties.currencies(record).map { .word($0.code) }
        case .kind: return unique(record.status.sanctions.map { .word($0.type.rawValue) })
        case .days: return CaseProperties.days(record).map { [.number($0)] } ?? []
        case .language:
            return [.word(register.settings.defaultLanguage)] + record.file.translations.map { .word($0.language) }
        case .imposed, .current, .paid, .settled, .forfeited, .text: return []
        }
    }

    private func articles(
        _ record: CaseRecord, where isMeant: (ProvisionReference.Finding) -> Bool
    ) -> [QueryResult.Value] {
        unique(
            record.provisions.filter { isMeant($0.reference.finding) }.map {
                .article(law: $0.law, article: $0.article)
            })
    }

    private func unique(_ values: [QueryResult.Value]) -> [QueryResult.Value] {
        guard values.count > 1 else { return values }
        var seen: Set<QueryResult.Value> = []
        return values.filter { seen.insert($0).inserted }
    }

    /// The currencies of the fines, settlements and forfeited penalties of a case, in the order of their codes.
    static func currencies(_ record: CaseRecord) -> [Currency] {
        var result = record.status.imposed.sums.map(\.currency)
        for money in record.status.settled.sums + (record.status.forfeited.map { [$0] } ?? [])
        where !result.contains(money.currency) {
            result.append(money.currency)
        }
        return result.sorted()
    }

    /// What was forfeited, as an amount like the others.
    package static func forfeited(_ record: CaseRecord) -> CaseAmount { record.status.forfeitedAmount }

    /// An amount of a case as a cell of a list of cases.
    static func amount(_ field: QueryField, _ record: CaseRecord) -> QueryResult.Value {
        let (amount, converted) =
            switch field {
            case .imposed: (record.status.imposed, record.amounts.imposed)
            case .current: (record.status.current, record.amounts.current)
            case .paid: (record.status.paid, record.amounts.paid)
            case .settled: (record.status.settled, record.amounts.settled)
            default: (forfeited(record), record.amounts.forfeited)
            }
        return .amount(amount.summary, isPartial: amount.isPartial, converted: converted)
    }

    /// The day of the decision or of its publication; that of the decision only where it is known as such.
    static func date(_ field: QueryField, _ record: CaseRecord) -> PartialDate? {
        field == .published
            ? record.status.publishedOn : record.status.dateBasis == .decision ? record.status.decidedOn : nil
    }

    /// The days from the first dated complaint, investigation or breach notice to the decision.
    ///
    /// Nil where one of the two is not known to the day, or the decision would come first.
    static func days(_ record: CaseRecord) -> Int? {
        guard let decided = date(.decided, record), decided.day != nil else { return nil }
        for event in record.file.events {
            guard event.type == .complaint || event.type == .investigation || event.type == .breachNotice,
                let opened = event.date?.date
            else { continue }
            let days = decided.earliest.number - opened.earliest.number
            return opened.day == nil || days < 0 ? nil : days
        }
        return nil
    }
}
