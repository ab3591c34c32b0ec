import Register

/// An error of a query as people read it: what is wrong, the line with a caret, and what could stand there.
enum QueryErrorText {
    static func render(_ error: QueryError, in query: String, _ palette: Palette) -> String {
        let (line, column) = place(of: error.span.offset, in: query)
        let excerpt = SourceExcerpt(line: line, column: column, length: error.span.length)
        var text = palette.paint("query:", .strong) + " " + palette.paint("error:", .error) + " "
        text += palette.paint(DisplayWidth.harmless(error.message), .strong) + "\n"
        text += "   \(excerpt.text)\n"
        let caret = "^" + String(repeating: "~", count: excerpt.width - 1)
        text += "   " + String(repeating: " ", count: excerpt.indent) + palette.paint(caret, .caret)
        text += (error.suggestion.map { " " + DisplayWidth.harmless($0) } ?? "") + "\n"
        if !error.expected.isEmpty {
            text += wrapped("what could stand there: " + error.expected.joined(separator: ", ")) + "\n"
        }
        return text
    }

    /// The line that an offset lies in, and its column, counted in Unicode scalars from 1.
    private static func place(of offset: Int, in query: String) -> (line: String, column: Int) {
        var rest = offset
        let lines = query.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines {
            if rest <= line.count { return (String(line), rest + 1) }
            rest -= line.count + 1
        }
        return (query, 1)
    }

    /// The text in lines of at most a hundred columns, indented.
    private static func wrapped(_ text: String) -> String {
        var lines: [String] = []
        var line = "  "
        for word in text.split(separator: " ") {
            if DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) > 100 {
                lines.append(line)
                line = "    "
            }
            line += " " + DisplayWidth.harmless(String(word))
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
