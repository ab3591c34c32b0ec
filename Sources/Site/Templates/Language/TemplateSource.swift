import Content

/// The text of one template and the name that other templates call it by.
struct TemplateSource: Sendable {
    /// The path below `templates/` without `.mustache`: `case`, `parts/event`.
    let name: String
    let displayPath: String
    let bytes: [UInt8]

    /// The place of a byte, counted as editors count.
    ///
    /// Walks the file: for errors only.
    func location(at offset: Int) -> SourceLocation {
        var line = 1
        var column = 1
        for byte in bytes[..<min(offset, bytes.count)] {
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourceLocation(file: displayPath, position: SourcePosition(line: line, column: column))
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
