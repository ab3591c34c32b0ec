import Content

/// A file below `/data/`: its name, what is in it, and how it is made.
struct ExportFile: Sendable {
    enum Format: String, CaseIterable, Sendable {
        case csv, dataPackage = "data-package", sqlite, datasette, json, jsonLines = "json-lines", spreadsheet
    }

    let name: String
    let format: Format
    /// The table of a CSV file.
    var table: String?
    /// The kind of record of a file of JSON Lines.
    var kind: RecordKind?

    var path: String { "data/" + name }

    /// Every file, in the order in which `/data/` lists them.
    static func all(_ tables: ExportTables) -> [ExportFile] {
        var files = [
            ExportFile(name: "register.xlsx", format: .spreadsheet),
            ExportFile(name: "register.sqlite", format: .sqlite),
            ExportFile(name: "metadata.json", format: .datasette),
            ExportFile(name: "register.json", format: .json),
        ]
        files += RecordKind.allCases.map { ExportFile(name: $0.table + ".jsonl", format: .jsonLines, kind: $0) }
        files.append(ExportFile(name: "datapackage.json", format: .dataPackage))
        files += tables.all.map { ExportFile(name: $0.name + ".csv", format: .csv, table: $0.name) }
        return files
    }

    /// The tables whose rows are in it.
    func tables(_ tables: ExportTables) -> [ExportTable] {
        switch format {
        case .csv: tables.all.filter { $0.name == table }
        case .jsonLines: kind.map { tables.tables(of: $0) } ?? []
        case .spreadsheet: tables.all.filter(\.isSheet)
        case .dataPackage, .sqlite, .json: tables.all
        case .datasette: []
        }
    }

    /// Whether the texts of cases are in it, or its size depends on theirs.
    var hasTexts: Bool {
        switch format {
        case .csv: table == "texts"
        case .jsonLines: kind == .caseRecord
        case .spreadsheet, .datasette: false
        case .dataPackage, .sqlite, .json: true
        }
    }

    /// Whether it says whose it is, beside the rows.
    var tellsAbout: Bool { format != .csv && format != .jsonLines }

    /// Fills the empty file at a path.
    func write(_ exports: Exports, to path: String) throws(PageFailure) {
        switch format {
        case .sqlite: return try SQLiteFormat.write(exports, to: path)
        case .spreadsheet: return try SpreadsheetFormat.write(exports, to: path)
        case .csv, .jsonLines, .json, .dataPackage, .datasette: break
        }
        var file = try FileWriter(path)
        try write(exports, to: &file)
        try file.finish()
    }

    private func write(_ exports: Exports, to file: inout FileWriter) throws(PageFailure) {
        switch format {
        case .csv:
            for table in tables(exports.tables) {
                try CSVFormat.write(table, of: exports, to: &file)
            }
        case .jsonLines:
            guard let kind else { return }
            let format = JSONFormat(exports: exports)
            for owner in exports.scope.owners(kind) {
                try format.append(kind, owner, isOneLine: true, to: &file.bytes)
                file.bytes.append(UInt8(ascii: "\n"))
                try file.send()
            }
        case .json: try writeJSON(exports, to: &file)
        case .dataPackage: try DataPackage(exports).append(to: &file.bytes)
        case .datasette: DatasetteMetadata(exports).append(to: &file.bytes)
        case .sqlite, .spreadsheet: break
        }
    }

    /// The whole register: a list for each kind of record, one record a line.
    private func writeJSON(_ exports: Exports, to file: inout FileWriter) throws(PageFailure) {
        file.bytes += "{\n".utf8
        file.bytes += exports.head.bytes
        let format = JSONFormat(exports: exports)
        for (place, kind) in RecordKind.allCases.enumerated() {
            file.bytes += (place == 0 ? "  " : ",\n  ").utf8
            file.bytes.appendQuoted(kind.table)
            file.bytes += ": [".utf8
            for (number, owner) in exports.scope.owners(kind).enumerated() {
                file.bytes += (number == 0 ? "\n    " : ",\n    ").utf8
                try format.append(kind, owner, isOneLine: true, to: &file.bytes)
                try file.send()
            }
            file.bytes.append(UInt8(ascii: "]"))
        }
        file.bytes += "\n}\n".utf8
    }
}
