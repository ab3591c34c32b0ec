/// Writes texts as YAML takes them whole.
package enum YAMLText {
    /// A text between quotes: double ones, or single ones where it contains double ones.
    package static func quoted(_ text: String) -> String {
        if text.unicodeScalars.contains(where: { $0.value < 0x20 }) { return escaped(text) }
        return text.contains("\"") || text.contains("\\")
            ? "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
            : "\"\(text)\""
    }

    /// A text as a good editor writes it: without quotes where it needs none.
    ///
    /// - Parameter isInBraces: whether it stands within `{…}` or `[…]`, where commas and brackets end a text.
    package static func scalar(_ text: String, isInBraces: Bool = false) -> String {
        isPlain(text, isInBraces: isInBraces) ? text : quoted(text)
    }

    /// Whether a text is taken whole without quotes, by this reader and by any other of YAML.
    static func isPlain(_ text: String, isInBraces: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
        if "-?:,[]{}#&*!|>'\"%@`= \t".unicodeScalars.contains(first) || " \t:".unicodeScalars.contains(last) {
            return false
        }
        if text.contains(": ") || text.contains(" #") { return false }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { return false }
        if isInBraces, text.unicodeScalars.contains(where: { ",[]{}:\"'".unicodeScalars.contains($0) }) { return false }
        // What other readers take for a truth value or for nothing.
        return !["true", "false", "yes", "no", "on", "off", "null", "~", "y", "n"].contains(text.lowercased())
    }

    /// A text between double quotes with what has no sign of its own written as an escape.
    private static func escaped(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
