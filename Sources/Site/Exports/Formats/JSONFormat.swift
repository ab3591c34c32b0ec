import Content

/// Records as JSON: each owner's row as an object, with the rows of its other tables in it as lists.
///
/// A field without a value is left out; a list without rows is empty.
struct JSONFormat {
    let exports: Exports

    /// Appends a record; on one line, or with each field and each row on a line of its own.
    func append(
        _ kind: RecordKind, _ owner: Int, isOneLine: Bool, to bytes: inout [UInt8]
    ) throws(PageFailure) {
        let line = isOneLine ? "" : "\n    "
        bytes.append(UInt8(ascii: "{"))
        var isFirst = true
        for table in exports.tables.tables(of: kind) {
            if table.isRecord {
                try exports.forEachRow(of: table, owner) { cells in
                    isFirst = JSONFormat.append(cells, table, separator: line, isFirst: true, to: &bytes)
                }
                continue
            }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            bytes += line.utf8
            bytes.appendQuoted(table.name)
            bytes += ":[".utf8
            var rows = 0
            try exports.forEachRow(of: table, owner) { cells in
                if rows > 0 { bytes.append(UInt8(ascii: ",")) }
                rows += 1
                if !isOneLine { bytes += "\n      ".utf8 }
                bytes.append(UInt8(ascii: "{"))
                // The first column says whose row it is, which its place says already.
                JSONFormat.append(cells, table, from: 1, separator: "", isFirst: true, to: &bytes)
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
        _ cells: UnsafeBufferPointer<PackedCell>, _ table: ExportTable, from first: Int = 0, separator: String,
        isFirst: Bool, to bytes: inout [UInt8]
    ) -> Bool {
        var isFirst = isFirst
        table.members.withUnsafeBufferPointer { members in
            table.memberStarts.withUnsafeBufferPointer { starts in
                for place in first..<cells.count {
                    let cell = cells[place]
                    if case .empty = cell { continue }
                    if !isFirst { bytes.append(UInt8(ascii: ",")) }
                    isFirst = false
                    bytes += separator.utf8
                    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: members[starts[place]..<starts[place + 1]]))
                    append(cell, to: &bytes)
                }
            }
        }
        return isFirst
    }

    private static func append(_ cell: PackedCell, to bytes: inout [UInt8]) {
        switch cell {
        case .empty: bytes += "null".utf8
        case .text(let text): bytes.appendQuoted(text)
        case .integer(let number): bytes.append(digitsOf: number)
        case .decimal(let decimal): decimal.append(to: &bytes)
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        }
    }
}
