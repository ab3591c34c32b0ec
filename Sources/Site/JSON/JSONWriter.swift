/// JSON being written, one value after the other: members in the order in which they are given.
///
/// Every `<` is written as an escape, so that the text can stand in a `script` element.
struct JSONWriter: Sendable {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// `{…}` as a value.
    mutating func object(_ members: (inout JSONWriter) -> Void) { enclose("{", "}", members) }

    /// `[…]` as a value.
    mutating func list(_ values: (inout JSONWriter) -> Void) { enclose("[", "]", values) }

    mutating func text(_ value: String) {
        separate()
        quote(value)
    }

    mutating func number(_ value: Int) {
        separate()
        bytes += String(value).utf8
    }

    mutating func flag(_ value: Bool) {
        separate()
        bytes += (value ? "true" : "false").utf8
    }

    mutating func null() {
        separate()
        bytes += "null".utf8
    }

    /// The name of a member; its value comes next.
    mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A member whose value is a text; nothing where there is none.
    mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        text(value)
    }

    mutating func member(_ name: String, _ value: Int) {
        key(name)
        number(value)
    }

    mutating func member(_ name: String, _ value: Bool) {
        key(name)
        flag(value)
    }

    /// A member whose value is an object.
    mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
        key(name)
        object(members)
    }

    /// A member whose value is a list.
    mutating func list(_ name: String, _ values: (inout JSONWriter) -> Void) {
        key(name)
        list(values)
    }

    /// A member whose value is a list of texts; nothing where it is empty.
    mutating func texts(_ name: String, _ values: [String]) {
        if values.isEmpty { return }
        list(name) { list in values.forEach { list.text($0) } }
    }

    /// A line of its own for what comes next: people read the file too, and version control compares it.
    mutating func newLine() {
        if needsComma {
            bytes.append(UInt8(ascii: ","))
            needsComma = false
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        body(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Copies whole runs between two characters that need an escape: most text has none.
    private mutating func quote(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { source in
            var start = 0
            for (index, byte) in source.enumerated() where JSONWriter.needsEscape(byte) {
                bytes.append(contentsOf: source[start..<index])
                escape(byte)
                start = index + 1
            }
            bytes.append(contentsOf: source[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
            || byte == 0x7F
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): bytes += "\\n".utf8
        case UInt8(ascii: "\t"): bytes += "\\t".utf8
        default:
            bytes += "\\u00".utf8
            for digit in [byte >> 4, byte & 15] { bytes += String(digit, radix: 16).utf8 }
        }
    }
}
