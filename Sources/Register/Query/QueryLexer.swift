/// Cuts a query's text into tokens.
struct QueryLexer {
    /// The longest text that is read, in bytes of UTF-8.
    static let maximumLength = 4096

    private let scalars: [Unicode.Scalar]
    private var index = 0

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// The tokens of a text, the last of them its end.
    static func tokens(of text: String) throws(QueryError) -> [QueryToken] {
        guard text.utf8.count <= maximumLength else {
            throw QueryError(
                "the query is longer than \(maximumLength) bytes", at: QuerySpan(0, length: 1),
                suggestion: "cut it into several")
        }
        var lexer = QueryLexer(text)
        var tokens: [QueryToken] = []
        while let token = try lexer.next() { tokens.append(token) }
        tokens.append(QueryToken(kind: .end, span: QuerySpan(lexer.scalars.count, length: 1)))
        return tokens
    }

    private mutating func next() throws(QueryError) -> QueryToken? {
        while index < scalars.count, isBlank(scalars[index]) { index += 1 }
        guard index < scalars.count else { return nil }
        let start = index
        if scalars[index] == "\"" || scalars[index] == "'" { return try quoted() }
        if let symbol = symbol() {
            index += symbol.unicodeScalars.count
            return QueryToken(kind: .symbol(symbol), span: QuerySpan(start, length: index - start))
        }
        if let remedy = Self.strangers[scalars[index]] {
            let length = index + 1 < scalars.count && scalars[index + 1] == scalars[index] ? 2 : 1
            throw QueryError(
                "`\(scalars[index])` is no part of a query", at: QuerySpan(index, length: length), suggestion: remedy)
        }
        guard isWordPart(at: index) else {
            throw QueryError(
                "`\(scalars[index])` is no part of a query", at: QuerySpan(index, length: 1),
                suggestion: "put quotes round a text")
        }
        return word()
    }

    private mutating func quoted() throws(QueryError) -> QueryToken {
        let start = index
        let quote = scalars[index]
        var text = String.UnicodeScalarView()
        index += 1
        while index < scalars.count, scalars[index] != quote {
            if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
            text.append(scalars[index])
            index += 1
        }
        guard index < scalars.count else {
            throw QueryError(
                "the text that begins here has no end", at: QuerySpan(start, length: 1), expected: ["`\(quote)`"],
                suggestion: "close it with `\(quote)`")
        }
        index += 1
        return QueryToken(kind: .quoted(String(text)), span: QuerySpan(start, length: index - start))
    }

    private func symbol() -> String? {
        let first = scalars[index]
        let second = index + 1 < scalars.count ? scalars[index + 1] : nil
        switch first {
        case "(", ")", ",": return String(Character(first))
        case "<", ">": return second == "=" ? "\(first)=" : second == ">" && first == "<" ? "<>" : "\(first)"
        case "=": return second == "=" ? "==" : "="
        case "!": return second == "=" ? "!=" : nil
        case ".": return second == "." ? ".." : nil
        default: return nil
        }
    }

    private mutating func word() -> QueryToken {
        let start = index
        var hasSlash = false
        while isWordPart(at: index) {
            if scalars[index] == "/" { hasSlash = true }
            index += 1
        }
        // The parts of a provision belong to it: `gdpr/13(1)(c)`.
        if hasSlash || isDigit(scalars[start]) {
            while let end = subdivision() { index = end }
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<index])
        return QueryToken(kind: .word(String(text)), span: QuerySpan(start, length: index - start))
    }

    /// Where a part in brackets that begins here ends; nil where none does.
    private func subdivision() -> Int? {
        guard index < scalars.count, scalars[index] == "(" else { return nil }
        var end = index + 1
        while end < scalars.count, isLetter(scalars[end]) || isDigit(scalars[end]) || scalars[end] == "-" { end += 1 }
        return end > index + 1 && end < scalars.count && scalars[end] == ")" ? end + 1 : nil
    }

    private func isWordPart(at index: Int) -> Bool {
        guard index < scalars.count else { return false }
        let scalar = scalars[index]
        if scalar == "." { return !(index + 1 < scalars.count && scalars[index + 1] == ".") }
        return isLetter(scalar) || isDigit(scalar) || scalar == "-" || scalar == "/" || scalar == "_"
            || scalar.value >= 0x80 && Self.strangers[scalar] == nil && scalar.properties.isAlphabetic
    }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{A0}"
    }

    private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// Signs of other languages, with what is written here instead.
    private static let strangers: [Unicode.Scalar: String] = [
        "&": "write `and`", "|": "write `or`", "!": "write `not`, or `!=`", "≥": "write `>=`", "≤": "write `<=`",
        "≠": "write `!=`", "“": "write straight quotes: `\"`", "”": "write straight quotes: `\"`",
        "„": "write straight quotes: `\"`", "‘": "write straight quotes: `\"`", "’": "write straight quotes: `\"`",
        "…": "write two points: `..`", "–": "write a hyphen, or `..` for a range",
        "€": "write `EUR`, a blank and digits",
        "£": "write `GBP`, a blank and digits", "$": "write `USD`, a blank and digits", ":": "write `=`",
        "[": "write `(`", "]": "write `)`", "{": "write `(`", "}": "write `)`", "*": "write `count`",
        "~": "write `contains`", ";": "write `and`",
    ]
}
