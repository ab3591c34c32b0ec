/// A text that may differ by language; a text given once serves every language.
package struct LocalizedText: Hashable, Sendable {
    private var common: String?
    private var byLanguage: [Translation] = []

    private struct Translation: Hashable, Sendable {
        var language: String
        var text: String
    }

    package init() {}

    /// The same text in every language.
    package init(_ text: String) {
        common = text
    }

    package mutating func set(_ text: String, in language: String) {
        if let index = byLanguage.firstIndex(where: { $0.language == language }) {
            byLanguage[index].text = text
        } else {
            byLanguage.append(Translation(language: language, text: text))
        }
    }

    package var isEmpty: Bool { common == nil && byLanguage.isEmpty }

    /// The languages that have a text of their own, in the order of the file.
    package var languages: [String] { byLanguage.map(\.language) }

    /// The text of just this language, or the common one.
    package func exact(_ language: String) -> String? {
        byLanguage.first { $0.language == language }?.text ?? common
    }

    /// The text in a language, else in the fallback, else the first one given.
    package func text(_ language: String, fallback: String) -> String? {
        exact(language) ?? exact(fallback) ?? byLanguage.first?.text
    }

    /// Every text of any language.
    package var all: [String] { (common.map { [$0] } ?? []) + byLanguage.map(\.text) }
}
