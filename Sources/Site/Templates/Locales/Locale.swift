import Content

/// A theme's texts in one language.
///
/// What it returns is plain text; printing it through a view's text field escapes it.
package struct Locale: Sendable {
    /// A text, or the forms of a plural.
    enum Text: Sendable {
        case pattern(LocalePattern)
        case plural([PluralRule.Category: LocalePattern])

        /// The names in braces that the text has, such as `date` in `as of {date}`: values stand there when it is printed.
        var placeholders: Set<String> {
            switch self {
            case .pattern(let pattern): pattern.placeholders
            case .plural(let forms): forms.values.reduce(into: Set()) { $0.formUnion($1.placeholders) }
            }
        }

        /// The text for the number, or for `other` where its form is missing.
        func pattern(for category: PluralRule.Category) -> LocalePattern? {
            switch self {
            case .pattern(let pattern): pattern
            case .plural(let forms): forms[category] ?? forms[.other]
            }
        }
    }

    struct Entry: Sendable {
        let text: Text
        let location: SourceLocation
    }

    package let language: String
    let entries: [String: Entry]
    private let rule: PluralRule

    init(language: String, entries: [String: Entry]) {
        self.language = language
        self.entries = entries
        rule = PluralRule(language: language)
    }

    /// The text of a key that has no values to fill in.
    package func text(_ key: String) -> String {
        format(key, [:])
    }

    /// The text of a key with the values in their places.
    package func format(_ key: String, _ values: [String: String]) -> String {
        guard let pattern = entries[key]?.text.pattern(for: .other) else { return missing(key) }
        return pattern.filled(with: values)
    }

    /// The form of a text that goes with a number.
    ///
    /// `{n}` prints the number as given in `values`, else in plain digits.
    package func plural(_ key: String, _ number: Int, _ values: [String: String] = [:]) -> String {
        guard let pattern = entries[key]?.text.pattern(for: rule.category(number)) else { return missing(key) }
        var values = values
        if values["n"] == nil { values["n"] = String(number) }
        return pattern.filled(with: values)
    }

    /// Whether the language has this text: for keys made from ids, such as `topic.` and a topic.
    package func contains(_ key: String) -> Bool {
        entries[key] != nil
    }

    /// What is shown for a text that is not there.
    ///
    /// Loading a theme reports each declared key that is missing, so this is
    /// seen only where a key is asked for that no list of `LocaleKey` declares.
    private func missing(_ key: String) -> String { "⟦\(key)⟧" }
}
