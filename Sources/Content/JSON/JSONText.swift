/// How a text stands in JSON: the one place that decides what is written as an escape.
///
/// Besides what JSON asks for, `<` is an escape, so that a text can stand in a `script` element, and so is what no
/// content file may hold (controls, separators of lines, what turns the direction of a text): it must not reach the
/// terminal of whoever reads the output.
extension [UInt8] {
    /// Appends a text between quotes.
    package mutating func appendQuoted(_ text: String) {
        append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            var place = 0
            // What needs no escape is taken in one go, up to the next byte that may.
            while place < utf8.count {
                guard JSONText.mayNeedEscape(utf8[place]), let scalar = JSONText.escaped(in: utf8, at: place) else {
                    place += 1
                    continue
                }
                append(contentsOf: utf8[start..<place])
                appendEscape(scalar)
                place += UTF8.width(scalar)
                start = place
            }
            append(contentsOf: utf8[start...])
        }
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
