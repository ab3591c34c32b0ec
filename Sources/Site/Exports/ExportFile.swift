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

    /// Whether it says whose it is, beside the rows.
    var tellsAbout: Bool { format != .csv && format != .jsonLines }

    func make(_ exports: Exports, _ bytes: inout [UInt8]) throws(PageFailure) {
        switch format {
        case .csv:
            for table in tables(exports.tables) {
                CSVFormat.append(table, owners: exports.owners(table), to: &bytes)
            }
        case .jsonLines:
            guard let kind else { return }
            for owner in exports.scope.owners(kind) {
                JSONFormat(tables: exports.tables).append(kind, owner, isOneLine: true, to: &bytes)
                bytes.append(UInt8(ascii: "\n"))
            }
        case .json: makeJSON(exports, &bytes)
        case .dataPackage: try DataPackage(exports).append(to: &bytes)
        case .datasette: DatasetteMetadata(exports).append(to: &bytes)
        case .sqlite: try SQLiteFormat.append(exports, to: &bytes)
        case .spreadsheet: try SpreadsheetFormat.append(exports, to: &bytes)
        }
    }

    /// The whole register: a list for each kind of record, one record a line.
    private func makeJSON(_ exports: Exports, _ bytes: inout [UInt8]) {
        bytes += "{\n".utf8
        bytes += exports.head.bytes
        let format = JSONFormat(tables: exports.tables)
        for (place, kind) in RecordKind.allCases.enumerated() {
            bytes += (place == 0 ? "  " : ",\n  ").utf8
            bytes.appendQuoted(kind.table)
            bytes += ": [".utf8
            for (number, owner) in exports.scope.owners(kind).enumerated() {
                bytes += (number == 0 ? "\n    " : ",\n    ").utf8
                format.append(kind, owner, isOneLine: true, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        }
        bytes += "\n}\n".utf8
    }
}
