import Content

/// Records as JSON: each owner's row as an object, with the rows of its other tables in it as lists.
///
/// A field without a value is left out; a list without rows is empty.
struct JSONFormat {
    let tables: ExportTables

    /// Appends a record; on one line, or with each field and each row on a line of its own.
    func append(_ kind: RecordKind, _ owner: Int, isOneLine: Bool, to bytes: inout [UInt8]) {
        let line = isOneLine ? "" : "\n    "
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for table in tables.tables(of: kind) {
            if table.isRecord {
                table.rows(owner) { cells in
                    isFirst = JSONFormat.append(cells, table.columns, separator: line, isFirst: true, to: &bytes)
                }
                continue
            }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            bytes += line.utf8
            bytes.appendQuoted(table.name)
            bytes += ":[".utf8
            var rows = 0
            table.rows(owner) { cells in
                if rows > 0 { bytes.append(UInt8(ascii: ",")) }
                rows += 1
                if !isOneLine { bytes += "\n      ".utf8 }
                bytes.append(UInt8(ascii: "{"))
                // The first column says whose row it is, which its place says already.
                _ = JSONFormat.append(
                    cells[1...], table.columns[1...], separator: "", isFirst: true, to: &bytes)
                bytes.append(UInt8(ascii: "}"))
            }
            bytes.append(UInt8(ascii: "]"))
        }
        if !isOneLine { bytes += "\n  ".utf8 }
        bytes.append(UInt8(ascii: "}"))
    }

    /// Appends the fields of a row that have a value; false where there was one, so that a comma must follow.
    @discardableResult
    static func append(
        _ cells: some Collection<ExportCell>, _ columns: some Collection<ExportColumn>, separator: String,
        isFirst: Bool, to bytes: inout [UInt8]
    ) -> Bool {
        var isFirst = isFirst
        for (cell, column) in zip(cells, columns) where cell != .empty {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            bytes += separator.utf8
            bytes.appendQuoted(column.name)
            bytes.append(UInt8(ascii: ":"))
            append(cell, to: &bytes)
        }
        return isFirst
    }

    private static func append(_ cell: ExportCell, to bytes: inout [UInt8]) {
        switch cell {
        case .empty: bytes += "null".utf8
        case .text(let text): bytes.appendQuoted(text)
        case .integer(let number): bytes += String(number).utf8
        case .decimal(let decimal): decimal.append(to: &bytes)
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        }
    }
}
