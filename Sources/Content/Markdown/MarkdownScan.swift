/// One pass over a text before it is parsed: enforces the limits, finds the lines and what the text makes use of.
struct MarkdownScan {
    var source: MarkdownSource
    var diagnostics: [Diagnostic] = []
    /// Where `[[` stands, escaped or not, in code or not: the parser's text is matched against these.
    var doubleBrackets: [Int] = []
    var footnoteDefinitionLines: [Int] = []
    var footnoteReferences = 0
    var hasEntities = false
    var needsAutolinks = false
    var needsStrikethrough = false

    private var openBrackets = 0
    private var closingBrackets = 0
    private var closingParentheses = 0
    private var declarations = 0
    /// Where a paragraph has a line that may begin a link definition, `[label]: address`.
    private var definitionStart: Int?
    private var longestDefinition = (length: 0, offset: 0)
    private var tables = MarkdownTableScan()

    init(_ source: MarkdownSource) {
        self.source = source
        let bytes = source.bytes
        guard bytes.count <= MarkdownLimits.bytes else {
            self.source.lineStarts = [0]
            refuse(
                "a text of \(bytes.count / 1024) KB", limit: "\(MarkdownLimits.bytes / 1024) KB",
                suggestion: "divide it, or attach it as a file", at: 0)
            return
        }
        var start = 0
        repeat {
            self.source.lineStarts.append(start)
            let end = source.firstIndex(of: UInt8(ascii: "\n"), from: start, to: bytes.count) ?? bytes.count
            scanLine(start..<end)
            start = end + 1
        } while start < bytes.count && diagnostics.isEmpty
        endParagraph(at: bytes.count)
        checkDefinitions()
    }

    private mutating func scanLine(_ line: Range<Int>) {
        let bytes = source.bytes
        let prefix = MarkdownLinePrefix(bytes, line)
        if prefix.isBlank { endParagraph(at: line.lowerBound) }
        if prefix.markers > MarkdownLimits.markers, !prefix.isThematicBreak {
            refuse(
                "\(prefix.markers) quotes or lists within each other", limit: "\(MarkdownLimits.markers)",
                suggestion: "write it flatter, or put it in a code block", at: line.lowerBound)
            return
        }
        if prefix.isFootnoteDefinition { footnoteDefinitionLines.append(source.lineCount) }
        if prefix.content < prefix.end, bytes[prefix.content] == UInt8(ascii: "["),
            prefix.content + 1 == prefix.end || bytes[prefix.content + 1] != UInt8(ascii: "["), definitionStart == nil
        {
            definitionStart = prefix.content
        }
        // What stands before the text is looked at too: `[^1]:` counts as a reference.
        let pipes = scanContent(line)
        if let fault = tables.line(prefix, pipes: pipes, in: bytes) {
            refuse(fault.what, limit: fault.limit, suggestion: fault.suggestion, at: line.lowerBound)
        }
    }

