/// An exact sum of money in its own currency.
package struct Money: Hashable, Sendable {
    package var currency: Currency
    /// The sum in the currency's smallest unit: cents for euros.
    package var minorUnits: Int64

    package init(_ currency: Currency, minorUnits: Int64) {
        self.currency = currency
        self.minorUnits = minorUnits
    }

    /// The sum with a point and its decimals, where it has any: `4750000`, `35258707.95`.
    package var decimal: String {
        let digits = currency.minorDigits
        guard digits > 0 else { return String(minorUnits) }
        var unit: Int64 = 1
        for _ in 0..<digits { unit *= 10 }
        let sign = minorUnits < 0 ? "-" : ""
        let (whole, rest) = minorUnits.magnitude.quotientAndRemainder(dividingBy: unit.magnitude)
        if rest == 0 { return sign + String(whole) }
        let fraction = String(rest)
        return sign + String(whole) + "." + String(repeating: "0", count: digits - fraction.count) + fraction
    }

    /// The sum as it is written in a case file: `EUR 4750000`.
    package var written: String { "\(currency.code) \(decimal)" }
}

/// An amount as a case file states it: a number, or one of three different ways of having none.
package enum Amount: Hashable, Sendable {
    case number(Money)
    /// There is no amount, as with a reprimand.
    case none
    /// There is one and it was kept back.
    case undisclosed
    /// Whether or how much is not known.
    case unknown

    /// What somebody most likely meant by a text that is no amount, as a case file writes it, for them to agree to.
    package static func likely(_ text: String) -> String? { MoneyReading.likely(text) }

    package var money: Money? {
        if case .number(let money) = self { money } else { nil }
    }
}
