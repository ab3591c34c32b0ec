import Content

/// How one language writes dates, numbers, money and lists: the theme's words and patterns, made ready once.
final class Wording: Sendable {
    let language: String
    let locale: Locale
    let dates: DateWording
    let money: MoneyWording

    init(_ locale: Locale) {
        language = locale.language
        self.locale = locale
        dates = DateWording(locale)
        money = MoneyWording(locale)
    }

    func callAsFunction(_ key: String) -> String { locale.text(key) }

    func callAsFunction(_ key: String, _ values: [String: String]) -> String { locale.format(key, values) }

    /// A number with its noun: "1 case", "1,024 cases".
    func count(_ key: String, _ number: Int) -> String {
        locale.plural("count." + key, number, ["n": money.grouped(number)])
    }

    /// "A", "A and B", "A, B and C".
    func list(_ items: [String]) -> String {
        guard items.count > 2, let last = items.last else {
            return items.count == 2
                ? locale.format("list.pair", ["first": items[0], "last": items[1]]) : items.first ?? ""
        }
        return locale.format(
            "list.more", ["list": items.dropLast().joined(separator: locale.text("list.separator")), "last": last])
    }

    /// A list that names the first ones and counts the others.
    func shortList(_ items: [String], most: Int = 3) -> String {
        guard items.count > most else { return list(items) }
        let shown = items.prefix(most - 1).joined(separator: locale.text("list.separator"))
        let others = items.count - (most - 1)
        return locale.plural("list.others", others, ["list": shown, "n": money.grouped(others)])
    }

    /// The words with a capital at the beginning.
    func capitalized(_ words: String) -> String {
        guard let first = words.first else { return words }
        return first.uppercased() + words.dropFirst()
    }

    /// A country's name.
    func country(_ country: Country) -> String {
        let key = "country." + country.code
        return locale.contains(key) ? locale.text(key) : country.code
    }

    /// A language's name, or its code where the theme has none.
    func languageName(_ code: String) -> String {
        let key = "language-name." + code
        return locale.contains(key) ? locale.text(key) : code
    }
}