    /// Looks at each byte that may mean something and returns the number of unescaped pipes.
    private mutating func scanContent(_ range: Range<Int>) -> Int {
        let bytes = source.bytes
        var pipes = 0
        var index = range.lowerBound
        let end = range.upperBound
        closingParentheses = 0
        while index < end {
            let byte = bytes[index]
            // Nearly all are letters.
            if byte > 0x60 && byte < 0x7B && byte != UInt8(ascii: "w") || byte >= 0x80 {
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"): closingParentheses = 0
            case UInt8(ascii: "["):
                openBracket(at: index, next: index + 1 < end ? bytes[index + 1] : 0)
            case UInt8(ascii: "]"):
                closingBrackets += 1
                if openBrackets > 0 { openBrackets -= 1 }
            case UInt8(ascii: ")"):
                closingParentheses += 1
                if closingParentheses == MarkdownLimits.closingParentheses + 1 {
                    refuse(
                        "more than \(MarkdownLimits.closingParentheses) closing parentheses without a blank",
                        limit: "\(MarkdownLimits.closingParentheses)", suggestion: "put blanks between them", at: index)
                }
            case UInt8(ascii: "|"):
                if !source.isEscaped(index) { pipes += 1 }
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "`"):
                index = delimiterRun(of: byte, from: index, to: end)
                continue
            case UInt8(ascii: "<"):
                if index + 1 < end, bytes[index + 1] == UInt8(ascii: "!") || bytes[index + 1] == UInt8(ascii: "?") {
                    declaration(at: index)
                }
            case UInt8(ascii: "&"): hasEntities = true
            case UInt8(ascii: "@"): needsAutolinks = true
            case UInt8(ascii: ":"):
                if !needsAutolinks, source.has("://", at: index) { needsAutolinks = isBareAddress(colon: index) }
            case UInt8(ascii: "w"):
                if !needsAutolinks, source.has("www.", at: index) { needsAutolinks = isBareHost(at: index) }
            default: break
            }
            index += 1
        }
        return pipes
    }

    private mutating func openBracket(at index: Int, next: UInt8) {
        openBrackets += 1
        if openBrackets == MarkdownLimits.openBrackets + 1 {
            refuse(
                "more than \(MarkdownLimits.openBrackets) brackets open at once",
                limit: "\(MarkdownLimits.openBrackets)",
                suggestion: "close them, or write `\\[` for the character itself", at: index)
        }
        if next == UInt8(ascii: "[") { doubleBrackets.append(index) }
        if next == UInt8(ascii: "^") {
            footnoteReferences += 1
            if footnoteReferences == MarkdownLimits.footnoteReferences + 1 {
                refuse(
                    "more than \(MarkdownLimits.footnoteReferences) footnote references",
                    limit: "\(MarkdownLimits.footnoteReferences)", suggestion: "divide the text", at: index)
            }
        }
    }

    private mutating func delimiterRun(of byte: UInt8, from start: Int, to end: Int) -> Int {
        if byte == UInt8(ascii: "~") { needsStrikethrough = true }
        var index = start
        while index < end, source.bytes[index] == byte { index += 1 }
        if index - start > MarkdownLimits.delimiterRun {
            refuse(
                "\(index - start) times `\(Unicode.Scalar(byte))` in a row", limit: "\(MarkdownLimits.delimiterRun)",
                suggestion: "write `---` for a line across the page", at: start)
        }
        return index
    }

    private mutating func declaration(at index: Int) {
        declarations += 1
        if declarations == MarkdownLimits.declarations + 1 {
            refuse(
                "more than \(MarkdownLimits.declarations) times `<!` or `<?`", limit: "\(MarkdownLimits.declarations)",
                suggestion: "write `&lt;` for the character itself", at: index)
        }
    }

    /// Whether `scheme://` stands by itself: not as the address of a link, an autolink or a definition.
    ///
    /// When in doubt it does, for the extension that links it then is attached (see `MarkdownTree`).
    private func isBareAddress(colon: Int) -> Bool {
        let bytes = source.bytes
        var index = colon
        while index > 0, bytes[index - 1] | 0x20 >= 0x61, bytes[index - 1] | 0x20 <= 0x7A { index -= 1 }
        guard index > 0 else { return true }
        if bytes[index - 1] == UInt8(ascii: "<") { return false }
        return !(index > 1 && bytes[index - 1] == UInt8(ascii: "(") && bytes[index - 2] == UInt8(ascii: "]"))
    }

    private func isBareHost(at index: Int) -> Bool {
        guard index > 0 else { return true }
        return switch source.bytes[index - 1] {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "*"),
            UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("):
            true
        default: false
        }
    }

    private mutating func endParagraph(at offset: Int) {
        openBrackets = 0
        tables.endParagraph()
        if let start = definitionStart {
            // Label and title may run over several lines: only a blank line surely ends a definition.
            if offset - start > longestDefinition.length { longestDefinition = (offset - start, start) }
            definitionStart = nil
        }
    }

    private mutating func checkDefinitions() {
        guard longestDefinition.length * closingBrackets > MarkdownLimits.definitionBytes else { return }
        refuse(
            "link definitions of \(longestDefinition.length) bytes in a text with \(closingBrackets) brackets",
            limit: "\(MarkdownLimits.definitionBytes) bytes when multiplied",
            suggestion: "divide the definitions by blank lines", at: longestDefinition.offset)
    }

    private mutating func refuse(_ what: String, limit: String, suggestion: String, at offset: Int) {
        guard diagnostics.isEmpty else { return }
        diagnostics.append(
            Diagnostic(
                .error, "markdown-limit", "\(what) is more than a text may hold (limit: \(limit))",
                at: source.location(ofByte: offset), suggestion: suggestion))
    }
}
