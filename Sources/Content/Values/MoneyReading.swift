/// Reads sums of money, and says what to write for the forms in which people write them.
enum MoneyReading {
    static let example = "EUR 4750000"

    /// Reads `EUR 4750000` or `EUR 35258707.95`.
    static func money(_ text: String) -> Result<Money, ScalarProblem> {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let currency = Currency(String(parts[0])), let sum = units(parts[1], currency) else {
            return .failure(problem(text))
        }
        return .success(Money(currency, minorUnits: sum))
    }

    /// Reads a sum of money, `none`, `undisclosed` or `unknown`.
    static func amount(_ text: String) -> Result<Amount, ScalarProblem> {
        switch text {
        case "none": .success(.none)
        case "undisclosed": .success(.undisclosed)
        case "unknown": .success(.unknown)
        default: money(text).map(Amount.number)
        }
    }

    /// Digits with at most the currency's decimals behind a point, as smallest units; nil for anything else.
    private static func units(_ digits: Substring, _ currency: Currency) -> Int64? {
        let halves = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, let whole = halves.first, !whole.isEmpty else { return nil }
        let fraction = halves.count == 2 ? halves[1] : ""
        guard halves.count == 1 || !fraction.isEmpty, fraction.utf8.count <= currency.minorDigits else { return nil }
        var value: Int64 = 0
        func push(_ digit: UInt8) -> Bool {
            let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowAgain) = scaled.addingReportingOverflow(Int64(digit))
            value = sum
            return !overflow && !overflowAgain
        }
        for byte in whole.utf8 {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), push(byte - UInt8(ascii: "0")) else {
                return nil
            }
        }
        for byte in fraction.utf8 {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), push(byte - UInt8(ascii: "0")) else {
                return nil
            }
        }
        for _ in 0..<(currency.minorDigits - fraction.utf8.count) {
            guard push(0) else { return nil }
        }
        return value
    }

    private static func problem(_ text: String) -> ScalarProblem {
        if text.hasPrefix("-") || text.contains(" -") {
            return ScalarProblem(
                "bad-money", "`\(text)`: an amount cannot be negative", suggestion: "write `\(example)`")
        }
        guard let guess = Guess(text) else {
            return ScalarProblem(
                "bad-money", "`\(text)` is not an amount of money",
                suggestion:
                    "write the currency's code, a blank and digits: `\(example)`; or `undisclosed`, `unknown`, `none`")
        }
        guard let currency = guess.currency else {
            return ScalarProblem(
                "bad-money", "`\(text)` has no currency", suggestion: "write for example `EUR \(guess.sum)`")
        }
        let reason =
            switch guess.habit {
            case .separators: "amounts are written without separators"
            case .word: "amounts are written out in digits"
            case .comma: "the decimals stand behind a point"
            case .form: "an amount is the currency's code, a blank and digits"
            case .precision: "\(currency.code) has \(currency.minorDigits) decimals"
            case .size: "the amount is too large"
            }
        if case .size = guess.habit { return ScalarProblem("bad-money", "`\(text)`: \(reason)") }
        if case .precision = guess.habit {
            return ScalarProblem("bad-money", "`\(text)`: \(reason)", suggestion: "round it as the decision does")
        }
        let written = "\(currency.code) \(guess.sum)"
        if let other = otherReading(text, currency) {
            return ScalarProblem(
                "bad-money", "`\(text)` can be read as two amounts", suggestion: "write `\(written)` or `\(other)`")
        }
        return ScalarProblem(
            "bad-money", "`\(text)`: \(reason)", suggestion: "write `\(written)`",
            replacement: isCertain(text) ? written : nil)
    }

    /// What somebody most likely meant by a text that is no amount, for them to agree to; nil where nobody can tell.
    static func likely(_ text: String) -> String? {
        guard let guess = Guess(text), let currency = guess.currency else { return nil }
        return units(Substring(guess.sum), currency).map { _ in "\(currency.code) \(guess.sum)" }
    }

    /// The amount that three digits behind the only sign make if they are decimals: `EUR 800` for `€ 800.000`.
    private static func otherReading(_ text: String, _ currency: Currency) -> String? {
        guard !text.contains(where: { $0.isLetter && !$0.isASCII }) else { return nil }
        let words = text.split { !$0.isLetter }.filter { $0.uppercased() != currency.code && $0.lowercased() != "euro" }
        let number = text.filter { $0.isNumber || $0 == "." || $0 == "," }
        let groups = number.split(omittingEmptySubsequences: false) { !$0.isNumber }
        guard words.isEmpty, groups.count == 2, !groups[0].isEmpty, groups[1].count == 3 else { return nil }
        let decimals = String(groups[1].reversed().drop { $0 == "0" }.reversed())
        let sum = groups[0] + (decimals.isEmpty ? "" : ".\(decimals)")
        return units(Substring(sum), currency).map { _ in "\(currency.code) \(sum)" }
    }

    /// True where a text that can be guessed has one meaning only.
    ///
    /// `4.750` may be a number with decimals, `$` the dollar of many countries, and a billion has nine zeros or twelve.
    private static func isCertain(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        guard !text.contains("$"), !words.contains(where: { ["k", "m", "bn", "billion"].contains($0) }) else {
            return false
        }
        let number = text.drop { !$0.isASCII || !$0.isNumber }.reversed().drop { !$0.isASCII || !$0.isNumber }
            .reversed()
        let groups = number.split(omittingEmptySubsequences: false) { !$0.isNumber }
        let signs = number.filter { !$0.isNumber }
        if signs.contains(where: { $0.isWhitespace }) {
            // Blanks only part groups of three digits.
            return signs.allSatisfy(\.isWhitespace) && groups.dropFirst().allSatisfy { $0.count == 3 }
        }
        return !(signs.count == 1 && groups[1].count == 3)
    }

    /// What somebody most likely meant: `EUR 4.750.000`, `4,75 mln`, `€ 5m`, `eur 5`.
    private struct Guess {
        enum Habit { case separators, word, comma, form, precision, size }
        var currency: Currency?
        var sum: String
        var habit: Habit

        init?(_ text: String) {
            var letters = ""
            var number = ""
            for character in text {
                switch character {
                case "0"..."9", ".", ",", "'", "_": number.append(character)
                case " ", "\u{A0}", "\u{202F}", "\u{2009}":
                    if !letters.isEmpty, letters.last != " " { letters.append(" ") }
                case "€": letters.append("EUR ")
                case "£": letters.append("GBP ")
                case "$": letters.append("USD ")
                default: letters.append(character)
                }
            }
            var words = letters.split(separator: " ").map { $0.lowercased() }
            if let index = words.firstIndex(where: { Currency($0.uppercased()) != nil }) {
                currency = Currency(words.remove(at: index).uppercased())
            } else if let index = words.firstIndex(where: { ["euro", "euros"].contains($0) }) {
                words.remove(at: index)
                currency = .euro
            }
            var zeros = 0
            var hasWord = false
            for word in words {
                switch word.trimmingDots {
                case "k", "thousand", "duizend": zeros = 3
                case "m", "mn", "mio", "mln", "million", "millions", "miljoen": zeros = 6
                case "bn", "mrd", "mld", "billion", "miljard", "milliard": zeros = 9
                case "-", ",-": continue
                default: return nil
                }
                hasWord = true
            }
            let decimals = currency?.minorDigits ?? 2
            guard let (whole, fraction, separated, comma) = Guess.split(number, decimals: decimals, scaled: hasWord),
                whole.contains(where: { $0 != "0" }) || fraction.contains(where: { $0 != "0" })
            else { return nil }
            if hasWord {
                guard fraction.count <= zeros else { return nil }
                sum = whole + fraction + String(repeating: "0", count: zeros - fraction.count)
                habit = .word
            } else {
                sum = fraction.isEmpty ? whole : whole + "." + fraction
                habit = separated ? .separators : comma ? .comma : .form
                if fraction.count > decimals { habit = .precision }
            }
            while sum.count > 1, sum.first == "0", sum.dropFirst().first != "." { sum.removeFirst() }
            if sum.count > 17 { habit = .size }
        }

        /// Splits digits at what must be the decimal sign; separators of thousands are dropped.
        private static func split(_ number: String, decimals: Int, scaled: Bool)
            -> (whole: String, fraction: String, separated: Bool, comma: Bool)?
        {
            let groups = number.split(omittingEmptySubsequences: false) { !$0.isNumber }.map(String.init)
            guard let first = groups.first, !first.isEmpty, groups.allSatisfy({ !$0.isEmpty }) else { return nil }
            if groups.count == 1 { return (first, "", false, false) }
            let signs = number.filter { !$0.isNumber }
            let last = groups[groups.count - 1]
            let lastSignIsAlone = signs.filter { $0 == signs.last }.count == 1
            // Behind the last sign stand decimals if there are not just three digits, or if the sign differs from the rest.
            let isDecimal = lastSignIsAlone && (scaled || last.count != 3 || Set(signs).count > 1)
            let thousands = isDecimal ? groups.dropLast() : groups[...]
            guard thousands.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
            return (
                thousands.joined(), isDecimal ? last : "", thousands.count > 1, isDecimal && signs.last == ","
            )
        }
    }
}

extension String {
    fileprivate var trimmingDots: String { String(reversed().drop { $0 == "." }.reversed()) }
}
