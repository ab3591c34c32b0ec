import Content
import Register

/// The tables of what cases have in common: laws with their articles, topics, sectors, dossiers.
struct CollectionTables {
    /// A thing of a list, by its place, or a part of one.
    struct Row<Item: Sendable>: Sendable {
        let scope: ExportScope
        let place: Int
        let item: Item

        var law: Law {
            _read { yield scope.register.laws[place] }
        }
    }

    let scope: ExportScope

    var all: [ExportTable] {
        [laws, articles, terms(.topic) { $0.topics }, terms(.sector) { $0.sectors }, dossiers]
    }

    private var laws: ExportTable {
        var columns = Columns<Row<Void>>()
        columns.id("id", "Its id, which never changes, and the last part of its address.") { $0.law.id }
        columns.link("url", "Its page.") { $0.scope.url(.law($0.law.id)) }
        columns.words("name", "Its name.", in: scope.languages) { row, language in
            row.scope.words(row.law.file.names.name, language)
        }
        columns.words("short_name", "What lawyers call it.", in: scope.languages) { row, language in
            row.scope.words(row.law.file.names.short, language)
        }
        columns.text("country", "Where it applies; `EU` for the Union's law.") { $0.law.file.country?.code }
        columns.link("text_url", "Where its text can be read.") { $0.law.file.url }
        columns.word("unit", "What its provisions are called.", of: ExportWords.all(LawFile.Unit.self)) {
            $0.law.file.unit.rawValue
        }
        columns.flag("open", "Whether cases may cite provisions that its list lacked.") { $0.law.file.isOpen }
        return ExportTable("laws", of: .law, key: ["id"], columns, isSheet: true) { [scope] place in
            [Row(scope: scope, place: place, item: ())]
        }
    }

    private var articles: ExportTable {
        var columns = Columns<Row<Law.Article>>()
        columns.id("law_id", "The law.", to: "laws") { $0.law.id }
        columns.text("article", "The article's or section's number.") { $0.item.number }
        columns.link("url", "Its page.") { $0.scope.url(.article(law: $0.law.id, number: $0.item.number)) }
        columns.words("title", "Its title.", in: scope.languages) { row, language in
            row.scope.words(row.item.title, language)
        }
        columns.text("chapter", "The number of its chapter.") { row in
            row.item.chapter.map { row.law.file.chapters[$0].id }
        }
        return ExportTable("articles", of: .law, key: ["law_id", "article"], columns) { [scope] place in
            let law = scope.register.laws[place]
            // Those that the law's file lists come first; another is there only because a case cites it.
            return law.articles.enumerated().filter { number, article in
                number < law.file.provisions.count || article.cases.contains { scope.isExported(caseAt: $0) }
            }.map { Row(scope: scope, place: place, item: $1) }
        }
    }

    private func terms(
        _ kind: RecordKind, _ list: @escaping @Sendable (Register) -> [TermRecord]
    ) -> ExportTable {
        var columns = Columns<Row<TermRecord>>()
        columns.id("id", "Its id, which never changes, and the last part of its address.") { $0.item.id }
        columns.link("url", "Its page.") { row in
            row.scope.url(kind == .topic ? .topic(row.item.id) : .sector(row.item.id))
        }
        columns.words("name", "Its name.", in: scope.languages) { row, language in
            row.scope.words(row.item.term.name, language)
        }
        columns.words("description", "What belongs to it.", in: scope.languages) { row, language in
            row.scope.words(row.item.term.description, language)
        }
        return ExportTable(kind.table, of: kind, key: ["id"], columns) { [scope] place in
            [Row(scope: scope, place: place, item: list(scope.register)[place])]
        }
    }

    private var dossiers: ExportTable {
        var columns = Columns<Row<Void>>()
        columns.id("id", "Its id, which never changes, and the last part of its address.") {
            $0.scope.register.dossiers[$0.place].id
        }
        columns.link("url", "Its page.") { $0.scope.url(.dossier($0.scope.register.dossiers[$0.place].id)) }
        columns.words("title", "What it is about.", in: scope.languages) { row, language in
            let page = row.scope.register.dossiers[row.place].page
            return page.translations.first { $0.language == language }?.title ?? row.scope.words(page.title, language)
        }
        columns.words("summary", "The dossier in a sentence or two.", in: scope.languages) { row, language in
            let page = row.scope.register.dossiers[row.place].page
            return page.translations.first { $0.language == language }?.summary
                ?? row.scope.caseWords(page.summary, language)
        }
        return ExportTable("dossiers", of: .dossier, key: ["id"], columns) { [scope] place in
            [Row(scope: scope, place: place, item: ())]
        }
    }
}
