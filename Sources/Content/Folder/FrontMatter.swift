/// A Markdown file taken apart: the fields between the `---` lines, and the text behind them.
struct FrontMatter {
    /// The largest front matter that is read, in bytes.
    static let maximumSize = 64 * 1024

    /// The fields, or nil where they could not be read.
    var fields: YAMLNode?
    /// A number that changes when anything before the body does.
    var headStamp: UInt64
    /// The body's bytes.
    var body: ArraySlice<UInt8>
    /// The line of the file on which the body begins.
    var bodyLine: Int

    /// Takes a file apart; nil after an error that leaves nothing to read.
    static func split(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> FrontMatter? {
        func report(_ identifier: String, _ message: String, line: Int = 1, suggestion: String) {
            diagnostics.append(
                Diagnostic(
                    identifier, message,
                    at: SourceLocation(file: file, position: SourcePosition(line: line, column: 1)),
                    suggestion: suggestion))
        }
        if let fault = UTF8Validation.diagnose(bytes, file: file) {
            diagnostics.append(fault)
            return nil
        }
        // A byte order mark is what some editors put before UTF-8: it says nothing and is passed over.
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = bytes[start...]
        if text.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) {
            report(
                "empty-file", "the file is empty",
                suggestion: "write its front matter between two `---` lines, or delete the file")
            return nil
        }
        let forbidden = ForbiddenCharacters.diagnose(text, file: file)
        guard forbidden.isEmpty else {
            diagnostics += forbidden
            return nil
        }
        guard isFence(text, at: start) else {
            report(
                "no-front-matter", "the file does not begin with front matter",
                suggestion: "write `---` on the first line, then the fields, then `---` on a line of its own")
            return nil
        }
        let fieldsStart = lineEnd(text, from: start)
        var line = 2
        var index = fieldsStart
        while index < text.endIndex {
            if isFence(text, at: index) {
                let bodyStart = lineEnd(text, from: index)
                if index - fieldsStart > maximumSize {
                    report(
                        "front-matter-too-large", "the front matter is larger than 64 KB",
                        suggestion: "put the text into the body below it")
                    return nil
                }
                let fields = text[fieldsStart..<index].withUnsafeBufferPointer { buffer in
                    YAMLParser.parse(buffer, file: file, firstLine: 2, diagnostics: &diagnostics)
                }
                return FrontMatter(
                    fields: fields ?? emptyFields(diagnostics, file), headStamp: Checksum.of(bytes[..<bodyStart]),
                    body: text[bodyStart...], bodyLine: line + 1)
            }
            index = lineEnd(text, from: index)
            line += 1
        }
        report(
            "unclosed-front-matter", "the front matter that begins here is not closed",
            suggestion: "write `---` on a line of its own after the last field")
        return nil
    }

    /// Two fences with nothing between are an empty group of fields; after an error there are none.
    private static func emptyFields(_ diagnostics: [Diagnostic], _ file: String) -> YAMLNode? {
        diagnostics.contains { $0.location.file == file }
            ? nil : YAMLNode(content: .mapping([], isFlow: false), position: .start, length: 3)
    }

    private static func isFence(_ text: ArraySlice<UInt8>, at index: Int) -> Bool {
        guard text.endIndex - index >= 3, text[index] == 0x2D, text[index + 1] == 0x2D, text[index + 2] == 0x2D else {
            return false
        }
        var index = index + 3
        while index < text.endIndex, text[index] == 0x20 || text[index] == 0x09 || text[index] == 0x0D { index += 1 }
        return index == text.endIndex || text[index] == 0x0A
    }

    /// The index behind the line feed that ends the line.
    private static func lineEnd(_ text: ArraySlice<UInt8>, from index: Int) -> Int {
        text[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.endIndex
    }
}
