/// Records in JSON: a list of objects, an object that holds such a list, an object on each line, objects by their names in
/// one object (the name becomes the column `key`), or lists with the names of their columns beside them or none.
///
/// Objects within a record become columns with a point in their names, `decision.date`; lists of plain values become
/// one text with bars between them. Numbers keep the digits in which they are written.
enum JSONRecords {
    static func table(_ bytes: [UInt8]) throws(ImportTable.Problem) -> ImportTable {
        var parser = Parser(bytes: bytes)
        var values: [(line: Int, value: Value)] = []
        while parser.skipsToValue() {
            let line = parser.line
            values.append((line, try parser.value(depth: 0)))
        }
        var records = values
        if values.count == 1 { records = list(values[0].value) ?? byName(values[0]) ?? values }
        var columns: [String] = []
        var seen: Set<String> = []
        var rows: [(line: Int, cells: [String: String])] = []
        for record in records {
            guard case .object = record.value else {
                throw ImportTable.Problem(message: "a record is an object: `{…}`", line: record.line)
            }
            var cells: [String: String] = [:]
            flatten(record.value, "") { name, text in
                if seen.insert(name).inserted { columns.append(name) }
                cells[name] = text
            }
            guard columns.count <= ImportTable.columnLimit else { throw ImportTable.Problem.tooManyColumns }
            rows.append((record.line, cells))
        }
        guard !columns.isEmpty else { throw ImportTable.Problem(message: "the file holds no records", line: 1) }
        var table = ImportTable(columns: columns)
        table.rows = rows.map { row in
            ImportTable.Row(line: row.line, cells: columns.map { row.cells[$0] ?? "" })
        }
        return table
    }

    indirect enum Value {
        case text(String)
        case list([(line: Int, value: Value)])
        case object([(name: String, value: Value)])

        var text: String? { if case .text(let text) = self { text } else { nil } }
        var isText: Bool { text != nil }
    }

    /// The records of a list, or of the only list of objects that an object holds.
    private static func list(_ value: Value) -> [(line: Int, value: Value)]? {
        switch value {
        case .list(let items): return named(items, by: value)
        case .object(let fields):
            let lists = fields.compactMap { field -> [(line: Int, value: Value)]? in
                guard case .list(let items) = field.value, items.first?.value.isText == false else { return nil }
                return items
            }
            guard lists.count == 1 else { return nil }
            return named(lists[0], by: value)
        case .text: return nil
        }
    }

    /// Lists as objects, where the object that holds them names their columns.
    private static func named(_ items: [(line: Int, value: Value)], by holder: Value) -> [(line: Int, value: Value)] {
        var fields: [(name: String, value: Value)] = []
        if case .object(let members) = holder { fields = members }
        let names = fields.first { ["columns", "fields", "header", "headers"].contains($0.name) }.flatMap { field in
            if case .list(let items) = field.value { items.compactMap(\.value.text) } else { nil }
        }
        return items.map { item in
            guard case .list(let cells) = item.value else { return item }
            let named = cells.enumerated().map { place, cell in
                (name: names.flatMap { place < $0.count ? $0[place] : nil } ?? "column \(place + 1)", value: cell.value)
            }
            return (item.line, .object(named))
        }
    }

    /// The objects of an object that holds nothing else, if they are alike: its names are their ids.
    private static func byName(_ item: (line: Int, value: Value)) -> [(line: Int, value: Value)]? {
        guard case .object(let fields) = item.value, fields.count > 1 else { return nil }
        var common: Set<String>?
        var records: [(line: Int, value: Value)] = []
        for field in fields {
            guard case .object(let members) = field.value else { return nil }
            let names = Set(members.map(\.name))
            common = common?.intersection(names) ?? names
            records.append((item.line, .object([("key", .text(field.name))] + members)))
        }
        return common?.isEmpty == false ? records : nil
    }

    private static func flatten(_ value: Value, _ name: String, _ add: (String, String) -> Void) {
        switch value {
        case .text(let text): add(name, text)
        case .object(let fields):
            for field in fields { flatten(field.value, name.isEmpty ? field.name : name + "." + field.name, add) }
        case .list(let items):
            let texts = items.compactMap { if case .text(let text) = $0.value { text } else { nil } }
            if texts.count == items.count {
                add(name, texts.joined(separator: "|"))
            } else {
                for (place, item) in items.enumerated() { flatten(item.value, "\(name).\(place + 1)", add) }
            }
        }
    }

    private struct Parser {
        let bytes: [UInt8]
        var place = 0
        var line = 1

        init(bytes: [UInt8]) { self.bytes = bytes }

        private func problem(_ message: String) -> ImportTable.Problem {
            ImportTable.Problem(message: message, line: line)
        }

