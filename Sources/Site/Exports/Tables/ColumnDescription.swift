/// What a column means: a sentence in English, by which a locale names its own.
///
/// Written as a literal, whose values become places to fill: of `"The sum in \(currency)."` the locales of other
/// languages know the sentence `The sum in {value}.`
struct ColumnDescription: Hashable, Sendable {
    /// The sentence as a locale names it, with `{value}`, `{value-2}` and so on for what is filled in.
    private(set) var sentence: String
    private var values: [String: String] = [:]
    /// The language of the column's words, for one that holds them in another than the site's default.
    var wordsLanguage: String?

    init(_ sentence: String) { self.sentence = sentence }

    /// The sentence in English.
    var text: String {
        var text = sentence
        for (name, value) in values { text.replace("{\(name)}", with: value) }
        return wordsLanguage.map { "\(text.dropLast()), in `\($0)`." } ?? text
    }

    /// The sentence in a locale's words; nil where it has none.
    func text(in locale: Locale) -> String? {
        let key = Self.section + "." + sentence
        guard locale.contains(key) else { return nil }
        let text = locale.format(key, values)
        return wordsLanguage.map { "\(text.dropLast()), in `\($0)`." } ?? text
    }

    /// The part of a locale file that translates the sentences; English needs none.
    static let section = "data-column"
}

extension ColumnDescription: ExpressibleByStringInterpolation {
    init(stringLiteral sentence: String) { self.init(sentence) }

    init(stringInterpolation parts: Interpolation) {
        self.init(parts.sentence)
        values = parts.values
    }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var sentence = ""
        fileprivate var values: [String: String] = [:]

        init(literalCapacity: Int, interpolationCount: Int) {}

        mutating func appendLiteral(_ literal: String) { sentence += literal }

        mutating func appendInterpolation(_ value: String) {
            let name = values.isEmpty ? "value" : "value-\(values.count + 1)"
            sentence += "{\(name)}"
            values[name] = value
        }
    }
}
