/// A theme's design tokens, in a file of their own: `assets/tokens.css`.
///
/// They are put at the end of the stylesheet, so that a theme changes the look of another without a copy of its rules,
/// and a page still waits for one stylesheet only.
enum ThemeTokens {
    private static let tokens = "assets/tokens.css"
    private static let stylesheet = "assets/casebook.css"

    /// The theme's files with the tokens in the stylesheet.
    static func joined(_ files: [ThemeFile]) -> [ThemeFile] {
        guard let tokens = files.first(where: { $0.path == tokens }) else { return files }
        return files.compactMap { file in
            guard file.path != self.tokens else { return nil }
            var file = file
            if file.path == stylesheet { file.bytes += Array("\n".utf8) + tokens.bytes }
            return file
        }
    }

    /// The values of the tokens as a light page has them, by their names without the two hyphens.
    ///
    /// Only what stands in a `:root` rule by itself counts: what holds in the dark or in print is in a block of its own.
    static func values(_ files: [ThemeFile]) -> [String: String] {
        guard let sheet = files.first(where: { $0.path == stylesheet }) else { return [:] }
        var values: [String: String] = [:]
        var rest = withoutComments(String(decoding: sheet.bytes, as: UTF8.self))[...]
        while let open = rest.firstIndex(of: "{") {
            // A statement without a block, such as `@charset "utf-8";`, may stand before it.
            let selector = rest[..<open].split(separator: ";").last.map(trimmed) ?? ""
            let end = blockEnd(rest, from: open)
            if selector == ":root" {
                for declaration in rest[rest.index(after: open)..<end].split(separator: ";") {
                    guard let colon = declaration.firstIndex(of: ":") else { continue }
                    let name = trimmed(declaration[..<colon])
                    guard name.hasPrefix("--") else { continue }
                    values[String(name.dropFirst(2))] = trimmed(declaration[declaration.index(after: colon)...])
                }
            }
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
        }
        return values.mapValues { resolved($0, values, depth: 0) }
    }

    /// The value with what other tokens stand for in it; one that leads back to itself stays as it is.
    private static func resolved(_ value: String, _ values: [String: String], depth: Int) -> String {
        guard depth < 8 else { return value }
        return value.replacing(#/var\(\s*--([A-Za-z0-9_-]+)\s*\)/#) { match in
            values[String(match.1)].map { resolved($0, values, depth: depth + 1) } ?? String(match.0)
        }
    }

    /// The brace that closes a block, or the end of the text.
    private static func blockEnd(_ text: Substring, from open: Substring.Index) -> Substring.Index {
        var depth = 0
        for index in text[open...].indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return text.endIndex
    }

    private static func withoutComments(_ text: String) -> String { text.replacing(#/\/\*(?s:.*?)\*\//#, with: " ") }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
