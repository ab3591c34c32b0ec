/// Texts as they are searched: small letters without marks, words with one blank before each.
enum TextFolding {
    /// The words of a text, folded.
    static func words(of text: String) -> [[UInt8]] {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return bytes.split(separator: blank).map(Array.init)
    }

    /// Appends the folded words of a text, a blank before each.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, to: &bytes) }
    }

    private static let blank = UInt8(ascii: " ")

    private static func append(_ utf8: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var isInWord = false
        func open(_ bytes: inout [UInt8]) {
            if !isInWord { bytes.append(blank) }
            isInWord = true
        }
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte < 0x80 {
                index += 1
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    open(&bytes)
                    bytes.append(byte)
                case UInt8(ascii: "A")...UInt8(ascii: "Z"):
                    open(&bytes)
                    bytes.append(byte | 0x20)
                default: isInWord = false
                }
                continue
            }
            let (scalar, length) = decode(utf8, at: index)
            index += length
            // A mark of its own belongs to the letter before it and is dropped.
            if (0x300...0x36F).contains(scalar.value) || scalar.value == 0xAD { continue }
            if let plain = plainLetters[scalar] {
                open(&bytes)
                bytes.append(contentsOf: plain.utf8)
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                open(&bytes)
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            } else {
                isInWord = false
            }
        }
    }

    /// The scalar at a place, and how many bytes it takes; a Swift text holds whole ones only.
    private static func decode(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
        let first = UInt32(utf8[index])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard index + length <= utf8.count else { return ("\u{FFFD}", utf8.count - index) }
        var value = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for offset in 1..<length { value = value << 6 | UInt32(utf8[index + offset]) & 0x3F }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// Letters with marks, of the Latin and Greek alphabets, as the letters without.
    private static let plainLetters: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăąǎȁȃȧạảấầẩẫậắằẳẵặ"), ("ae", "æǽ"), ("c", "çćĉċč"), ("d", "ďđð"),
            ("e", "èéêëēĕėęěȅȇẹẻẽếềểễệ"), ("g", "ĝğġģǧ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐỉị"), ("ij", "ĳ"), ("j", "ĵ"),
            ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏőǒǿọỏốồổỗộớờởỡợ"), ("oe", "œ"), ("r", "ŕŗř"),
            ("s", "śŝşšșſ"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűųǔưụủứừửữự"), ("w", "ŵẁẃẅ"),
            ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"), ("α", "ά"), ("ε", "έ"), ("η", "ή"), ("ι", "ίϊΐ"), ("ο", "ό"),
            ("υ", "ύϋΰ"), ("ω", "ώ"), ("σ", "ς"), ("и", "ѝ"), ("е", "ѐё"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, marked) in groups {
            for scalar in marked.unicodeScalars {
                table[scalar] = plain
                let upper = scalar.properties.uppercaseMapping.unicodeScalars
                // `ß` becomes two plain letters, which need no entry.
                if upper.count == 1, let capital = upper.first, !capital.isASCII { table[capital] = plain }
            }
        }
        table["İ"] = "i"
        table["ẞ"] = "ss"
        return table
    }()
}
