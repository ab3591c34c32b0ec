/// The bytes of a table as UTF-8, whatever the program that saved it writes.
///
/// UTF-8 and UTF-16 tell themselves; what is neither is Windows-1252, in which spreadsheets save CSV in Western Europe.
struct TableEncoding {
    /// The table as UTF-8, without a mark of the byte order.
    let bytes: [UInt8]
    /// What the editor has to look at, since the encoding was guessed; nil where it is certain.
    let note: String?

    init(_ bytes: [UInt8]) throws(ImportTable.Problem) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            self.bytes = try Self.utf16(bytes)
            note = nil
            return
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if String(validating: text, as: UTF8.self) != nil {
            self.bytes = Array(text)
            note = nil
            return
        }
        let read = try Self.windows1252(bytes)
        self.bytes = Array(read.utf8)
        let word = read.split { !$0.isLetter }.first { !$0.utf8.allSatisfy { $0 < 0x80 } } ?? ""
        note =
            "is not UTF-8 and was read as Windows-1252, as spreadsheets save CSV: is “\(word.prefix(30))” a right word? "
            + "If not, save the table as UTF-8"
    }

    private static func utf16(_ bytes: [UInt8]) throws(ImportTable.Problem) -> [UInt8] {
        let isLittle = bytes[0] == 0xFF
        guard bytes.count.isMultiple(of: 2) else {
            throw ImportTable.Problem(message: "the file says that it is UTF-16, and ends within a character", line: 1)
        }
        let units = stride(from: 2, to: bytes.count, by: 2).map { place in
            let (one, other) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isLittle ? one | other << 8 : one << 8 | other
        }
        guard let text = String(validating: units, as: UTF16.self) else {
            throw ImportTable.Problem(message: "the file says that it is UTF-16, and is not", line: 1)
        }
        return Array(text.utf8)
    }

    private static func windows1252(_ bytes: [UInt8]) throws(ImportTable.Problem) -> String {
        var text = String.UnicodeScalarView()
        var line = 1
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            if !(0x80..<0xA0).contains(byte) {
                text.append(Unicode.Scalar(byte))
            } else if let scalar = high[Int(byte) - 0x80].unicodeScalars.first, scalar != " " {
                text.append(scalar)
            } else {
                throw ImportTable.Problem(
                    message: "the file is neither UTF-8 nor Windows-1252; save it as UTF-8 first", line: line)
            }
        }
        return String(text)
    }

    /// What Windows-1252 has at 0x80 to 0x9F; a blank where it has nothing.
    private static let high = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".map(String.init)
}
