extension SiteLocaleKeys {
    /// What the page of the downloads says.
    static let data: [LocaleKey] = tables + formats + notes + examples

    private static func family(_ prefix: String, _ names: [String]) -> [LocaleKey] {
        names.map { LocaleKey(prefix + "." + $0) }
    }

    private static let tables = family("table-of", ExportTables.names)

    private static let formats =
        family("data-format", ExportFile.Format.allCases.map(\.rawValue))
        + family("data-file", ["data-package", "sqlite", "datasette", "json", "spreadsheet"])
        + family("data-type", ["text", "id", "word", "link", "date", "day", "integer", "decimal", "flag"])
        + family("data-unit", ["currency", "minor-unit", "people", "units-per-euro"])

    private static let notes: [LocaleKey] = [
        .plural("data-note.left-out"), .plural("data-note.records"), .plural("data-note.rows", "columns"),
        LocaleKey("download.json"), LocaleKey("download.json-authority"), LocaleKey("download.json-company"),
    ]

    private static let tools = ["spreadsheet", "pandas", "r", "duckdb", "sql"]

    private static let examples =
        family("data-example", tools) + family("data-instruction", ["spreadsheet", "sql"])
        + [
            LocaleKey("data-question.spreadsheet", "year"), LocaleKey("data-question.pandas"),
            LocaleKey("data-question.r"), LocaleKey("data-question.duckdb"), LocaleKey("data-question.sql"),
            LocaleKey("data-answer.spreadsheet", "year", "amount"),
            LocaleKey("data-answer.pandas", "authority", "amount"), LocaleKey("data-answer.r", "n", "of"),
            LocaleKey("data-answer.duckdb", "provision", "cases"), LocaleKey("data-answer.sql", "n", "fallen"),
        ]
}
