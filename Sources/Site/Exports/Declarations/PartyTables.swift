import Content
import Register

/// The tables of those who take part in a case: authorities, the parties it is about, and who complained.
struct PartyTables {
    let scope: ExportScope

    var all: [ExportTable] { [parties, authorities, complainants] }

    /// One row for each party, a party that the authority did not name only as it is described on the case's page.
    private var parties: ExportTable {
        typealias Row = CaseItem<CaseRecord.Party>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among the case's parties.") { $0.number }
        columns.reference(
            "company_id", "The company or body; empty for one that the authority did not name.", to: "companies"
        ) { row in row.item.entity.map { row.scope.register.entities[$0].id } }
        columns.word(
            "kind", "Whether the authority named it, described it, or gave it a made-up name.",
            of: ["named", "undisclosed", "pseudonym"]
        ) { row in
            switch row.item.reference.identity {
            case .entity, .introduced: "named"
            case .undisclosed: "undisclosed"
            case .pseudonym: "pseudonym"
            }
        }
        columns.words("name", "Its name, or what is known of it.", in: scope.languages) { PartyTables.name($0, $1) }
        columns.text("printed_as", "The name printed in the decision, where it differs.") {
            $0.item.reference.printedAs
        }
        columns.word("role", "What it is in the case.", of: ExportWords.all(PartyReference.Role.self)) {
            $0.item.reference.role.rawValue
        }
        columns.text("service_ids", "The services concerned (see company_services), with blanks between.") {
            let ids = $0.item.reference.services.map(\.value)
            return ids.isEmpty ? nil : ids.joined(separator: " ")
        }
        return ExportTable("parties", of: .caseRecord, key: ["case_id", "number"], columns, isSheet: true) {
            [scope] index in scope.items(index, scope.register.cases[index].parties)
        }
    }

    private static func name(_ row: CaseItem<CaseRecord.Party>, _ language: String) -> String? {
        if let entity = row.item.entity {
            return row.scope.words(row.scope.register.entities[entity].names.name, language)
        }
        switch row.item.reference.identity {
        case .undisclosed(let text), .pseudonym(let text):
            if language != row.scope.defaultLanguage,
                let words = row.record.content.file.translation(language)?.party(row.item.reference.key)
            {
                return words
            }
            return row.scope.caseWords(text, language)
        case .entity, .introduced: return nil
        }
    }

    private var authorities: ExportTable {
        var columns = Columns<CaseItem<CaseRecord.Authority>>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.id("authority_id", "An authority of it.", to: "authorities") {
            $0.scope.register.entities[$0.item.entity].id
        }
        columns.word("role", "What it did in the case.", of: ExportWords.all(AuthorityReference.Role.self)) {
            $0.item.role.rawValue
        }
        columns.flag("counts", "Whether the case counts in its totals: it imposed, alone or jointly.") {
            $0.item.role.counts
        }
        return ExportTable(
            "case_authorities", of: .caseRecord, key: ["case_id", "authority_id"], columns, isSheet: true
        ) { [scope] index in scope.items(index, scope.register.cases[index].authorities) }
    }

    private var complainants: ExportTable {
        var columns = Columns<CaseItem<CaseRecord.Actor>>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among those who complained.") { $0.number }
        ExportActor.add(to: &columns, in: scope.languages) {
            ExportActor($0.item)
        } scope: {
            $0.scope
        }
        return ExportTable("complainants", of: .caseRecord, key: ["case_id", "number"], columns) { [scope] index in
            scope.items(index, scope.register.cases[index].complainants)
        }
    }
}
