import Content
import Register

/// The tables of what a case rests on: provisions, sources, quotes, and what was put right.
struct SourceTables {
    let scope: ExportScope

    var all: [ExportTable] { [provisions, sources, quotes, corrections] }

    private var provisions: ExportTable {
        typealias Row = CaseItem<CaseRecord.Provision>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among the case's provisions.") { $0.number }
        columns.id("law_id", "The law.", to: "laws") { $0.scope.register.laws[$0.item.law].id }
        columns.text("article", "The article or section.") {
            $0.scope.register.laws[$0.item.law].articles[$0.item.article].number
        }
        columns.text("subdivision", "What of it, as `(1)(c)`; empty for the whole.") {
            let parts = $0.item.reference.citation.value.subdivisions
            return parts.isEmpty ? nil : parts.map { "(\($0))" }.joined()
        }
        columns.text("citation", "The whole, as case files write it: `gdpr/13(1)(c)`.") {
            $0.item.reference.citation.value.text
        }
        columns.word(
            "finding", "What the decision found; counts by provision take only `violated`.",
            of: ExportWords.all(ProvisionReference.Finding.self)
        ) { $0.item.reference.finding.rawValue }
        columns.text("paragraph", "The paragraph of the decision.") { $0.item.reference.paragraph }
        columns.words("note", "A sentence for the reader.", in: scope.languages) { row, language in
            row.scope.caseWords(row.item.reference.note, language)
        }
        columns.flag("unverified", "Whether it is recalled, and not seen in a source.") {
            $0.item.reference.isUnverified
        }
        return ExportTable(
            "provisions", of: .caseRecord, key: ["case_id", "number"], columns,
            foreignKeys: [.init(columns: ["law_id", "article"], table: "articles")], isSheet: true
        ) { [scope] index in scope.items(index, scope.register.cases[index].provisions) }
    }

    private var sources: ExportTable {
        var columns = Columns<CaseItem<SourceReference>>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among the case's sources, as its page numbers them.") { $0.number }
        columns.text("key", "The name by which the case file refers to it.") { $0.item.id }
        columns.link("url", "Its address.") { $0.item.url }
        columns.words("title", "Its title.", in: scope.languages) { row, language in
            row.scope.caseWords(row.item.title, language)
        }
        columns.text("publisher", "Who published it.") { $0.item.publisher }
        columns.word(
            "kind", "What it is; empty where the case file does not say.",
            of: ExportWords.all(SourceReference.Kind.self)
        ) { $0.item.kind?.rawValue }
        columns.flag("official", "Whether an authority or a court published it.") { $0.item.kind?.isOfficial }
        columns.text("language", "Its language, by BCP 47.") { $0.item.language }
        columns.date("retrieved", "When it was last read.") { $0.item.retrieved }
        columns.link("archived", "The address of a copy in an archive.") { $0.item.archived }
        columns.text("sha256", "The SHA-256 of the document as retrieved.") { $0.item.sha256 }
        return ExportTable("sources", of: .caseRecord, key: ["case_id", "number"], columns, isSheet: true) {
            [scope] index in scope.items(index, scope.register.cases[index].content.file.sources)
        }
    }

    private var quotes: ExportTable {
        typealias Row = CaseItem<Quotation>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among the case's quotes.") { $0.number }
        columns.text("text", "The words in the language they were said in.") { $0.item.text }
        columns.text("language", "That language, by BCP 47.") { $0.item.language }
        columns.words("translation", "The words in translation.", in: scope.languages) { row, language in
            if language != row.scope.defaultLanguage,
                let words = row.record.content.file.translation(language)?.quote(row.item.id)
            {
                return words
            }
            return row.scope.caseWords(row.item.translation, language)
        }
        columns.words("said_by", "Who said them.", in: scope.languages) { row, language in
            row.scope.words(row.item.by, language)
        }
        columns.words("office", "In what office.", in: scope.languages) { row, language in
            row.scope.caseWords(row.item.role, language)
        }
        columns.integer("source_number", "The source that has them.") { row in
            row.scope.source(row.item.source?.value, row.record)
        }
        return ExportTable(
            "quotes", of: .caseRecord, key: ["case_id", "number"], columns,
            foreignKeys: [.init(columns: ["case_id", "source_number"], table: "sources", isOptional: true)]
        ) { [scope] index in scope.items(index, scope.register.cases[index].content.file.quotes) }
    }

    private var corrections: ExportTable {
        typealias Row = CaseItem<Correction>
        var columns = Columns<Row>()
        columns.id("case_id", "The case.", to: "cases") { $0.id }
        columns.number("number", "The place among the case's corrections.") { $0.number }
        columns.day("date", "When it was put right.") { $0.item.date }
        let fields: [(String, ColumnDescription, @Sendable (Row, String) -> String?)] = [
            ("was", "What stood there.", { $0.words($1, $0.item.was) { $0.was } }),
            ("now", "What stands there now.", { $0.words($1, $0.item.now) { $0.now } }),
            ("why", "Why.", { $0.words($1, $0.item.why) { $0.why } }),
        ]
        for (name, description, words) in fields { columns.words(name, description, in: scope.languages, words) }
        return ExportTable("corrections", of: .caseRecord, key: ["case_id", "number"], columns) { [scope] index in
            scope.items(index, scope.register.cases[index].content.file.corrections)
        }
    }
}

extension CaseItem<Correction> {
    /// Words of the correction in a language: those of the case's translation, else its own.
    fileprivate func words(
        _ language: String, _ text: LocalizedText?, _ translated: (CaseTranslation.CorrectionWords) -> String?
    ) -> String? {
        if language != scope.defaultLanguage,
            let words = record.content.file.translation(language)?.correction(item.id).flatMap(translated)
        {
            return words
        }
        return scope.caseWords(text, language)
    }
}
