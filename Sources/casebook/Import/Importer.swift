import Content

/// Turns the rows of a table into case files: works out what would be written, and writes nothing itself.
struct Importer {
    let map: ImportMap
    let table: ImportTable
    let tree: ContentTree
    /// The content folder.
    let root: String
    /// The text of a file of the content; nil where there is none.
    let existing: (String) -> String?

    private var parties: PartyNames
    private var ledger: ImportLedger
    private var caseIDs: Set<String>
    /// The last number that was put behind a case's id, by the id.
    private var numbers: [String: Int] = [:]
    /// The cases that were there before.
    private let registered: Set<String>
    private let caseFiles: [String: CaseFile]
    private let laws: [String: LawFile]
    private var plan = ImportPlan()

    init(
        map: ImportMap, table: ImportTable, tree: ContentTree, root: String, list: MatchList, ledger: ImportLedger,
        existing: @escaping (String) -> String?
    ) {
        self.map = map
        self.table = table
        self.tree = tree
        self.root = root
        self.ledger = ledger
        self.existing = existing
        parties = PartyNames(tree: tree, list: list)
        caseIDs = Set(tree.cases.map(\.id) + tree.cases.flatMap { $0.formerIDs.map(\.value) })
        registered = caseIDs
        var files: [String: CaseFile] = [:]
        for file in tree.cases {
            for id in file.externalIDs where id.register == map.register { files[id.id] = file }
        }
        caseFiles = files
        laws = Dictionary(tree.laws.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// What the map asks for that the content does not have.
    var problems: [String] {
        var problems: [String] = []
        if let law = map.provisions?.law, laws[law] == nil {
            problems.append(
                "the map says `law: \(law)`, and there is no \(root)/laws/\(law).yml"
                    + (NearMiss.nearest(to: law, among: Array(laws.keys)).map { "; did you mean `\($0)`?" } ?? ""))
        }
        for (terms, known, what) in [(map.topics, tree.topics, "topic"), (map.sectors, tree.sectors, "sector")] {
            let ids = known.map(\.id)
            for id in terms.always + terms.values.flatMap(\.ids) where !ids.contains(id) {
                problems.append(
                    "the map says `\(id)`, which is no \(what)"
                        + (NearMiss.nearest(to: id, among: ids).map { "; did you mean `\($0)`?" } ?? ""))
            }
        }
        for (party, category) in [(map.authority, EntityFile.Category.authority), (map.company, .company)] {
            if let id = party.id, !tree.entities.contains(where: { $0.id == id && $0.category == category }) {
                problems.append("the map says `\(id)`; add \(root)/\(category.folder)/\(id).md first")
            }
        }
        return problems
    }

    mutating func run() -> ImportPlan {
        var seen: [String: Int] = [:]
        for (place, row) in table.rows.enumerated() {
            var outcome = RowOutcome(row: place + 1, line: row.line)
            outcome.externalID = map.idColumns.map { table.cell($0, row) }.joined(separator: " ")
            outcome.externalID = ImportText.plain(outcome.externalID)
            do throws(NotTaken) {
                if let exclusion = map.exclusions.first(where: {
                    ImportPattern.matches(table.cell($0.column, row), $0.values)
                }) {
                    let text = table.cell(exclusion.column, row)
                    throw NotTaken("left out by `skip`: `\(exclusion.column)` is “\(text)”")
                }
                if row.cells.dropFirst(table.columns.count).contains(where: { !$0.isEmpty }) {
                    throw NotTaken(
                        "it has \(row.cells.count) cells, and the table \(table.columns.count) columns: put quotes round "
                            + "the cell that holds a separator")
                }
                guard !outcome.externalID.isEmpty else { throw NotTaken("it has no id") }
                if let first = seen[outcome.externalID] { throw NotTaken("it has the id of row \(first)") }
                seen[outcome.externalID] = place + 1
                let draft = try draft(row, &outcome)
                file(draft, &outcome)
            } catch {
                outcome.kind = .notTaken
                outcome.remarks = [error.reason]
            }
            plan.outcomes.append(outcome)
        }
        plan.files = parties.files(root: root, language: tree.settings.defaultLanguage) + plan.files
        for path in plan.files.filter(\.isNew).map(\.path) where existing(path) != nil {
            plan.refused.append("\(path) is there already, and is not overwritten")
        }
        plan.list = parties.list
        plan.ledger = ledger
        return plan
    }

    // MARK: One row

    private mutating func draft(_ row: ImportTable.Row, _ outcome: inout RowOutcome) throws(NotTaken) -> ImportedCase {
        let cell = { [table] (column: String) in table.cell(column, row) }
        var draft = ImportedCase()
        draft.register = map.register
        draft.externalID = outcome.externalID
        draft.title = ImportText.collapsed(map.title?.filled(cell, clean: ImportText.plain) ?? "")
        guard !draft.title.isEmpty else { throw NotTaken("its title is empty") }
        draft.summary = map.summary.map { ImportText.collapsed($0.filled(cell, clean: ImportText.plain)) }
        draft.body = map.text.map { $0.filled(cell, clean: ImportText.markdown) } ?? ""
        try date(cell, &draft)
        try amount(cell, &draft, &outcome)
        let (authority, company) = (map.authority, map.company)
        draft.authority = try party(authority, "authority", cell, &draft, &outcome)
        draft.company = try party(company, "company", cell, &draft, &outcome)
        provisions(cell, &draft, &outcome)
        draft.topics = terms(map.topics, "topic", cell, &outcome)
        draft.sectors = terms(map.sectors, "sector", cell, &outcome)
        try source(cell, &draft, &outcome)
        return draft
    }

    private func date(_ cell: (String) -> String, _ draft: inout ImportedCase) throws(NotTaken) {
        let text = cell(map.dates.column)
        draft.dateField = map.dates.field
        if text.isEmpty || ImportPattern.matches(text, map.dates.unknown) {
            guard let known = map.dates.knownBy else {
                throw NotTaken("its date is not known; `known_by` in the map would take it")
            }
            draft.knownBy = known
            return
        }
        guard let date = ImportDate.read(text, formats: map.dates.formats) else {
            throw NotTaken(
                "“\(text)” is not a date"
                    + (map.dates.formats.isEmpty ? "; say its `format` in the map" : " of the form that the map names"))
        }
        draft.date = date
    }

    private func amount(
        _ cell: (String) -> String, _ draft: inout ImportedCase, _ outcome: inout RowOutcome
    ) throws(NotTaken) {
        guard let amounts = map.amounts else { return }
        draft.event = amounts.event
        let text = cell(amounts.column)
        if ImportPattern.matches(text, amounts.undisclosed) {
            draft.amount = "undisclosed"
            return
        }
        var reading = amounts.reading
        if let column = amounts.currencyColumn {
            let code = cell(column)
            guard let currency = Currency(code.uppercased()) ?? ImportAmount.currency(in: code)?.0 else {
                throw NotTaken("“\(code)” is not a currency")
            }
            reading.currency = currency
        }
        if text.isEmpty || ImportPattern.matches(text, amounts.unknown) {
            draft.amount = "unknown"
            return
        }
        do throws(ImportAmount.Problem) {
            let amount = try reading.read(text)
            // 0.00 is what `unknown: [0]` means as well.
            let isZero = !amount.utf8.contains { (49...57).contains($0) }
            draft.amount = isZero && amounts.unknown.contains("0") ? "unknown" : amount
            if isZero, draft.amount != "unknown" { outcome.remarks.append("the amount is zero") }
        } catch {
            throw NotTaken(error.message)
        }
    }

    private mutating func party(
        _ party: ImportMap.Party, _ kind: String, _ cell: (String) -> String, _ draft: inout ImportedCase,
        _ outcome: inout RowOutcome
    ) throws(NotTaken) -> String {
        guard let column = party.column else { return party.id ?? "" }
        let name = ImportText.plain(cell(column))
        if kind == "company", ImportPattern.matches(name, party.undisclosed) {
            draft.isUndisclosed = true
            return name.isEmpty ? "not named" : name
        }
        guard !name.isEmpty else { throw NotTaken("it names no \(kind)") }
        var country = party.country
        if let column = party.countryColumn, !cell(column).isEmpty {
            country = CountryNames.country(ImportText.plain(cell(column)))
            if country == nil { outcome.remarks.append("“\(cell(column))” is not a country") }
        }
        return try parties.id(kind, name, country: country, creates: party.creates)
    }

    private func provisions(
        _ cell: (String) -> String, _ draft: inout ImportedCase, _ outcome: inout RowOutcome
    ) {
        guard let provisions = map.provisions, let law = laws[provisions.law] else { return }
        let names = provisions.names + [provisions.law] + (law.names.short?.all ?? []) + law.names.name.all
        let found = ImportCitation.read(cell(provisions.column), law: provisions.law, names: names)
        let known = Set(law.provisions.map(\.number))
        for text in found.provisions {
            if let citation = ProvisionCitation(text), law.isOpen || known.contains(citation.article) {
                draft.provisions.append(text)
            } else {
                outcome.remarks.append("provision not in the law's file: \(text)")
            }
        }
        for text in found.unknown { outcome.remarks.append("provision not understood: “\(text)”") }
    }

    private func terms(
        _ terms: ImportMap.Terms, _ what: String, _ cell: (String) -> String, _ outcome: inout RowOutcome
    ) -> [String] {
        var ids = terms.always
        if let column = terms.column {
            let text = ImportText.plain(cell(column))
            if let value = terms.values.first(where: { ImportPattern.matches(text, [$0.text]) }) {
                ids += value.ids.filter { !ids.contains($0) }
            } else if !text.isEmpty {
                outcome.remarks.append("no \(what) in the map for “\(text)”")
            }
        }
        return ids
    }

    private func source(
        _ cell: (String) -> String, _ draft: inout ImportedCase, _ outcome: inout RowOutcome
    ) throws(NotTaken) {
        let source = map.source
        if let url = source.url.map({ ImportText.plain($0.filled(cell, clean: { $0 })) }), !url.isEmpty {
            if isAddress(url) {
                draft.sourceURL = url
            } else {
                outcome.remarks.append("“\(url)” is not an address of the web")
            }
        }
        draft.sourceTitle = source.title.map { ImportText.collapsed($0.filled(cell, clean: ImportText.plain)) }
        draft.sourceKind = source.kind
        draft.sourcePublisher = source.publisher
        if draft.sourceURL == nil, draft.sourceTitle?.isEmpty ?? true {
            throw NotTaken("it has no source; a `title` under `source` in the map would take it")
        }
    }

    private func isAddress(_ text: String) -> Bool {
        (text.hasPrefix("https://") || text.hasPrefix("http://"))
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "\"" || $0 == "<" || $0 == ">" }
            && text.dropFirst(8).contains(".")
    }

    // MARK: Files

    private mutating func file(_ draft: ImportedCase, _ outcome: inout RowOutcome) {
        let new = draft.blocks
        guard let known = caseFiles[outcome.externalID] else {
            let id = newID(draft, &outcome)
            outcome.caseID = id
            outcome.kind = .added
            plan.files.append(ImportPlan.File(path: "\(root)/cases/\(id).md", text: new.text))
            note(id, new, keeping: [])
            return
        }
        outcome.caseID = known.id
        guard let text = existing(known.file), var own = CaseBlocks(text) else {
            outcome.kind = .kept
            outcome.remarks.append("\(known.file) could not be read")
            return
        }
        let differing = new.names.filter { own[$0] != new[$0] }
        guard let stamps = ledger.fields(known.id) else {
            outcome.kind = differing.isEmpty ? .unchanged : .kept
            if differing.isEmpty {
                note(known.id, new, keeping: [])
            } else {
                outcome.remarks.append("written by an editor, and left as it is; other here: \(list(differing))")
            }
            return
        }
        let merge = own.merge(new, stamps: stamps)
        note(known.id, new, keeping: merge.conflicts)
        if !merge.updated.isEmpty {
            outcome.kind = .updated
            outcome.remarks.append("changed: \(list(merge.updated))")
            plan.files.append(ImportPlan.File(path: known.file, text: own.text, before: text))
        } else {
            outcome.kind = merge.conflicts.isEmpty ? .unchanged : .kept
        }
        if !merge.conflicts.isEmpty {
            outcome.remarks.append("changed here and by an editor, whose words stay: \(list(merge.conflicts))")
        }
    }

    private func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

    private mutating func note(_ id: String, _ new: CaseBlocks, keeping: [String]) {
        var stamps: [String: String] = [:]
        for name in new.names { stamps[name] = new[name].map(ImportLedger.stamp) }
        // A conflict is told again until somebody has solved it.
        for name in keeping { stamps[name] = ledger.fields(id)?[name] }
        ledger.note(id, stamps)
    }

    /// `AUTHORITY-COMPANY-YEAR`, with the id of the table behind it where that is taken.
    private mutating func newID(_ draft: ImportedCase, _ outcome: inout RowOutcome) -> String {
        let company = draft.isUndisclosed ? slug(draft.company) : draft.company
        let year = (draft.date ?? draft.knownBy)?.year ?? 0
        let parties = "\(draft.authority)-\(shortened(company))"
        let stem = joinedID(parties, "\(year)")
        var id = stem
        if caseIDs.contains(id) {
            id = joinedID(parties, "\(year)-\(slug(String(slug(outcome.externalID).prefix(20))))")
            if registered.contains(stem) { outcome.remarks.append("is it the case `\(stem)`, which is there already?") }
        }
        var number = numbers[stem] ?? 2
        while caseIDs.contains(id) {
            id = joinedID(parties, "\(year)-\(number)")
            number += 1
        }
        numbers[stem] = number
        caseIDs.insert(id)
        return id
    }

    /// An id of at most forty letters, cut between words.
    private func shortened(_ id: String) -> String {
        guard id.utf8.count > 40 else { return id }
        let cut = id.prefix(40)
        return String(cut.lastIndex(of: "-").map { cut[..<$0] } ?? cut)
    }
}

/// Why a row becomes no case.
struct NotTaken: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
}

