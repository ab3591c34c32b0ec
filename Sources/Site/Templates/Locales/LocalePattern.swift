/// A text with places for values: `{authority} fined {company} {amount}`.
struct LocalePattern: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case literal(String)
        case placeholder(String)
    }

    let parts: [Part]

    /// Reads the text; nothing where a brace has no partner or holds no name.
    init?(_ text: String) {
        var parts: [Part] = []
        var literal = ""
        var name: String?
        for character in text {
            switch (character, name) {
            case ("{", nil):
                name = ""
            case ("}", let found?):
                guard found.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(TagName.isPlainName)
                else {
                    return nil
                }
                if !literal.isEmpty { parts.append(.literal(literal)) }
                literal = ""
                parts.append(.placeholder(found))
                name = nil
            case ("{", _), ("}", _): return nil
            case (_, let begun?): name = begun + String(character)
            case (_, nil): literal.append(character)
            }
        }
        guard name == nil else { return nil }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        self.parts = parts
    }

    var placeholders: Set<String> {
        Set(
            parts.compactMap { part in
                if case .placeholder(let name) = part { name } else { nil }
            })
    }

    /// The text with the values in their places.
    ///
    /// A place without a value keeps its name in braces, to be seen.
    func filled(with values: [String: String]) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .literal(let literal): text += literal
            case .placeholder(let name): text += values[name] ?? "{\(name)}"
            }
        }
        return text
    }
}
