/// A JSON value that is written the same way every time: fields in the order they were given, two blanks a level.
indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number with its digits as they are, such as `4750000.00`.
    case decimal(String)
    case text(String)
    case list([JSONValue])
    case object([(String, JSONValue)])

    static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.text) ?? .null }

    static func texts(_ texts: [String]) -> JSONValue { .list(texts.map { JSONValue.text($0) }) }

    /// The value as UTF-8 with a line feed at its end.
    var bytes: [UInt8] {
        var output: [UInt8] = []
        write(to: &output, indent: 0)
        output.append(0x0A)
        return output
    }

    private func write(to output: inout [UInt8], indent: Int) {
        switch self {
        case .null: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .integer(let value): output += String(value).utf8
        case .decimal(let digits): output += digits.utf8
        case .text(let text): JSONValue.write(text, to: &output)
        case .list(let items):
            JSONValue.write(items, in: "[", "]", to: &output, indent: indent) { item, output, indent in
                item.write(to: &output, indent: indent)
            }
        case .object(let fields):
            JSONValue.write(fields, in: "{", "}", to: &output, indent: indent) { field, output, indent in
                JSONValue.write(field.0, to: &output)
                output += ": ".utf8
                field.1.write(to: &output, indent: indent)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item], in open: String, _ close: String, to output: inout [UInt8], indent: Int,
        item: (Item, inout [UInt8], Int) -> Void
    ) {
        output += open.utf8
        for (place, value) in items.enumerated() {
            output += (place == 0 ? "\n" : ",\n").utf8
            output += [UInt8](repeating: 0x20, count: (indent + 1) * 2)
            item(value, &output, indent + 1)
        }
        if !items.isEmpty {
            output.append(0x0A)
            output += [UInt8](repeating: 0x20, count: indent * 2)
        }
        output += close.utf8
    }

    /// A text in quotes; `<` is escaped too, so that the value can stand in a page.
    static func write(_ text: String, to output: inout [UInt8]) {
        output.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22: output += "\\\"".utf8
            case 0x5C: output += "\\\\".utf8
            case 0x0A: output += "\\n".utf8
            case 0x0D: output += "\\r".utf8
            case 0x09: output += "\\t".utf8
            case 0x3C: output += "\\u003c".utf8
            case 0x00..<0x20:
                let digits = String(byte, radix: 16)
                output += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
            default: output.append(byte)
            }
        }
        output.append(0x22)
    }
}
