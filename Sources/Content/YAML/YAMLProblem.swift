import CYAML

/// Says what libyaml's parser found wrong in an editor's words, by looking at the line it stopped at.
enum YAMLProblem {
    static func explain(
        _ parser: yaml_parser_t, bytes: UnsafeBufferPointer<UInt8>, file: String, firstLine: Int
    ) -> Diagnostic {
        let lines = Lines(bytes)
        let problem = parser.problem.map { String(cString: $0) } ?? "not readable as YAML"
        let context = parser.context.map { String(cString: $0) } ?? ""
        let mark = parser.problem_mark
        func place(_ line: Int, _ column: Int) -> SourceLocation {
            SourceLocation(file: file, position: SourcePosition(line: line + firstLine, column: column + 1))
        }
        let line = lines[Int(mark.line)]

        if parser.error == YAML_READER_ERROR {
            return Diagnostic(
                "yaml", "the front matter cannot be read: \(problem)", at: place(0, 0),
                suggestion: "look for characters that do not belong in a text file")
        }
        // A tab is reported where libyaml met it, or a line later: look at both.
        for candidate in [Int(mark.line), Int(mark.line) - 1] where candidate >= 0 {
            if let tab = indentationTab(lines[candidate]) {
                return Diagnostic(
                    "yaml-tab", "a tab stands here, and YAML does not allow tabs for indentation",
                    at: place(candidate, tab), suggestion: "use spaces")
            }
        }
        if problem.contains("escape") || problem.contains("Unicode character") || problem.contains("hexdecimal") {
            return Diagnostic(
                "yaml-escape", "a backslash between double quotes begins an escape, and this is none",
                at: place(Int(mark.line), Int(mark.column)),
                suggestion: "write `\\\\` for the backslash itself, or put the text between single quotes")
        }
        // An unclosed quote or bracket is noticed far behind its beginning: point at the beginning.
        if context.contains("quoted scalar") {
            let start = parser.context_mark
            return Diagnostic(
                "yaml-unclosed-quote", "the quote that opens here is not closed",
                at: place(Int(start.line), Int(start.column)),
                suggestion: "close it, or write the text with the other kind of quote if it contains this one")
        }
        if context.contains("flow sequence") || context.contains("flow mapping") {
            let start = parser.context_mark
            let opening = context.contains("sequence") ? "[" : "{"
            let closing = context.contains("sequence") ? "]" : "}"
            return Diagnostic(
                "yaml-unclosed-bracket", "the `\(opening)` that opens here is not closed where it should be",
                at: place(Int(start.line), Int(start.column)),
                suggestion: "close it with `\(closing)`, and put quotes round texts that contain brackets or commas")
        }
        if problem.contains("mapping values are not allowed") {
            // The text between the first and this colon is one value to a reader and two fields to YAML.
            if let (field, value, column) = fieldAndValue(lines[Int(mark.line)]) {
                return withQuotes(
                    Diagnostic(
                        "yaml-colon", "a text with `: ` in it needs quotes", at: place(Int(mark.line), column),
                        length: value.unicodeScalars.count, suggestion: "write `\(field): \(YAMLText.quoted(value))`"),
                    field, value)
            }
            return Diagnostic(
                "yaml-colon", "a `:` stands where no field can begin", at: place(Int(mark.line), Int(mark.column)),
                suggestion: "put quotes round a text that contains `: `")
        }
        // A quote that is not closed runs on to the next quote in the file, and only there something looks wrong.
        if problem.contains("did not find expected"),
            let (candidate, column) = unclosedQuote(lines, before: Int(mark.line))
        {
            return Diagnostic(
                "yaml-unclosed-quote", "the quote that opens here is not closed", at: place(candidate, column),
                suggestion: "close it, or write the text with the other kind of quote if it contains this one")
        }
        // `[2023] UKFTT 819` is a list with something behind it.
        for candidate in [Int(parser.context_mark.line), Int(mark.line) - 1, Int(mark.line)] where candidate >= 0 {
            if let (field, value, column) = fieldAndValue(lines[candidate]), let first = value.first,
                "[{".contains(first),
                let end = value.lastIndex(where: { "]}".contains($0) }), value.index(after: end) < value.endIndex
            {
                return withQuotes(
                    Diagnostic(
                        "yaml-bracket-text", "a text that begins with `\(first)` needs quotes",
                        at: place(candidate, column), length: value.unicodeScalars.count,
                        suggestion: "write `\(field): \(YAMLText.quoted(value))`"), field, value)
            }
        }
        if problem.contains("cannot start any token") {
            if let (field, value, column) = fieldAndValue(line), column == Int(mark.column) {
                return withQuotes(
                    Diagnostic(
                        "yaml-reserved", "a text may not begin with `\(value.prefix(1))` without quotes",
                        at: place(Int(mark.line), column), length: value.unicodeScalars.count,
                        suggestion: "write `\(field): \(YAMLText.quoted(value))`"), field, value)
            }
            return Diagnostic(
                "yaml-reserved", "this character cannot begin a value without quotes",
                at: place(Int(mark.line), Int(mark.column)), suggestion: "put quotes round the text")
        }
        if problem.contains("could not find expected ':'") {
            let start = parser.context_mark
            return Diagnostic(
                "yaml-no-colon", "this line is not a field", at: place(Int(start.line), Int(start.column)),
                suggestion: "write `field: value`, with a blank after the colon")
        }
        if problem.contains("did not find expected key") || problem.contains("did not find expected '-' indicator") {
            return Diagnostic(
                "yaml-indentation", "this line does not line up with the fields above it",
                at: place(Int(mark.line), Int(mark.column)),
                suggestion: "begin every field of a group in the same column")
        }
        if problem.contains("undefined alias") || context.contains("alias") {
            return Diagnostic(
                "yaml-alias", "`*` begins a YAML alias, which is not read here",
                at: place(Int(mark.line), Int(mark.column)), suggestion: "put quotes round a text that begins with `*`")
        }
        if context.contains("anchor") {
            return Diagnostic(
                "yaml-anchor", "`&` begins a YAML anchor, which is not read here",
                at: place(Int(mark.line), Int(mark.column)), suggestion: "put quotes round a text that begins with `&`")
        }
        if context.contains("tag") || problem.contains("tag handle") {
            return Diagnostic(
                "yaml-tag", "`!` begins a YAML tag, which is not read here",
                at: place(Int(mark.line), Int(mark.column)), suggestion: "put quotes round a text that begins with `!`")
        }
        if context.contains("directive") || problem.contains("directive") {
            return Diagnostic(
                "yaml-directive", "YAML directives (`%…`) are not read here",
                at: place(Int(mark.line), Int(mark.column)), suggestion: "put quotes round a text that begins with `%`")
        }
        return Diagnostic(
            "yaml", "not readable as YAML: \(problem)", at: place(Int(mark.line), Int(mark.column)))
    }

