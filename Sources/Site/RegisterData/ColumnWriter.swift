/// Writes JSON for scripts: columns of numbers and texts, as few bytes as they need.
struct ColumnWriter {
    private(set) var bytes: [UInt8] = []
    /// Nothing stands before the next member or item of the innermost object or list.
    private var isFirst = true

    /// The largest whole number that every reader of JSON keeps exact; larger ones are written as texts.
    static let largestExact: UInt64 = 1 << 53

    mutating func object(_ body: (inout ColumnWriter) -> Void) { enclose("{", "}", body) }

    mutating func list(_ body: (inout ColumnWriter) -> Void) { enclose("[", "]", body) }

    private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout ColumnWriter) -> Void)
    {
        separate()
        bytes.append(UInt8(ascii: open))
        isFirst = true
        body(&self)
        bytes.append(UInt8(ascii: close))
        isFirst = false
    }

    /// A member's name; its value must follow.
    mutating func name(_ name: String) {
        text(name)
        bytes.append(UInt8(ascii: ":"))
        isFirst = true
    }

    mutating func number(_ value: Int) { number(Int64(value)) }

    mutating func number(_ value: Int64) {
        separate()
        let isLarge = value.magnitude > Self.largestExact
        if isLarge { bytes.append(UInt8(ascii: "\"")) }
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        digits(value.magnitude)
        if isLarge { bytes.append(UInt8(ascii: "\"")) }
    }

    private mutating func digits(_ value: UInt64) {
        guard value >= 10 else {
            bytes.append(UInt8(ascii: "0") + UInt8(value))
            return
        }
        let start = bytes.count
        var rest = value
        while rest > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        bytes[start...].reverse()
    }

    mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    mutating func flag(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { self.text($0) }
    }

    /// A text that is UTF-8 already.
    mutating func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: [Self.hex[Int(byte >> 4)], Self.hex[Int(byte & 15)]])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let hex = Array("0123456789abcdef".utf8)

    mutating func numbers(_ values: [Int]) {
        list { list in for value in values { list.number(value) } }
    }

    mutating func texts(_ values: [String]) {
        list { list in for value in values { list.text(value) } }
    }

    /// Ids as one text with blanks between them, which no id holds.
    mutating func ids(_ values: [String]) { text(values.joined(separator: " ")) }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }
}
