/// The register as one database: a table for each, with keys, indexes, views, and a table for full-text searches.
enum SQLiteFormat {
    static func write(_ exports: Exports, to path: String) throws(PageFailure) {
        let database = try SQLiteDatabase(path)
        // "Cbok", by which `file` and others can know it.
        try database.execute("PRAGMA application_id = 1130524523; PRAGMA user_version = 1; BEGIN")
        for table in exports.tables.all {
            try database.execute(declaration(of: table, exports.tables))
            try fill(table, exports, database)
        }
        for table in exports.tables.all {
            for (place, columns) in indexes(of: table).enumerated() {
                try database.execute(
                    "CREATE INDEX \(quoted("\(table.name)_\(place + 1)")) ON \(quoted(table.name)) (\(list(columns)))")
            }
        }
        for view in SQLiteViews.views(exports.scope) { try database.execute(view) }
        try database.execute(
            """
            CREATE VIRTUAL TABLE "texts_search" USING fts5("title", "summary", "text", content = 'texts',
                content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2');
            INSERT INTO "texts_search" ("texts_search") VALUES ('rebuild');
            COMMIT
            """)
        if let row = try database.firstRow("PRAGMA foreign_key_check") {
            throw PageFailure("a row of \(row[0]) refers to a row of \(row[2]) that is not there")
        }
        try database.finish()
    }

    private static func fill(
        _ table: ExportTable, _ exports: Exports, _ database: SQLiteDatabase
    ) throws(PageFailure) {
        let places = Array(repeating: "?", count: table.columns.count).joined(separator: ", ")
        let columns = list(table.columns.map(\.name))
        try database.prepare("INSERT INTO \(quoted(table.name)) (\(columns)) VALUES (\(places))")
        for owner in exports.owners(table) {
            try exports.forEachRow(of: table, owner) { (cells) throws(PageFailure) in try database.insert(cells) }
        }
    }

    private static func declaration(of table: ExportTable, _ tables: ExportTables) -> String {
        var lines = table.columns.map { column in
            let isKey = table.key.contains(column.name)
            return "\(quoted(column.name)) \(type(column.kind))\(isKey || column.isRequired ? " NOT NULL" : "")"
        }
        // The searches name a text by the number of its row, which must stay when somebody vacuums the database.
        let isSearched = table.name == "texts"
        if isSearched { lines.insert("\"row\" INTEGER PRIMARY KEY", at: 0) }
        lines.append("\(isSearched ? "UNIQUE" : "PRIMARY KEY") (\(list(table.key)))")
        for key in table.foreignKeys {
            let target = tables.table(key.table)?.key ?? []
            lines.append("FOREIGN KEY (\(list(key.columns))) REFERENCES \(quoted(key.table)) (\(list(target)))")
        }
        return "CREATE TABLE \(quoted(table.name)) (\n  \(lines.joined(separator: ",\n  "))\n)"
    }

    /// The columns by which rows are looked up from the other side: those of foreign keys that no key begins with, and
    /// what lists of cases are ordered by.
    private static func indexes(of table: ExportTable) -> [[String]] {
        var indexes = table.foreignKeys.map(\.columns).filter { !table.key.starts(with: $0) }
        if table.name == "cases" { indexes += [["date_latest"], ["year"], ["country"]] }
        return indexes
    }

    /// The affinity: a decimal is kept as a whole number where it is one, else as the nearest binary number.
    private static func type(_ kind: ExportColumn.Kind) -> String {
        switch kind {
        case .text, .id, .word, .link, .date, .day: "TEXT"
        case .integer, .flag: "INTEGER"
        case .decimal: "NUMERIC"
        }
    }

    private static func quoted(_ name: String) -> String { "\"\(name)\"" }
    private static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }
}
