/// How a text stands in JSON: the one place that decides what is written as an escape.
///
/// Besides what JSON asks for, `<` is an escape, so that a text can stand in a `script` element, and so is what no
/// content file may hold (controls, separators of lines, what turns the direction of a text): it must not reach the
/// terminal of whoever reads the output.
extension [UInt8] {
    /// Appends a text between quotes.
    package mutating func appendQuoted(_ text: String) {
        var text = text
        text.withUTF8 { appendQuoted($0) }
    }

    /// Appends a text, given as UTF-8, between quotes.
    package mutating func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var place = 0
        // What needs no escape is taken in one go, up to the next byte that may.
        while true {
            place = JSONText.firstThatMayNeedEscape(in: utf8, from: place)
            guard place < utf8.count else { break }
            guard let scalar = JSONText.escaped(in: utf8, at: place) else {
                place += 1
                continue
            }
            append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<place]))
            appendEscape(scalar)
            place += UTF8.width(scalar)
            start = place
        }
        append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
        append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\": self += [UInt8(ascii: "\\"), UInt8(ascii: scalar)]
        case "\n": self += "\\n".utf8
        case "\t": self += "\\t".utf8
        case "\r": self += "\\r".utf8
        default:
            // All that is escaped lies below U+10000.
            self += "\\u".utf8
            self += hexadecimal(scalar.value, digits: 4).lowercased().utf8
        }
    }
}

/// A text as JSON has it.
package enum JSONText {
    /// The text between quotes.
    package static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.appendQuoted(text)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The offset of the next byte that may need an escape, or the end: eight bytes at a time.
    static func firstThatMayNeedEscape(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        let raw = UnsafeRawBufferPointer(text)
        while index + 8 <= raw.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let short =
                word.controlBytes | (word ^ 0x2222_2222_2222_2222).zeroBytes | (word ^ 0x5C5C_5C5C_5C5C_5C5C).zeroBytes
                | (word ^ 0x3C3C_3C3C_3C3C_3C3C).zeroBytes | (word ^ 0x7F7F_7F7F_7F7F_7F7F).zeroBytes
            let long =
                (word ^ 0xC2C2_C2C2_C2C2_C2C2).zeroBytes | (word ^ 0xD8D8_D8D8_D8D8_D8D8).zeroBytes
                | (word ^ 0xE2E2_E2E2_E2E2_E2E2).zeroBytes | (word ^ 0xEFEF_EFEF_EFEF_EFEF).zeroBytes
            let hits = short | long
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < raw.count, !mayNeedEscape(raw[index]) { index += 1 }
        return index
    }

    /// Whether a byte is one that is escaped, or begins a longer character that may be.
    @inline(__always)
    static func mayNeedEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"): true
        case 0xC2, 0xD8, 0xE2, 0xEF: true
        default: false
        }
    }

    /// The scalar at a place, if it is written as an escape.
    static func escaped(in bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Unicode.Scalar? {
        let byte = bytes[place]
        if byte < 0x80 { return Unicode.Scalar(byte) }
        var decoder = UTF8()
        var iterator = bytes[place..<Swift.min(place + 4, bytes.count)].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator), ForbiddenCharacters.contains(scalar) else {
            return nil
        }
        return scalar
    }
}
