import Content
import Register

/// The tables of sanctions: what was imposed, on whom, in what parts, and what of it stands.
struct SanctionTables {
    typealias Row = CaseItem<SanctionStatus>

    let scope: ExportScope

    var all: [ExportTable] { [sanctions, against, parts] }

    private var sanctions: ExportTable {
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among the case's sanctions.") { $0.number }
        columns.text("key", "The name by which the case file refers to it.") { $0.item.id }
        columns.word(
            "type", "What it is; a settlement stands here only if it settles no sanction of the case.",
            of: ["fine", "reprimand", "warning", "ban", "order", "settlement"]
        ) { $0.item.type.rawValue }
        columns.integer("event_number", "The event that imposed it, or the fine that took its place.") {
            $0.item.eventIndex + 1
        }
        columns.date("date", "When it was imposed, the first time where it was replaced.") { $0.item.date }
        columns.date("deadline", "By when it must be complied with.") { $0.item.deadline }
        status(&columns)
        amounts(&columns)
        penalty(&columns)
        return ExportTable(
            "sanctions", of: .caseRecord, key: ["case_id", "number"], columns,
            foreignKeys: [.init(columns: ["case_id", "event_number"], table: "events")], isSheet: true
        ) { [scope] index in scope.items(index, scope.register.cases[index].content.status.sanctions) }
    }

    private func status(_ columns: inout Columns<Row>) {
        columns.word(
            "standing", "What became of it: the outcome of the last known decision on its merits.",
            of: ExportWords.all(Standing.self)
        ) { $0.item.standing.rawValue }
        columns.word(
            "finality", "Whether that can still change; `unknown` where nobody knows.",
            of: ExportWords.all(Finality.self)
        ) { $0.item.finality.rawValue }
        columns.flag("suspended", "Whether it is suspended; the amount stands.") { $0.item.isSuspended }
        columns.flag("complied", "Whether it is known to have been complied with.") { $0.item.isComplied }
        columns.flag("discharged", "Whether nothing remains to be paid.") { $0.item.isDischarged }
        columns.word(
            "findings", "What an annulment left of the findings.", of: ExportWords.all(FindingsAfterAnnulment.self)
        ) { $0.item.findings?.rawValue }
        columns.reference("remitted_to", "The body that must decide on it again.", to: nil) { row in
            row.item.remittal.flatMap { row.record.content.status.story[$0].event.remittedTo?.value }
        }
        columns.date("status_seen", "The date of the event on which standing and finality rest.") {
            $0.item.grade.lastSeen
        }
        columns.flag("status_unverified", "Whether that event is recalled or inferred, and not seen in a source.") {
            $0.item.grade.isUnverified
        }
        columns.flag("status_announced", "Whether it is contested by announced challenges alone.") {
            $0.item.grade.isAnnounced
        }
    }

    private func amounts(_ columns: inout Columns<Row>) {
        columns.text("currency", "The currency of its amounts, by ISO 4217.") { SanctionTables.currency($0.item)?.code }
        columns.amount("imposed", "The fine as first imposed; one fine is one amount, however many are liable.") {
            SanctionTables.fine($0.item, \.imposed)
        }
        columns.amount("current", "The fine as the last known decision on its merits left it.") {
            SanctionTables.fine($0.item, \.current)
        }
        columns.amount("paid", "What was paid of it, less refunds.") { $0.item.paid }
        columns.amount("settled", "The settlement, if it is one: never to be added to fines.") { row in
            row.item.type == .settlement ? row.item.current : .none
        }
        columns.money("forfeited", "What fell due under its periodic penalty: never to be added to fines.") {
            $0.item.forfeited
        }
        let (name, currency) = (scope.currencyName, scope.currency.code)
        let measures: [(String, @Sendable (SanctionStatus) -> Money?)] = [
            ("imposed", { SanctionTables.fine($0, \.imposed).money }),
            ("current", { SanctionTables.fine($0, \.current).money }), ("paid", { $0.paid.money }),
            ("settled", { $0.type == .settlement ? $0.current.money : nil }), ("forfeited", { $0.forfeited }),
        ]
        for (measure, money) in measures {
            columns.decimal("\(measure)_\(name)", "The same in \(currency).", unit: currency) { row in
                money(row.item).flatMap { row.scope.conversion.convert($0, on: row.record.date) }
                    .map { ExactDecimal($0.money) }
            }
        }
        columns.flag(
            name + "_estimate",
            "Whether its sums in \(currency) are estimates: converted at the rates of the case's date."
        ) { row in SanctionTables.currency(row.item).map { $0 != row.scope.currency } }
        ExportRate.add(to: &columns) { row in
            SanctionTables.currency(row.item).map { ($0, row.record.date) }
        } scope: {
            $0.scope
        }
    }