    /// The diagnostic with the edit that puts quotes round the value, where the field takes a text and nothing but one.
    private static func withQuotes(_ diagnostic: Diagnostic, _ field: String, _ value: String) -> Diagnostic {
        guard TextFields.takesText(field), !value.contains(" #"), let first = value.first, !"\"'".contains(first),
            diagnostic.identifier == "yaml-bracket-text" || !"[{|>".contains(first)
        else { return diagnostic }
        var diagnostic = diagnostic
        diagnostic.fix = TextEdit(
            at: diagnostic.location.position, length: diagnostic.length, text: YAMLText.quoted(value))
        return diagnostic
    }

    /// The nearest line above whose value begins with a quote that its line does not close.
    private static func unclosedQuote(_ lines: Lines, before end: Int) -> (line: Int, column: Int)? {
        for line in (0..<max(0, end)).reversed() {
            guard let (_, value, column) = fieldAndValue(lines[line]), let quote = value.first, "\"'".contains(quote)
            else {
                continue
            }
            return value.dropFirst().contains(quote) ? nil : (line, column)
        }
        return nil
    }

    private static func indentationTab(_ line: String) -> Int? {
        for (column, scalar) in line.unicodeScalars.enumerated() {
            if scalar == "\t" { return column }
            if scalar != " " && scalar != "-" { return nil }
        }
        return nil
    }

    /// Splits `  - title: Netflix: boete` into the field, its whole value and the value's column.
    private static func fieldAndValue(_ line: String) -> (field: String, value: String, column: Int)? {
        let scalars = Array(line.unicodeScalars)
        var start = 0
        while start < scalars.count, scalars[start] == " " || scalars[start] == "-" { start += 1 }
        guard
            let colon = scalars.indices.dropFirst(start).first(where: { index in
                scalars[index] == ":" && (index + 1 == scalars.count || scalars[index + 1] == " ")
            })
        else { return nil }
        var value = colon + 1
        while value < scalars.count, scalars[value] == " " { value += 1 }
        guard value < scalars.count, colon > start else { return nil }
        var end = scalars.count
        while end > value, scalars[end - 1] == " " || scalars[end - 1] == "\r" { end -= 1 }
        func text(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
        return (text(start..<colon), text(value..<end), value)
    }

    /// The lines of the bytes, without their line feeds.
    private struct Lines {
        let lines: [Slice<UnsafeBufferPointer<UInt8>>]

        init(_ bytes: UnsafeBufferPointer<UInt8>) {
            lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        }

        subscript(index: Int) -> String {
            lines.indices.contains(index) ? String(decoding: lines[index], as: UTF8.self) : ""
        }
    }
}
