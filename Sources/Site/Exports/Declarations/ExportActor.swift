import Content
import Register

/// Somebody who takes part in a case, as rows name them: an entity by its id, or only a name.
struct ExportActor: Sendable {
    var entity: EntityIndex?
    var name: LocalizedText?
    var isPolice = false

    init(_ actor: CaseRecord.Actor) {
        switch actor {
        case .entity(let index): entity = index
        case .name(let text): name = text
        case .police: isPolice = true
        }
    }

    init(_ name: PartyName, _ scope: ExportScope) {
        switch name {
        case .name(let text, _): self.name = text
        case .id(let id):
            entity = scope.register.entityIndex(id.value)
            isPolice = entity == nil
        }
    }

    /// Adds what somebody is, and a column for the id of each category, so that every id refers to a table.
    static func add<Row>(
        to columns: inout Columns<Row>, in languages: [String], of actor: @escaping @Sendable (Row) -> ExportActor,
        scope: @escaping @Sendable (Row) -> ExportScope
    ) {
        columns.word(
            "kind", "What they are; `name` for somebody without a page.",
            of: ExportWords.all(EntityFile.Category.self) + ["police", "name"]
        ) { row in
            let actor = actor(row)
            if actor.isPolice { return "police" }
            return actor.entity.map { scope(row).register.entities[$0].category.rawValue } ?? "name"
        }
        let categories: [(String, EntityFile.Category, ColumnDescription)] = [
            ("authority_id", .authority, "Their id, if they are an authority."),
            ("court_id", .court, "Their id, if they are a court."),
            ("company_id", .company, "Their id, if they are a company."),
            ("organisation_id", .organisation, "Their id, if they are an organisation."),
        ]
        for (name, category, description) in categories {
            columns.reference(name, description, to: category.folder) { row in
                guard let entity = actor(row).entity.map({ scope(row).register.entities[$0] }),
                    entity.category == category
                else { return nil }
                return entity.id
            }
        }
        columns.words("name", "Their name.", in: languages) { row, language in
            let (actor, scope) = (actor(row), scope(row))
            guard let entity = actor.entity else { return scope.caseWords(actor.name, language) }
            let names = scope.register.entities[entity].names
            return scope.words(names.short, language) ?? scope.words(names.name, language)
        }
    }
}

extension ExportScope {
    /// A text of a case file: one that is not given by language stands in the default one.
    func caseWords(_ text: LocalizedText?, _ language: String) -> String? {
        if language != defaultLanguage, text?.languages.contains(language) != true { return nil }
        return words(text, language)
    }
}
