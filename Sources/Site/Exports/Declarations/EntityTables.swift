import Content
import Register

/// The tables of authorities, courts, companies and organisations.
struct EntityTables {
    /// An entity, or a part of one with its place from 1.
    struct Row<Item: Sendable>: Sendable {
        let scope: ExportScope
        let index: EntityIndex
        var number = 1
        let item: Item

        var entity: Entity {
            _read { yield scope.register.entities[index] }
        }

        var file: EntityFile { entity.file }
        var id: String { entity.id }
    }

    /// A name that a company had formerly, or is also known by.
    struct OtherName: Sendable {
        var kind: String
        var name: String
        var from: PartialDate?
        var to: PartialDate?
    }

    let scope: ExportScope

    var all: [ExportTable] {
        [
            entities(.authority), entities(.court), entities(.company), companyNames, parents, services,
            entities(.organisation),
        ]
    }

    private func entities(_ kind: RecordKind) -> ExportTable {
        var columns = Columns<Row<Void>>()
        columns.id("id", "Its id, which never changes, and the last part of its address.") { $0.id }
        columns.link("url", "Its page; empty where it has none.") { row in
            row.entity.hasPage ? row.scope.url(.entity(row.entity.category, row.id)) : nil
        }
        columns.words("name", "Its name; the everyday one of a company.", in: scope.languages) { row, language in
            row.scope.words(row.file.names.name, language)
        }
        columns.words("short_name", "What lists and sentences call it.", in: scope.languages) { row, language in
            row.scope.words(row.file.names.short, language)
        }
        columns.text("legal_name", "Its full legal name, where the everyday one differs.") { $0.file.names.legal }
        columns.word("kind", "What kind of body it is.", of: ExportWords.all(EntityFile.Kind.self)) {
            $0.file.kind.rawValue
        }
        columns.text("country", "Its country, by ISO 3166-1; `EU` for the Union's bodies.") { $0.file.country?.code }
        if kind == .court {
            columns.word("level", "Its place among the courts.", of: ExportWords.all(EntityFile.CourtLevel.self)) {
                $0.file.level?.rawValue
            }
        }
        if kind == .company { company(&columns) }
        columns.link("website", "Its website.") { $0.file.website }
        if kind == .company {
            columns.text("lei", "Its Legal Entity Identifier.") { $0.file.lei }
            columns.text("opencorporates", "Its id at OpenCorporates.") { $0.file.openCorporates }
            columns.text("national_id", "Its number in the national register.") { $0.file.nationalID }
        }
        columns.text("wikidata", "Its item at Wikidata.") { $0.file.wikidata }
        columns.words("note", "A sentence that readers need to know.", in: scope.languages) { row, language in
            row.file.translations.first { $0.language == language }?.note
                ?? row.scope.caseWords(row.file.note, language)
        }
        return ExportTable(kind.table, of: kind, key: ["id"], columns, isSheet: true) { [scope] index in
            [Row(scope: scope, index: index, item: ())]
        }
    }

    private func company(_ columns: inout Columns<Row<Void>>) {
        columns.reference("sector_id", "Its sector.", to: "sectors") { row in
            row.entity.sector.map { row.scope.register.sectors[$0].id }
        }
        columns.reference("merged_into", "The company that it became part of.", to: "companies") { row in
            row.entity.mergedInto.map { row.scope.register.entities[$0].id }
        }
        columns.date("merged_on", "When it did.") { $0.file.mergedInto?.date }
    }

    private var companyNames: ExportTable {
        var columns = Columns<Row<OtherName>>()
        columns.id("company_id", "The company.", to: "companies") { $0.id }
        columns.number("number", "The place among its other names.") { $0.number }
        columns.word("kind", "Whether it had that name formerly, or is also known by it.", of: ["former", "alias"]) {
            $0.item.kind
        }
        columns.text("name", "The name.") { $0.item.name }
        columns.date("used_from", "The first day it was in use.") { $0.item.from }
        columns.date("used_to", "The last day it was in use.") { $0.item.to }
        return ExportTable("company_names", of: .company, key: ["company_id", "number"], columns) { [scope] index in
            let names = scope.register.entities[index].names
            let former = names.former.map { OtherName(kind: "former", name: $0.name, from: $0.from, to: $0.to) }
            let aliases = names.aliases.map { OtherName(kind: "alias", name: $0) }
            return (former + aliases).enumerated().map { Row(scope: scope, index: index, number: $0 + 1, item: $1) }
        }
    }

    private var parents: ExportTable {
        var columns = Columns<Row<Affiliation>>()
        columns.id("company_id", "The company.", to: "companies") { $0.id }
        columns.number("number", "The place among its parents, the companies it became part of included.") { $0.number }
        columns.id("parent_id", "A company above it.", to: "companies") {
            $0.scope.register.entities[$0.item.entity].id
        }
        columns.date("held_from", "Since when; empty where nobody noted it.") { $0.item.from }
        columns.date("held_to", "Until when; empty where it still holds or nobody noted it.") { $0.item.to }
        return ExportTable("company_parents", of: .company, key: ["company_id", "number"], columns) { [scope] index in
            scope.register.entities[index].parents.enumerated().map {
                Row(scope: scope, index: index, number: $0 + 1, item: $1)
            }
        }
    }

    private var services: ExportTable {
        var columns = Columns<Row<EntityFile.Service>>()
        columns.id("company_id", "The company.", to: "companies") { $0.id }
        columns.id("service_id", "The name by which cases refer to the service.") { $0.item.id }
        columns.words("name", "A product that decisions name.", in: scope.languages) { row, language in
            row.scope.words(row.item.name, language)
        }
        return ExportTable("company_services", of: .company, key: ["company_id", "service_id"], columns) {
            [scope] index in
            var seen: Set<String> = []
            return scope.register.entities[index].file.services.filter { seen.insert($0.id).inserted }
                .map { Row(scope: scope, index: index, item: $0) }
        }
    }
}