/// What became of a row.
struct RowOutcome: Equatable {
    enum Kind: String, CaseIterable {
        case added, updated, unchanged
        /// The case is there, and an editor's words stay.
        case kept
        case notTaken = "not taken"
    }

    /// Counted from 1 below the line of names.
    var row: Int
    /// The line of the file on which the row begins.
    var line: Int
    var externalID = ""
    var kind = Kind.unchanged
    var caseID = ""
    var remarks: [String] = []

    init(row: Int, line: Int) {
        self.row = row
        self.line = line
    }
}

/// What an import would write, and what became of every row.
struct ImportPlan {
    struct File {
        var path: String
        var text: String
        /// What stood there when the plan was made; nil for a new file.
        var before: String?

        var isNew: Bool { before == nil }
    }

    var files: [File] = []
    var outcomes: [RowOutcome] = []
    /// Why nothing may be written.
    var refused: [String] = []
    var list = MatchList()
    var ledger = ImportLedger()

    func count(_ kind: RowOutcome.Kind) -> Int { outcomes.count { $0.kind == kind } }

    /// Every row of the table and what became of it, as a table.
    var report: String {
        var text = "row,line,id,outcome,case,remarks\r\n"
        for outcome in outcomes {
            let cells = [
                String(outcome.row), String(outcome.line), outcome.externalID, outcome.kind.rawValue, outcome.caseID,
                outcome.remarks.joined(separator: "; "),
            ]
            text += cells.map(Self.quoted).joined(separator: ",") + "\r\n"
        }
        return text
    }

    /// A field; one that a spreadsheet would take for a formula gets a mark before it.
    private static func quoted(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t".contains(first) { text = "'" + text }
        guard text.contains(where: { "\",\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
