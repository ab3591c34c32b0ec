import Content
import Register

/// The tables of events: what happened, who acted, and which source shows it.
struct EventTables {
    typealias Row = CaseItem<StoryEvent>

    let scope: ExportScope

    var all: [ExportTable] { [events, actors, sources] }

    private var events: ExportTable {
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place in the story, whose order rules.") { $0.number }
        columns.text("key", "The name by which the case file refers to it.") { $0.item.event.id?.value }
        columns.word("type", "What happened.", of: ExportWords.all(EventType.self)) { $0.item.event.type.rawValue }
        dates(&columns)
        amounts(&columns)
        decision(&columns)
        columns.link("url", "Where the decision can be read.") { $0.item.event.url }
        columns.words("note", "A sentence for the reader.", in: scope.languages) { EventTables.note($0, $1) }
        columns.flag("unverified", "Whether it is recalled or inferred, and not seen in a source.") {
            $0.item.event.isUnverified
        }
        after(&columns)
        return ExportTable("events", of: .caseRecord, key: ["case_id", "number"], columns, isSheet: true) {
            [scope] index in scope.items(index, scope.register.cases[index].content.status.story)
        }
    }

    private func dates(_ columns: inout Columns<Row>) {
        columns.date("date", "When it happened; empty where that is not known.") { $0.item.event.date?.date }
        columns.date("known_by", "The date by which it is known to have happened.") { $0.item.event.knownBy }
        columns.day("date_earliest", "The first day that the best of these dates can be.") {
            $0.item.event.bestDate?.earliest
        }
        columns.day("date_latest", "The last day that the best of these dates can be.") {
            $0.item.event.bestDate?.latest
        }
    }

    private func amounts(_ columns: inout Columns<Row>) {
        columns.decimal("amount", "The amount that the event names, or the least of a range.", unit: "currency") {
            row in
            EventTables.money(row.item.event).map { ExactDecimal($0) }
        }
        columns.integer("amount_minor", "The same in the currency's smallest unit, such as cents.", unit: "minor unit")
        {
            EventTables.money($0.item.event).map { Int($0.minorUnits) }
        }
        columns.text("currency", "The currency of the amount, by ISO 4217.") {
            EventTables.money($0.item.event)?.currency.code
        }
        columns.word(
            "amount_state", "Whether there is a number, and why not; empty where the event is not about an amount.",
            of: ExportWords.amountStates
        ) { row in
            switch row.item.event.amount?.value {
            case .one(let amount): ExportWords.state(amount)
            case .range: "number"
            case nil: nil
            }
        }
        columns.decimal("amount_most", "The most of the range that was proposed.", unit: "currency") { row in
            if case .range(_, let most) = row.item.event.amount?.value { ExactDecimal(most) } else { nil }
        }
    }

    private func decision(_ columns: inout Columns<Row>) {
        columns.text("sanction_keys", "The sanctions it concerns, by their keys, with blanks between; empty for all.") {
            let keys = $0.item.event.sanctions.map(\.value)
            return keys.isEmpty ? nil : keys.joined(separator: " ")
        }
        columns.word("outcome", "How an objection or an appeal ended.", of: ExportWords.all(Outcome.self)) {
            $0.item.event.outcome?.value.rawValue
        }
        columns.word(
            "findings", "What an annulment left of the findings.", of: ExportWords.all(FindingsAfterAnnulment.self)
        ) { $0.item.event.findings?.value.rawValue }
        columns.reference("remitted_to", "The body to which a court sent the case back.", to: nil) {
            $0.item.event.remittedTo?.value
        }
        columns.text("document_number", "The number of the judgment or decision.") { $0.item.event.number }
        columns.text("ecli", "Its European Case Law Identifier.") { $0.item.event.ecli }
        columns.date("deadline", "By when a sanction must be complied with.") { $0.item.event.deadline }
        columns.flag("announced", "Whether a party announced it, and nobody saw yet that it was done.") {
            $0.item.event.isAnnounced
        }
        columns.flag("discharged", "Whether after it nothing remains to be paid.") { $0.item.event.isDischarged }
    }

    private func after(_ columns: inout Columns<Row>) {
        columns.word(
            "standing_after", "The standing of the case after it.", of: ExportWords.all(CaseStanding.self)
        ) { $0.item.standing.rawValue }
        columns.word("finality_after", "The finality of the case after it.", of: ExportWords.all(Finality.self)) {
            $0.item.finality.rawValue
        }
        columns.flag("suspended_after", "Whether the sanctions are suspended after it.") { $0.item.isSuspended }
        columns.decimal("current_after", "The fines of the case as they stand after it.", unit: "currency") {
            $0.item.current.summary.money.map { ExactDecimal($0) }
        }
        columns.word("current_after_state", "Whether that is a number, and why not.", of: ExportWords.amountStates) {
            ExportWords.state($0.item.current.summary)
        }
        columns.text("current_after_currency", "The currency of that sum, by ISO 4217.") {
            $0.item.current.summary.money?.currency.code
        }
    }

    /// The number of an amount, or the least of a range.
    private static func money(_ event: Event) -> Money? {
        if case .range(let least, _) = event.amount?.value { return least }
        return event.amount?.value.money
    }

    private static func note(_ row: Row, _ language: String) -> String? {
        if language != row.scope.defaultLanguage,
            let words = row.record.content.file.translation(language)?.note(row.item.event.id?.value)
        {
            return words
        }
        return row.scope.caseWords(row.item.event.note ?? row.item.text, language)
    }

    /// Who acted in an event, who was addressed, and whom a sanction was against.
    private var actors: ExportTable {
        typealias Row = CaseItem<(event: Int, number: Int, role: String, name: PartyName)>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("event_number", "The event.") { $0.item.event }
        columns.number("number", "The place among those that the event names.") { $0.item.number }
        columns.word(
            "role", "Whether they act, are addressed, or are whom a sanction is against.", of: ["by", "to", "against"]
        ) { $0.item.role }
        ExportActor.add(to: &columns, in: scope.languages) {
            ExportActor($0.item.name, $0.scope)
        } scope: {
            $0.scope
        }
        return ExportTable(
            "event_actors", of: .caseRecord, key: ["case_id", "event_number", "number"], columns,
            foreignKeys: [.init(columns: ["case_id", "event_number"], table: "events")]
        ) { [scope] index in
            let story = scope.register.cases[index].content.status.story
            return scope.items(
                index,
                story.enumerated().flatMap { place, entry in
                    let event = entry.event
                    var names = event.by.map { (role: "by", name: $0) }
                    names += event.to.map { (role: "to", name: $0) }
                    names += event.against.map { (role: "against", name: PartyName.id($0)) }
                    return names.enumerated().map {
                        (event: place + 1, number: $0 + 1, role: $1.role, name: $1.name)
                    }
                })
        }
    }

    private var sources: ExportTable {
        var columns = Columns<CaseItem<(event: Int, source: Int)>>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("event_number", "The event.") { $0.item.event }
        columns.number("source_number", "A source that shows it.") { $0.item.source }
        return ExportTable(
            "event_sources", of: .caseRecord, key: ["case_id", "event_number", "source_number"], columns,
            foreignKeys: [
                .init(columns: ["case_id", "event_number"], table: "events"),
                .init(columns: ["case_id", "source_number"], table: "sources"),
            ]
        ) { [scope] index in
            let record = scope.register.cases[index]
            return scope.items(
                index,
                record.content.status.story.enumerated().flatMap { place, entry in
                    ExportText.unique(entry.event.sources.compactMap { scope.source($0.value, record) })
                        .map { (event: place + 1, source: $0) }
                })
        }
    }
}