    private func penalty(_ columns: inout Columns<Row>) {
        columns.decimal("penalty_rate", "What falls due for each period of non-compliance.", unit: "currency") {
            $0.item.penalty?.rate.map { ExactDecimal($0) }
        }
        columns.word("penalty_per", "That period.", of: ExportWords.all(PeriodicPenalty.Period.self)) {
            $0.item.penalty?.per?.rawValue
        }
        columns.decimal("penalty_cap", "The most that can fall due.", unit: "currency") {
            $0.item.penalty?.cap.map { ExactDecimal($0) }
        }
        columns.text("penalty_currency", "The currency of the periodic penalty.") { row in
            (row.item.penalty?.rate ?? row.item.penalty?.cap)?.currency.code
        }
    }

    /// An amount of a fine; a settlement has its own columns, so that nobody adds the two by mistake.
    private static func fine(_ sanction: SanctionStatus, _ amount: KeyPath<SanctionStatus, Amount>) -> Amount {
        sanction.type == .fine ? sanction[keyPath: amount] : .none
    }

    private static func currency(_ sanction: SanctionStatus) -> Currency? {
        (sanction.imposed.money ?? sanction.current.money ?? sanction.paid.money ?? sanction.forfeited)?.currency
    }

    /// Whom a sanction is against, where it is not against all respondents.
    private var against: ExportTable {
        typealias Row = CaseItem<(sanction: Int, company: String)>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("sanction_number", "The sanction.") { $0.item.sanction }
        columns.id("company_id", "A company that it is against.", to: "companies") { $0.item.company }
        return ExportTable(
            "sanction_parties", of: .caseRecord, key: ["case_id", "sanction_number", "company_id"], columns,
            foreignKeys: [.init(columns: ["case_id", "sanction_number"], table: "sanctions")]
        ) { [scope] index in
            let sanctions = scope.register.cases[index].content.status.sanctions
            return scope.items(
                index,
                sanctions.enumerated().flatMap { place, sanction in
                    ExportText.unique(sanction.against.map(\.value)).filter(scope.isCompany)
                        .map { (sanction: place + 1, company: $0) }
                })
        }
    }

    /// What a fine is made of, where the decision divides it.
    private var parts: ExportTable {
        typealias Row = CaseItem<(sanction: Int, number: Int, part: FinePart)>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("sanction_number", "The fine.") { $0.item.sanction }
        columns.number("number", "The place among its parts, which add up to the fine as imposed.") { $0.item.number }
        columns.reference("company_id", "Whose part it is.", to: "companies") { row in
            row.item.part.against.map(\.value).flatMap { row.scope.isCompany($0) ? $0 : nil }
        }
        columns.text("citation", "The provision that it is for.") { $0.item.part.provision?.value.text }
        columns.money("amount", "The part.") { $0.item.part.amount }
        columns.text("currency", "Its currency, by ISO 4217.") { $0.item.part.amount?.currency.code }
        columns.words("note", "A sentence for the reader.", in: scope.languages) { row, language in
            row.scope.words(row.item.part.note, language)
        }
        return ExportTable(
            "fine_parts", of: .caseRecord, key: ["case_id", "sanction_number", "number"], columns,
            foreignKeys: [.init(columns: ["case_id", "sanction_number"], table: "sanctions")]
        ) { [scope] index in
            let sanctions = scope.register.cases[index].content.status.sanctions
            return scope.items(
                index,
                sanctions.enumerated().flatMap { place, sanction in
                    sanction.parts.enumerated().map { (sanction: place + 1, number: $0 + 1, part: $1) }
                })
        }
    }
}

extension ExportScope {
    /// Whether an id is that of a company in the downloads.
    func isCompany(_ id: String) -> Bool {
        guard let index = register.entityIndex(id) else { return false }
        return register.entities[index].category == .company && isExported(index)
    }
}
