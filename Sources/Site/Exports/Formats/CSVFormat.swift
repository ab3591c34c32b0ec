/// Tables as RFC 4180 has them: commas, quotes where needed, CR LF after each row, a header, UTF-8.
enum CSVFormat {
    /// Writes the names of the columns and every row.
    static func write(_ table: ExportTable, of exports: Exports, to file: inout FileWriter) throws(PageFailure) {
        for (place, column) in table.columns.enumerated() {
            if place > 0 { file.bytes.append(comma) }
            var name = column.name
            name.withUTF8 { append(text: $0, to: &file.bytes) }
        }
        file.bytes += lineEnd
        for owner in exports.owners(table) {
            try exports.forEachRow(of: table, owner) { cells in
                for (place, cell) in cells.enumerated() {
                    if place > 0 { file.bytes.append(comma) }
                    append(cell, to: &file.bytes)
                }
                file.bytes += lineEnd
            }
            try file.send()
        }
    }

    private static func append(_ cell: PackedCell, to bytes: inout [UInt8]) {
        switch cell {
        case .empty: break
        case .text(let text): append(text: text, to: &bytes)
        case .integer(let number): bytes.append(digitsOf: number)
        case .decimal(let decimal): decimal.append(to: &bytes)
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        }
    }

    /// Appends a text as a field; one that a spreadsheet could take for a formula gets an apostrophe before it.
    ///
    /// A text that has apostrophes before such a beginning gets one more, so that whoever takes one away from each text
    /// that begins so has exactly what the register says.
    private static func append(text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        let isDangerous = beginsFormula(text)
        guard text.contains(where: { $0 == quote || $0 == comma || $0 == 0x0A || $0 == 0x0D }) else {
            if isDangerous { bytes.append(apostrophe) }
            bytes.append(contentsOf: text)
            return
        }
        bytes.append(quote)
        if isDangerous { bytes.append(apostrophe) }
        // What holds no quotes is taken in one go.
        var rest = text[...]
        while let next = rest.firstIndex(of: quote) {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: rest[...next]))
            bytes.append(quote)
            rest = rest[(next + 1)...]
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: rest))
        bytes.append(quote)
    }

    /// Whether, after apostrophes, a text begins as formulas do: `=`, `+`, `-`, `@` also of full width, a tab or a line
    /// end.
    private static func beginsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = text.firstIndex(where: { $0 != apostrophe }) else { return false }
        switch text[first] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return true
        // U+FF1D, U+FF0B, U+FF0D and U+FF20.
        case 0xEF:
            guard first + 2 < text.count, text[first + 1] == 0xBC else { return false }
            return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[first + 2])
        default: return false
        }
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let apostrophe = UInt8(ascii: "'")
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
}
