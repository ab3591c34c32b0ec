/// The characters that no source file may hold: controls, bidirectional controls, odd line ends, invisible signs.
///
/// They are invisible, hide words from whoever reviews a text, reorder what is read, are forbidden in XML (feeds) or counted as line ends by some parsers
/// and not by others. Tab, LF and CR before LF are allowed.
package enum ForbiddenCharacters {
    /// More than this many in one file say nothing new.
    static let reportedAtMost = 10

    /// Every forbidden character of a file's UTF-8 bytes as an error, the first ten of them.
    ///
    /// A byte order mark before all else is what some editors put there, and no part of the text.
    package static func diagnose(_ bytes: [UInt8], file: String, startLine: Int = 1) -> [Diagnostic] {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return diagnose(bytes[start...], file: file, startLine: startLine)
    }

    /// Every forbidden character of a slice whose first byte stands at the start of the given line.
    package static func diagnose(_ bytes: ArraySlice<UInt8>, file: String, startLine: Int = 1) -> [Diagnostic] {
        bytes.withUnsafeBufferPointer { buffer in
            var diagnostics: [Diagnostic] = []
            var index = 0
            while diagnostics.count < reportedAtMost, let found = next(in: buffer, from: index) {
                let location = SourceLocation(
                    file: file, position: SourcePosition(ofByte: found.offset, in: buffer, startLine: startLine))
                diagnostics.append(diagnostic(for: found.scalar, at: location))
                index = found.offset + UTF8.width(found.scalar)
            }
            return diagnostics
        }
    }

    /// The error for a forbidden character, wherever it came from: the bytes of a file or an escape in YAML.
    package static func diagnostic(for scalar: Unicode.Scalar, at location: SourceLocation) -> Diagnostic {
        let code = "U+" + hexadecimal(scalar.value, digits: 4)
        return Diagnostic(
            .error, "forbidden-character", "\(name(of: scalar)) (\(code)) is not allowed in a text", at: location,
            suggestion: suggestion(for: scalar))
    }

    /// The first forbidden character of a text, such as one that an escape in YAML produced.
    package static func first(in text: String) -> Unicode.Scalar? {
        var text = text
        return text.withUTF8 { next(in: $0, from: 0)?.scalar }
    }

    /// Whether the scalar is one no source file may hold; a CR counts, for only its LF can excuse it.
    package static func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x2028, 0x2029: true
        case 0xFFFE, 0xFFFF: true
        case 0x115F, 0x1160, 0x180E, 0x200B, 0x2061...0x2064, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB: true
        case 0xE0000...0xE007F: true
        default: false
        }
    }

    /// The next forbidden character at or after the index, in well-formed UTF-8.
    static func next(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (offset: Int, scalar: Unicode.Scalar)? {
        var index = start
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            // Nearly every byte is a plain one; those that may begin a forbidden character get a closer look.
            if byte >= 0x20 && byte < 0x7F || !mayBegin(byte) {
                index += 1
                continue
            }
            let scalar = decode(bytes, at: index)
            if byte == 0x0D, index + 1 < count, bytes[index + 1] == 0x0A {
                index += 2
            } else if contains(scalar) {
                return (index, scalar)
            } else {
                index += 1
            }
        }
        return nil
    }

    @inline(__always)
    private static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F, 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3: true
        default: false
        }
    }

    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar {
        var decoder = UTF8()
        var iterator = bytes[index..<min(index + 4, bytes.count)].makeIterator()
        if case .scalarValue(let scalar) = decoder.decode(&iterator) { return scalar }
        return Unicode.Scalar(0xFFFD as UInt16) ?? " "
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x00: "a NUL character"
        case 0x0D: "a carriage return without a line feed"
        case 0x1B: "an escape character"
        case 0x7F: "a delete character"
        case 0x85: "a next-line character"
        case 0x2028: "a line separator"
        case 0x2029: "a paragraph separator"
        case 0xFFFE, 0xFFFF: "a noncharacter"
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "a bidirectional control character"
        case 0x115F, 0x1160, 0x180E, 0x200B, 0x2061...0x2064, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB,
            0xE0000...0xE007F:
            "an invisible character"
        default: "a control character"
        }
    }

    private static func suggestion(for scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0x0D: "end lines with LF"
        case 0x85, 0x2028, 0x2029: "write an ordinary line break"
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
            "delete it: it is invisible and changes the order in which text is read"
        default: "delete it: it came along when the text was copied"
        }
    }
}
