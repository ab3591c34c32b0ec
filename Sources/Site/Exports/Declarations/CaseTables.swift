import Content
import Register

/// The tables of cases themselves, of their sums, and of their words.
struct CaseTables {
    typealias Row = CaseItem<Void>

    let scope: ExportScope

    var all: [ExportTable] { [cases, amounts, texts, topics, sectors, identifiers, related] }

    private var languages: [String] { scope.languages }

    /// One row for each case: what it comes to now.
    private var cases: ExportTable {
        var columns = Columns<Row>()
        columns.id("id", "The case's id, which never changes, and the last part of its address.") { $0.id }
        columns.link("url", "The case's page.") { $0.scope.url(.caseRecord($0.id)) }
        columns.words("title", "The headline.", in: languages) { row, language in
            language == row.scope.defaultLanguage
                ? row.record.content.file.title.value : row.record.content.file.translation(language)?.title
        }
        columns.words("summary", "The case in a sentence or two.", in: languages) { row, language in
            language == row.scope.defaultLanguage
                ? row.record.content.file.summary : row.record.content.file.translation(language)?.summary
        }
        who(&columns)
        dates(&columns)
        status(&columns)
        for measure in CaseMeasure.allCases { add(measure, to: &columns) }
        conversion(&columns)
        circumstances(&columns)
        return ExportTable("cases", of: .caseRecord, key: ["id"], columns, isSheet: true) { [scope] index in
            scope.items(index, [()])
        }
    }

    private func who(_ columns: inout Columns<Row>) {
        columns.reference(
            "authority_id", "The authority that imposed; the first, where several did (see case_authorities).",
            to: "authorities"
        ) { row in row.record.countingAuthorities.first.map { row.scope.register.entities[$0].id } }
        columns.text("country", "The country of that authority, by ISO 3166-1; `EU` for the Union.") {
            $0.record.countries.first?.code
        }
        columns.reference(
            "company_id",
            "The company or body concerned; the first that is named, where there are several (see parties).",
            to: "companies"
        ) { row in row.record.parties.lazy.compactMap(\.entity).first.map { row.scope.register.entities[$0].id } }
    }

    private func dates(_ columns: inout Columns<Row>) {
        columns.date("date", "The date that orders the case: of the decision, else the best there is.") {
            $0.record.date
        }
        columns.word(
            "date_basis", "What that date is of: the decision, its publication, or the last dated event.",
            of: ["decision", "publication", "last-event"]
        ) { $0.record.content.status.dateBasis.rawValue }
        columns.day("date_earliest", "The first day that the date can be.") { $0.record.date.earliest }
        columns.day("date_latest", "The last day that the date can be: exchange rates are of this day.") {
            $0.record.date.latest
        }
        columns.integer("year", "The year of the date.") { $0.record.year }
        columns.date("decided", "When it was decided, where that is known.") { row in
            row.record.content.status.dateBasis == .decision ? row.record.content.status.decidedOn : nil
        }
        columns.date("published", "When the authority published it.") { $0.record.content.status.publishedOn }
        columns.date("verified", "When somebody last checked the case against its sources.") {
            $0.record.content.file.verified
        }
    }

    private func status(_ columns: inout Columns<Row>) {
        columns.word(
            "standing", "What became of the case: the outcome of the last known decision on the merits.",
            of: ExportWords.all(CaseStanding.self)
        ) { $0.record.content.status.standing.rawValue }
        columns.word(
            "finality", "Whether that can still change; `unknown` where nobody knows.",
            of: ExportWords.all(Finality.self)
        ) { $0.record.content.status.finality.rawValue }
        columns.flag("suspended", "Whether its sanctions are suspended; the amounts stand.") {
            $0.record.content.status.isSuspended
        }
        columns.flag("complied", "Whether what was ordered is known to have been done.") {
            $0.record.content.status.isComplied
        }
        columns.reference("remitted_to", "The body that must decide again, after a court sent the case back.", to: nil)
        {
            row in
            let status = row.record.status
            return status.decidingSanctions.lazy.compactMap(\.remittal).last
                .flatMap { status.story[$0].event.remittedTo?.value }
        }
        columns.date("status_seen", "The date of the event on which standing and finality rest.") {
            $0.record.content.status.grade.lastSeen
        }
        columns.flag("status_unverified", "Whether that event is recalled or inferred, and not seen in a source.") {
            $0.record.content.status.grade.isUnverified
        }
        columns.flag("status_announced", "Whether it is contested by announced challenges alone.") {
            $0.record.content.status.grade.isAnnounced
        }
    }