        /// Goes to the next value; false at the end.
        mutating func skipsToValue() -> Bool {
            while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) {
                if bytes[place] == 0x0A { line += 1 }
                place += 1
            }
            return place < bytes.count
        }

        private mutating func next() throws(ImportTable.Problem) -> UInt8 {
            guard skipsToValue() else { throw problem("the file ends within a value") }
            return bytes[place]
        }

        mutating func value(depth: Int) throws(ImportTable.Problem) -> Value {
            guard depth < 32 else { throw problem("the values are nested more than 32 deep") }
            switch try next() {
            case UInt8(ascii: "{"): return try object(depth)
            case UInt8(ascii: "["): return try list(depth)
            case UInt8(ascii: "\""): return .text(try text())
            default: return try word()
            }
        }

        private mutating func object(_ depth: Int) throws(ImportTable.Problem) -> Value {
            place += 1
            var fields: [(name: String, value: Value)] = []
            if try next() == UInt8(ascii: "}") {
                place += 1
                return .object(fields)
            }
            while true {
                guard try next() == UInt8(ascii: "\"") else { throw problem("a name in quotes is expected here") }
                let name = try text()
                guard try next() == UInt8(ascii: ":") else { throw problem("`:` is expected after `\(name)`") }
                place += 1
                fields.append((name, try value(depth: depth + 1)))
                let byte = try next()
                place += 1
                if byte == UInt8(ascii: "}") { return .object(fields) }
                guard byte == UInt8(ascii: ",") else { throw problem("`,` or `}` is expected here") }
            }
        }

        private mutating func list(_ depth: Int) throws(ImportTable.Problem) -> Value {
            place += 1
            var items: [(line: Int, value: Value)] = []
            if try next() == UInt8(ascii: "]") {
                place += 1
                return .list(items)
            }
            while true {
                _ = try next()
                let start = line
                items.append((start, try value(depth: depth + 1)))
                let byte = try next()
                place += 1
                if byte == UInt8(ascii: "]") { return .list(items) }
                guard byte == UInt8(ascii: ",") else { throw problem("`,` or `]` is expected here") }
            }
        }

        /// A number, `true`, `false` or `null`, as it is written; `null` is nothing.
        private mutating func word() throws(ImportTable.Problem) -> Value {
            let start = place
            while place < bytes.count, !",]} \t\r\n".utf8.contains(bytes[place]) { place += 1 }
            let text = String(decoding: bytes[start..<place], as: UTF8.self)
            if text == "null" { return .text("") }
            if text == "true" || text == "false" { return .text(text) }
            guard let first = text.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first),
                Double(text) != nil
            else {
                throw problem(text.isEmpty ? "a value is expected here" : "`\(text.prefix(20))` is no value of JSON")
            }
            return .text(Self.withoutExponent(text))
        }

        /// `4.75e6` as `4750000`, so that an amount is one; exact, and as it is written where that would be long.
        private static func withoutExponent(_ text: String) -> String {
            let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
            guard parts.count == 2, let power = Int(parts[1]), (0...20).contains(power) else { return text }
            let digits = parts[0].split(separator: ".", omittingEmptySubsequences: false)
            var fraction = digits.count > 1 ? String(digits[1]) : ""
            while fraction.count < power { fraction.append("0") }
            let rest = fraction.dropFirst(power)
            return digits[0] + fraction.prefix(power) + (rest.isEmpty ? "" : "." + rest)
        }

        private mutating func text() throws(ImportTable.Problem) -> String {
            place += 1
            var result: [UInt8] = []
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
                case UInt8(ascii: "\\"): result += try escaped()
                default: result.append(byte)
                }
            }
            throw problem("the text that opens here is not closed")
        }

        private mutating func escaped() throws(ImportTable.Problem) -> [UInt8] {
            guard place < bytes.count else { throw problem("the text is not closed") }
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "n"): return [0x0A]
            case UInt8(ascii: "t"): return [0x09]
            case UInt8(ascii: "r"): return [0x0D]
            case UInt8(ascii: "b"), UInt8(ascii: "f"): return [0x20]
            case UInt8(ascii: "u"):
                var code = try unit()
                if (0xD800..<0xDC00).contains(code), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
                    bytes[place + 1] == UInt8(ascii: "u")
                {
                    place += 2
                    let low = try unit()
                    if (0xDC00..<0xE000).contains(low) { code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) }
                }
                return Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
            default: return [byte]
            }
        }

        private mutating func unit() throws(ImportTable.Problem) -> UInt32 {
            guard place + 4 <= bytes.count,
                let code = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16)
            else { throw problem("`\\u` is followed by four digits of base 16") }
            place += 4
            return code
        }
    }
}
