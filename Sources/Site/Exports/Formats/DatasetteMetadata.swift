/// What Datasette shows beside the database: what its tables and columns mean, and queries to begin with.
struct DatasetteMetadata {
    private let exports: Exports

    init(_ exports: Exports) {
        self.exports = exports
    }

    func append(to bytes: inout [UInt8]) {
        let about = exports.about
        let value = JSONDocument.members([
            ("title", .string(about.title)), ("description", about.description.map(JSONDocument.string)),
            ("license", about.license.map { .string($0.name) }),
            ("license_url", about.license?.url.map(JSONDocument.string)),
            ("source", .string(about.title)), ("source_url", .string(about.homepage)), ("about", .string(about.title)),
            ("about_url", .string(about.documentation)),
            (
                "databases",
                .members([
                    ("register", .members([("tables", .object(exports.tables.all.map(table))), ("queries", queries)]))
                ])
            ),
        ])
        value.append(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }

    private func table(_ table: ExportTable) -> (name: String, value: JSONDocument) {
        let columns = JSONDocument.object(table.columns.map { ($0.name, .string($0.description.text)) })
        let label = table.column("title") ?? table.column("name")
        return (
            table.name,
            .members([
                ("description", .string(exports.about.summaries[table.name] ?? "")),
                ("label_column", table.isRecord ? label.map { .string($0.name) } : nil), ("columns", columns),
                ("sort_desc", table.name == "cases" ? .string("date_latest") : nil),
                (
                    "facets",
                    table.name == "cases"
                        ? .list(["country", "standing", "finality", "year"].map(JSONDocument.string)) : nil
                ),
            ])
        )
    }

    private var queries: JSONDocument {
        .object(
            SQLiteViews.queries(currency: exports.scope.currencyName).map { query in
                (query.name, .members([("sql", .string(query.sql)), ("title", .string(query.title))]))
            })
    }
}
