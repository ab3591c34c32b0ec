/// Says whether bytes are UTF-8 and, where they are not, which place to look at and what was probably meant.
package enum UTF8Validation {
    /// The first fault of the bytes as a diagnostic, or nil if all of them are UTF-8.
    ///
    /// It runs before anything else reads the file, for a YAML or Markdown parser gives such errors no line.
    package static func diagnose(_ bytes: [UInt8], file: String, startLine: Int = 1) -> Diagnostic? {
        diagnose(bytes[...], file: file, startLine: startLine)
    }

    /// The first fault of a slice whose first byte stands at the start of the given line.
    package static func diagnose(_ bytes: ArraySlice<UInt8>, file: String, startLine: Int = 1) -> Diagnostic? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let offset = firstFault(in: buffer) else { return nil }
            return diagnostic(for: buffer, at: offset, file: file, startLine: startLine)
        }
    }

    /// The offset of the first byte that starts no well-formed UTF-8 sequence (Unicode 16, table 3-7).
    static func firstFault(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        let raw = UnsafeRawBufferPointer(bytes)
        let count = bytes.count
        var index = 0
        while index < count {
            if index + 8 <= count,
                raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            let length = sequenceLength(in: bytes, at: index)
            guard length > 0 else { return index }
            index += length
        }
        return nil
    }

    /// How many bytes the sequence at the index has, or 0 if it is not well formed.
    private static func sequenceLength(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        if lead < 0x80 { return 1 }
        // The second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for next in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[index + next]) { return 0 }
        return length
    }

    private static func diagnostic(
        for bytes: UnsafeBufferPointer<UInt8>, at offset: Int, file: String, startLine: Int
    ) -> Diagnostic {
        let position = SourcePosition(ofByte: offset, in: bytes, startLine: startLine)
        let hex = "0x" + hexadecimal(UInt32(bytes[offset]), digits: 2)
        return Diagnostic(
            .error, "not-utf8", "not UTF-8: byte \(hex) \(guess(bytes, at: offset))",
            at: SourceLocation(file: file, position: position), suggestion: "save the file as UTF-8")
    }

    /// What the editor's program probably wrote instead of UTF-8.
    private static func guess(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> String {
        if offset == 0, bytes.count >= 2 {
            if (bytes[0], bytes[1]) == (0xFF, 0xFE) || (bytes[0], bytes[1]) == (0xFE, 0xFF) {
                return "begins the file (this looks like UTF-16)"
            }
        }
        let byte = bytes[offset]
        if (0xC2...0xF4).contains(byte), offset + 1 == bytes.count || isCutShort(bytes, at: offset) {
            return "begins a character that the end of the file cuts short"
        }
        if byte == 0xED, offset + 1 < bytes.count, bytes[offset + 1] >= 0xA0 {
            return "begins half of a surrogate pair (this looks like CESU-8)"
        }
        if byte >= 0xA0 {
            return "is `\(Unicode.Scalar(byte))` in Latin-1 (this looks like Latin-1 or Windows-1252)"
        }
        if let scalar = windows1252[byte] {
            return "is `\(scalar)` in Windows-1252 (this looks like Windows-1252)"
        }
        return "continues a character that never began"
    }

    private static func isCutShort(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        let length = bytes[offset] >= 0xF0 ? 4 : bytes[offset] >= 0xE0 ? 3 : 2
        return offset + length > bytes.count
            && bytes[(offset + 1)...].allSatisfy { (0x80...0xBF).contains($0) }
    }

    /// The characters that word processors put where Latin-1 has control characters.
    private static let windows1252: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
    ]
}

/// Writes a number in hexadecimal, upper-case, with at least so many digits.
func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}

extension SourcePosition {
    /// The line and column of a byte: lines end at LF, columns count Unicode scalars.
    init(ofByte offset: Int, in bytes: UnsafeBufferPointer<UInt8>, startLine: Int = 1) {
        var line = startLine
        var lineStart = 0
        for index in 0..<offset where bytes[index] == 0x0A {
            line += 1
            lineStart = index + 1
        }
        // A continuation byte belongs to the scalar its lead byte has already counted.
        let scalars = bytes[lineStart..<offset].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        self.init(line: line, column: scalars + 1)
    }
}
