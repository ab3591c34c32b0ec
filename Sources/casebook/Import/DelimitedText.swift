/// Text with separators as RFC 4180 has it: quoted fields may hold separators, line breaks and doubled quotes.
///
/// The separator is the one among comma, semicolon, tab and bar that the first line has most of outside quotes, or the one
/// that a line before it names, as `sep=;` does for spreadsheets.
enum DelimitedText {
    static func table(_ bytes: [UInt8]) throws(ImportTable.Problem) -> ImportTable {
        var parser = Parser(bytes: bytes, separator: separator(bytes))
        if let named = namedSeparator(bytes) {
            parser.separator = named
            _ = try parser.record()
        }
        guard let header = try parser.record() else {
            throw ImportTable.Problem(message: "the file is empty", line: 1)
        }
        let columns = header.cells.map(trimmed)
        guard columns.count <= ImportTable.columnLimit else { throw ImportTable.Problem.tooManyColumns }
        var seen: Set<String> = []
        for column in columns where !column.isEmpty && !seen.insert(column).inserted {
            throw ImportTable.Problem(message: "two columns are called `\(column)`", line: 1)
        }
        guard columns.contains(where: { !$0.isEmpty }) else {
            throw ImportTable.Problem(message: "the first line has no names of columns", line: 1)
        }
        var table = ImportTable(columns: columns)
        while let record = try parser.record() {
            // An empty line is no row.
            if record.cells.count == 1, record.cells[0].isEmpty { continue }
            table.rows.append(ImportTable.Row(line: record.line, cells: record.cells.map(trimmed)))
        }
        return table
    }

    /// The separator that the first line has most of; a tab wins over others as it stands in no name.
    static func separator(_ bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted, byte == 0x0A || byte == 0x0D { break }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates = [0x09, UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "|")]
        if counts[0x09, default: 0] > 0 { return 0x09 }
        return candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? UInt8(ascii: ",")
    }

    /// The separator in a first line `sep=;`.
    private static func namedSeparator(_ bytes: [UInt8]) -> UInt8? {
        guard bytes.count > 5, bytes.starts(with: "sep=".utf8), bytes[5] == 0x0A || bytes[5] == 0x0D else { return nil }
        return bytes[4]
    }

    private static func trimmed(_ text: String) -> String {
        var view = text.unicodeScalars[...]
        while let first = view.first, first.properties.isWhitespace { view = view.dropFirst() }
        while let last = view.last, last.properties.isWhitespace { view = view.dropLast() }
        return String(view)
    }

    private struct Parser {
        let bytes: [UInt8]
        var separator: UInt8
        var place = 0
        var line = 1

        init(bytes: [UInt8], separator: UInt8) {
            self.bytes = bytes
            self.separator = separator
        }

        /// The next record; nil at the end.
        mutating func record() throws(ImportTable.Problem) -> (line: Int, cells: [String])? {
            guard place < bytes.count else { return nil }
            let start = line
            var cells: [String] = []
            while true {
                cells.append(try field())
                guard place < bytes.count else { return (start, cells) }
                let byte = bytes[place]
                if byte == separator {
                    place += 1
                    continue
                }
                endLine()
                return (start, cells)
            }
        }

        private mutating func endLine() {
            if bytes[place] == 0x0D { place += 1 }
            if place < bytes.count, bytes[place] == 0x0A { place += 1 }
            line += 1
        }

        private mutating func field() throws(ImportTable.Problem) -> String {
            guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return plain() }
            let start = line
            place += 1
            var text: [UInt8] = []
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                if byte == UInt8(ascii: "\"") {
                    guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else {
                        // What stands between the closing quote and the separator belongs to the field all the same.
                        return String(decoding: text, as: UTF8.self) + plain()
                    }
                    place += 1
                } else if byte == 0x0A {
                    line += 1
                }
                text.append(byte)
            }
            throw ImportTable.Problem(message: "the quote that opens here is not closed", line: start)
        }

        private mutating func plain() -> String {
            let start = place
            while place < bytes.count, bytes[place] != separator, bytes[place] != 0x0A, bytes[place] != 0x0D {
                place += 1
            }
            return String(decoding: bytes[start..<place], as: UTF8.self)
        }
    }
}
