extension [UInt8] {
    /// Appends a text in quotes as JSON has it, with `<` as an escape, so that it can stand in a `script` element.
    mutating func appendQuoted(_ text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            // What needs no escape is taken in one go, up to the next byte that does.
            while true {
                let place = Self.firstToEscape(in: utf8, from: start)
                append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
                guard place < utf8.count else { break }
                appendEscape(utf8[place])
                start = place + 1
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// The offset of the next byte that needs an escape, or the end: eight bytes at a time.
    private static func firstToEscape(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(text)
        while index + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // The lowest mark is right; above it, where a byte was too small, others may be marked too.
            let controls = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
            let hits =
                controls | zeroBytes(word ^ 0x2222_2222_2222_2222) | zeroBytes(word ^ 0x5C5C_5C5C_5C5C_5C5C)
                | zeroBytes(word ^ 0x3C3C_3C3C_3C3C_3C3C) | zeroBytes(word ^ 0x7F7F_7F7F_7F7F_7F7F)
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < raw.count, !mustBeEscaped(raw[index]) { index += 1 }
        return index
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