    private func add(_ measure: CaseMeasure, to columns: inout Columns<Row>) {
        let (name, currency) = (measure.rawValue, scope.currency.code)
        columns.decimal(
            name,
            ColumnDescription(
                measure.description + " With several currencies the sum in the first (see case_amounts)."),
            unit: "currency"
        ) { measure.amount($0.record.status).summary.money.map { ExactDecimal($0) } }
        columns.text(name + "_currency", "The currency of that sum, by ISO 4217.") {
            measure.amount($0.record.status).summary.money?.currency.code
        }
        columns.word(
            name + "_state",
            "Whether there is a number, and why not: `none` has no amount, `undisclosed` was kept back.",
            of: ExportWords.amountStates
        ) { ExportWords.state(measure.amount($0.record.status).summary) }
        columns.flag(name + "_partial", "Whether the sum leaves out an amount that is not known, or another currency.")
        {
            measure.amount($0.record.status).isPartial
        }
        let converted = "\(name)_\(scope.currencyName)"
        columns.decimal(
            converted,
            "The same in \(currency), which totals add up: an estimate where \(scope.currencyName)_estimate.",
            unit: currency
        ) { measure.converted($0.record.amounts).map { ExactDecimal($0.money) } }
        columns.integer(converted + "_minor", "The same in the smallest unit of \(currency).", unit: "minor unit") {
            measure.converted($0.record.amounts).map { Int($0.money.minorUnits) }
        }
    }

    private func conversion(_ columns: inout Columns<Row>) {
        let (name, currency) = (scope.currencyName, scope.currency.code)
        columns.flag(
            name + "_estimate", "Whether the sums in \(currency) are estimates: converted at the rates of date_latest."
        ) { row in
            let amounts = CaseMeasure.allCases.compactMap { $0.converted(row.record.amounts) }
            return amounts.isEmpty ? nil : amounts.contains(where: \.isEstimate)
        }
        ExportRate.add(to: &columns) { row in
            var foreign: Currency?
            for measure in CaseMeasure.allCases {
                for money in measure.amount(row.record.status).sums where money.currency != row.scope.currency {
                    // Of two there is no one rate.
                    if let foreign, foreign != money.currency { return nil }
                    foreign = money.currency
                }
            }
            return foreign.map { ($0, row.record.date) }
        } scope: {
            $0.scope
        }
    }

    private func circumstances(_ columns: inout Columns<Row>) {
        columns.decimal("proposed", "The amount of the last proposal, or the least of its range; no total counts it.") {
            row in
            switch row.record.content.status.proposed {
            case .one(.number(let money)), .range(let money, _): ExactDecimal(money)
            default: nil
            }
        }
        columns.decimal("proposed_most", "The most of the range that was proposed.", unit: "currency") { row in
            if case .range(_, let most) = row.record.content.status.proposed { ExactDecimal(most) } else { nil }
        }
        columns.text("proposed_currency", "The currency of the proposal.") { row in
            switch row.record.content.status.proposed {
            case .one(.number(let money)), .range(let money, _): money.currency.code
            default: nil
            }
        }
        columns.flag("cross_border", "Whether it is a cross-border case under Article 60 of the GDPR.") {
            $0.record.content.file.isCrossBorder
        }
        columns.text("conduct", "When the conduct took place: a date or an interval in EDTF.") { row in
            row.record.content.file.conduct.map(ExportText.interval)
        }
        columns.integer("affected", "How many people it concerns.", unit: "people") { row in
            row.record.content.file.affected.flatMap { ExportText.affected($0).number }
        }
        columns.word(
            "affected_relation", "How that number is meant.",
            of: ["exactly", "about", "more-than", "fewer-than", "unknown"]
        ) { row in row.record.content.file.affected.map { ExportText.affected($0).relation } }
        columns.decimal("turnover", "The turnover that the fine was measured by.", unit: "currency") {
            $0.record.content.file.comparables?.turnover.map { ExactDecimal($0) }
        }
        columns.text("turnover_currency", "The currency of the turnover.") {
            $0.record.content.file.comparables?.turnover?.currency.code
        }
        columns.integer("turnover_year", "The year of the turnover.") {
            $0.record.content.file.comparables?.turnoverYear
        }
        columns.word(
            "culpability", "Whether the decision found intent or negligence.",
            of: ExportWords.all(Comparables.Culpability.self)
        ) { $0.record.content.file.comparables?.culpability?.rawValue }
        columns.reference("dossier_id", "The dossier that the case belongs to.", to: "dossiers") { row in
            row.record.dossier.map { row.scope.register.dossiers[$0].id }
        }
        columns.day("no_official_source", "The day on which somebody looked for an official source and found none.") {
            $0.record.content.file.officialSource?.noneFound
        }
    }

