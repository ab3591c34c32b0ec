import Content
import Register

/// How one language writes numbers and sums of money.
struct MoneyWording: Sendable {
    private let locale: Locale
    private let decimal: String
    private let group: String
    private let pattern: LocaleTemplate
    private let million: LocaleTemplate
    private let billion: LocaleTemplate

    init(_ locale: Locale) {
        self.locale = locale
        decimal = locale.text("number.decimal")
        group = locale.text("number.group")
        pattern = LocaleTemplate(locale, "amount.pattern")
        million = LocaleTemplate(locale, "number.million")
        billion = LocaleTemplate(locale, "number.billion")
    }

    /// "1,024".
    func grouped(_ number: Int) -> String { grouped(digits: String(number.magnitude), negative: number < 0) }

    /// Every digit of a sum: "€ 4,750,000", "€ 35,258,707.95".
    func exact(_ money: Money) -> String {
        with(symbol(money.currency), number(money.decimal))
    }

    /// A sum as people say it: "€ 4.75 million", where that is exact to the last digit; else every digit.
    func text(_ money: Money) -> String {
        guard let short = short(money, digits: 3) else { return exact(money) }
        return with(symbol(money.currency), short)
    }

    /// A sum that need not be exact, to three digits: "€ 22.1 million".
    func rounded(_ money: Money) -> String {
        let value = money.decimal
        let whole = String(value.prefix { $0 != "." })
        guard whole.count >= 4, let number = Int128(whole) else { return exact(money) }
        if whole.count < 7 {
            var unit: Int128 = 1
            for _ in 0..<(whole.count - 3) { unit *= 10 }
            let rounded = Conversion.halfEven(number, unit) * unit
            return with(symbol(money.currency), grouped(digits: String(rounded), negative: false))
        }
        var unit: Int128 = 1
        for _ in 0..<(whole.count - 3) { unit *= 10 }
        let rounded = Conversion.halfEven(number, unit) * unit
        let scaled = Money(money.currency, minorUnits: Int64(clamping: rounded * power(money.currency.minorDigits)))
        return text(scaled)
    }

    /// A sum for the axis of a chart and other narrow places: "€ 20m", "€ 1.2bn"; to three digits at most.
    func tick(_ money: Money) -> String {
        var unit: Int128 = power(money.currency.minorDigits)
        let keys = ["", "number.thousand-short", "number.million-short", "number.billion-short"]
        var key = 0
        // The next unit begins where the number would round up to a thousand of this one.
        while key < keys.count - 1, Conversion.halfEven(Int128(money.minorUnits) * 2, unit) >= 1999 {
            unit *= 1000
            key += 1
        }
        let tenths = Conversion.halfEven(Int128(money.minorUnits) * 10, unit)
        let isWhole = key == 0 || tenths >= 1000 || tenths % 10 == 0
        let whole = isWhole ? Conversion.halfEven(Int128(money.minorUnits), unit) : tenths / 10
        var number = grouped(Int(clamping: whole))
        if !isWhole { number += decimal + String(tenths % 10) }
        if key > 0 { number = locale.format(keys[key], ["n": number]) }
        return with(symbol(money.currency), number)
    }

    /// The sum in major units for machines: "4750000.00".
    func value(_ money: Money) -> String {
        let digits = money.currency.minorDigits
        guard digits > 0 else { return money.decimal }
        if money.decimal.contains(".") { return money.decimal }
        return money.decimal + "." + String(repeating: "0", count: digits)
    }

    /// The currency's sign or code.
    func symbol(_ currency: Currency) -> String {
        let key = "currency." + currency.code
        return locale.contains(key) ? locale.text(key) : currency.code
    }

    /// Millions and billions with at most so many digits behind the point, or nil where that would not be exact.
    private func short(_ money: Money, digits: Int) -> String? {
        let value = money.decimal
        guard !value.contains("."), !value.hasPrefix("-") else { return nil }
        let zeros = value.reversed().prefix { $0 == "0" }.count
        for (exponent, pattern) in [(9, billion), (6, million)] where value.count > exponent {
            guard zeros >= exponent - digits else { continue }
            let whole = String(value.dropLast(exponent))
            var fraction = String(value.suffix(exponent))
            while fraction.last == "0" { fraction.removeLast() }
            let number = grouped(digits: whole, negative: false) + (fraction.isEmpty ? "" : decimal + fraction)
            return pattern.fill(["n": number])
        }
        return nil
    }

    private func number(_ value: String) -> String {
        let negative = value.hasPrefix("-")
        let parts = (negative ? value.dropFirst() : value[...]).split(separator: ".")
        let whole = grouped(digits: String(parts[0]), negative: negative)
        return parts.count == 2 ? whole + decimal + parts[1] : whole
    }

    private func grouped(digits: String, negative: Bool) -> String {
        var result = negative ? "−" : ""
        let count = digits.utf8.count
        for (index, digit) in digits.enumerated() {
            if index > 0, (count - index) % 3 == 0 { result += group }
            result.append(digit)
        }
        return result
    }

    private func with(_ symbol: String, _ number: String) -> String {
        pattern.fill(["currency": symbol, "number": number])
    }

    private func power(_ exponent: Int) -> Int128 {
        var value: Int128 = 1
        for _ in 0..<exponent { value *= 10 }
        return value
    }
}
