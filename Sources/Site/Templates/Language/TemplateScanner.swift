import Content

/// Cuts a template into literal text and tags, and drops the lines that hold nothing but a tag.
struct TemplateScanner {
    private let source: TemplateSource
    private var cursor = 0
    private var tokens: [TemplateToken] = []
    private var diagnostics: [Diagnostic] = []

    private init(_ source: TemplateSource) {
        self.source = source
    }

    static func scan(_ source: TemplateSource) -> (tokens: [TemplateToken], diagnostics: [Diagnostic]) {
        var scanner = TemplateScanner(source)
        scanner.scan()
        return (scanner.tokens, scanner.diagnostics)
    }

    private mutating func scan() {
        let bytes = source.bytes
        while let open = find("{{", from: cursor) {
            guard let (tag, end) = tag(at: open) else {
                appendLiteral(cursor..<bytes.count)
                cursor = bytes.count
                return
            }
            if let tag, tag.kind.mayStandAlone, let line = loneLine(around: open..<end) {
                appendLiteral(cursor..<max(cursor, line.lowerBound))
                cursor = line.upperBound
            } else {
                appendLiteral(cursor..<open)
                cursor = end
            }
            if let tag, tag.kind != .comment { tokens.append(.tag(tag)) }
        }
        appendLiteral(cursor..<bytes.count)
    }

    private mutating func appendLiteral(_ range: Range<Int>) {
        if !range.isEmpty { tokens.append(.literal(range)) }
    }

    /// The tag that begins at the offset and where it ends; no tag where it is not one of the language; nothing at all
    /// where it is never closed.
    private mutating func tag(at open: Int) -> (TemplateTag?, end: Int)? {
        let bytes = source.bytes
        let isTriple = bytes[open...].starts(with: "{{{".utf8)
        let nameStart = open + (isTriple ? 3 : 2)
        let closing = isTriple ? "}}}" : "}}"
        let sigil = nameStart < bytes.count && !isTriple ? bytes[nameStart] : 0

        guard let close = find(closing, from: nameStart) else {
            report(
                "unclosed-tag", "the tag that opens here is never closed", at: open, suggestion: "write `\(closing)`")
            return nil
        }
        let end = close + closing.utf8.count
        if sigil == UInt8(ascii: "!") {
            return (TemplateTag(kind: .comment, name: TagName(text: "", offset: nameStart)), end)
        }
        if let next = find("{{", from: nameStart), next < close {
            report(
                "unclosed-tag", "the tag that opens here is not closed before the next one", at: open,
                suggestion: "write `\(closing)` after the name")
            return (nil, next)
        }
        if sigil == UInt8(ascii: "=") {
            report(
                "no-delimiters", "the delimiters of tags can't be changed", at: open, length: end - open,
                suggestion: "leave this tag out and write `{{` and `}}` throughout")
            return (nil, end)
        }
        let kind: TemplateTag.Kind
        switch sigil {
        case UInt8(ascii: "#"): kind = .section
        case UInt8(ascii: "^"): kind = .inverted
        case UInt8(ascii: "/"): kind = .close
        case UInt8(ascii: ">"): kind = .partial
        case UInt8(ascii: "<"): kind = .parent
        case UInt8(ascii: "$"): kind = .block
        case UInt8(ascii: "&"): kind = .markup
        default: kind = isTriple ? .markup : .text
        }
        let hasSigil = kind != .text && !isTriple
        let name = trimmedName((nameStart + (hasSigil ? 1 : 0))..<close)
        if sigil == UInt8(ascii: "&") {
            report(
                "no-ampersand", "`{{&\(name.text)}}`: markup is printed with three braces", at: open,
                length: end - open, suggestion: "write `{{{\(name.text)}}}`")
        } else {
            check(name, of: kind, at: open)
        }
        return (TemplateTag(kind: kind, name: name), end)
    }

    private func trimmedName(_ range: Range<Int>) -> TagName {
        var range = range
        while let first = range.first, Self.isBlank(source.bytes[first]) { range.removeFirst() }
        while let last = range.last, Self.isBlank(source.bytes[last]) { range.removeLast() }
        return TagName(text: source.text(range), offset: range.lowerBound)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }

    /// Reports a name that the language has no place for.
    private mutating func check(_ name: TagName, of kind: TemplateTag.Kind, at open: Int) {
        let text = name.text
        guard !text.isEmpty else {
            report("empty-tag", "this tag names nothing", at: open, suggestion: "write a name between the braces")
            return
        }
        if kind == .partial || kind == .parent {
            guard !text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(TagName.isPlainName) else {
                return
            }
        } else {
            let segments = text.split(separator: ".", omittingEmptySubsequences: false)
            if text == "." || text == "-first" || text == "-last" || segments.allSatisfy(TagName.isPlainName) { return }
        }
        var suggestion = "write lower-case letters, digits and hyphens"
        let words = text.split(separator: " ")
        if words.count == 2, kind == .section,
            let opener = ["if": "#", "each": "#", "with": "#", "unless": "^"][words[0]]
        {
            suggestion = "write `{{\(opener)\(words[1])}}…{{/\(words[1])}}`"
        } else if words.count > 1 {
            suggestion = "a tag holds one name and nothing else"
        }
        report(
            "bad-name", "`\(text)` can't be a name", at: name.offset, length: name.length, suggestion: suggestion)
    }

    /// The whole line, break included, on which the tag stands alone; nothing where other text shares its line.
    private func loneLine(around tag: Range<Int>) -> Range<Int>? {
        let bytes = source.bytes
        var start = tag.lowerBound
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\t") { start -= 1 }
        guard start == 0 || bytes[start - 1] == UInt8(ascii: "\n") else { return nil }
        var end = tag.upperBound
        while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") { end += 1 }
        if end == bytes.count { return start..<end }
        if bytes[end] == UInt8(ascii: "\n") { return start..<(end + 1) }
        if bytes[end...].starts(with: "\r\n".utf8) { return start..<(end + 2) }
        return nil
    }

    private func find(_ needle: String, from start: Int) -> Int? {
        let needle = Array(needle.utf8)
        let bytes = source.bytes
        var index = start
        while index + needle.count <= bytes.count {
            if bytes[index] == needle[0], bytes[index...].starts(with: needle) { return index }
            index += 1
        }
        return nil
    }

    private mutating func report(
        _ identifier: String, _ message: String, at offset: Int, length: Int = 2, suggestion: String
    ) {
        diagnostics.append(
            Diagnostic(
                .error, identifier, message, at: source.location(at: offset), length: length, suggestion: suggestion))
    }
}
