extension [UInt8] {
    /// Appends a text in quotes as JSON has it, with `<` as an escape, so that it can stand in a `script` element.
    mutating func appendQuoted(_ text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            // What needs no escape is taken in one go, up to the next byte that does.
            for (place, byte) in utf8.enumerated() where [UInt8].mustBeEscaped(byte) {
                append(contentsOf: utf8[start..<place])
                start = place + 1
                appendEscape(byte)
            }
            append(contentsOf: utf8[start...])
        }
        append(UInt8(ascii: "\""))
    }

    private static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "<")
            || byte == 0x7F
    }

    private mutating func appendEscape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
        case UInt8(ascii: "\n"): self += "\\n".utf8
        case UInt8(ascii: "\t"): self += "\\t".utf8
        default:
            self += "\\u00".utf8
            for digit in [byte >> 4, byte & 15] { self += String(digit, radix: 16).utf8 }
        }
    }
}