    /// A row for each case, measure and currency: what `cases` holds in its first currency only.
    private var amounts: ExportTable {
        typealias Row = CaseItem<(measure: CaseMeasure, money: Money)>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.word("measure", "Which sum it is.", of: ExportWords.all(CaseMeasure.self)) { $0.item.measure.rawValue }
        columns.text("currency", "The currency, by ISO 4217.") { $0.item.money.currency.code }
        columns.money("amount", "The sum in that currency.") { $0.item.money }
        let (name, currency) = (scope.currencyName, scope.currency.code)
        columns.decimal("amount_" + name, "The sum in \(currency); empty where there is no rate.", unit: currency) {
            row in
            row.scope.conversion.convert(row.item.money, on: row.record.date).map { ExactDecimal($0.money) }
        }
        columns.flag(name + "_estimate", "Whether that is an estimate: it was converted.") { row in
            row.scope.conversion.convert(row.item.money, on: row.record.date)?.isEstimate
        }
        ExportRate.add(to: &columns) {
            ($0.item.money.currency, $0.record.date)
        } scope: {
            $0.scope
        }
        return ExportTable(
            "case_amounts", of: .caseRecord, key: ["case_id", "measure", "currency"], columns
        ) { [scope] index in
            let status = scope.register.cases[index].status
            return scope.items(
                index, CaseMeasure.allCases.flatMap { measure in measure.amount(status).sums.map { (measure, $0) } })
        }
    }

    private var texts: ExportTable {
        typealias Row = CaseItem<ExportText>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.text("language", "The language of the words, by BCP 47.") { $0.item.language }
        columns.text("title", "The headline.") { $0.item.title }
        columns.text("summary", "The case in a sentence or two.") { $0.item.summary }
        columns.text("text", "The text of the page without markup.") { $0.item.text }
        return ExportTable("texts", of: .caseRecord, key: ["case_id", "language"], columns) { [scope] index in
            scope.items(index, ExportText.all(of: scope.register.cases[index], scope))
        }
    }

    private var topics: ExportTable {
        var columns = Columns<CaseItem<Int>>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.id("topic_id", "A topic of it.", to: "topics") { $0.scope.register.topics[$0.item].id }
        return ExportTable("case_topics", of: .caseRecord, key: ["case_id", "topic_id"], columns) { [scope] index in
            scope.items(index, ExportText.unique(scope.register.cases[index].topics))
        }
    }

    private var sectors: ExportTable {
        var columns = Columns<CaseItem<Int>>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.id("sector_id", "A sector that it concerns.", to: "sectors") { $0.scope.register.sectors[$0.item].id }
        return ExportTable("case_sectors", of: .caseRecord, key: ["case_id", "sector_id"], columns) { [scope] index in
            scope.items(index, ExportText.unique(scope.register.cases[index].sectors))
        }
    }

    /// What others call a case: numbers of the authority, of courts and of other registers.
    private var identifiers: ExportTable {
        var columns = Columns<CaseItem<(scheme: String, value: String)>>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among the case's identifiers.") { $0.number }
        columns.text("scheme", "Whose it is: `case-number` of the authority, `ecli`, or the name of another register.")
        {
            $0.item.scheme
        }
        columns.text("value", "The identifier.") { $0.item.value }
        return ExportTable("identifiers", of: .caseRecord, key: ["case_id", "number"], columns) { [scope] index in
            let file = scope.register.cases[index].file
            var all = file.caseNumbers.map { (scheme: "case-number", value: $0) }
            all += file.ecli.map { (scheme: "ecli", value: $0) }
            all += file.externalIDs.map { (scheme: $0.register, value: $0.id) }
            return scope.items(index, all)
        }
    }

    private var related: ExportTable {
        var columns = Columns<CaseItem<CaseRecord.Related>>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among the case's relations.") { $0.number }
        columns.id("related_case_id", "Another case that belongs to it.", to: "cases") {
            $0.scope.register.cases[$0.item.caseIndex].id
        }
        columns.word("relation", "How they belong together.", of: ExportWords.all(CaseRelation.Relation.self)) {
            $0.item.relation?.rawValue
        }
        return ExportTable("related_cases", of: .caseRecord, key: ["case_id", "number"], columns) { [scope] index in
            scope.items(
                index, scope.register.cases[index].related.filter { scope.isExported(caseAt: $0.caseIndex) })
        }
    }
}
