import Content

/// A sum in the currency of the totals, and whether it was converted: then it is an estimate.
package struct ConvertedMoney: Hashable, Sendable {
    package var money: Money
    /// The day whose reference rate was used; nil where nothing was converted.
    package var rateDay: Day?

    package var isEstimate: Bool { rateDay != nil }
}

/// Converts sums by the reference rates of a day, exactly, rounding halves to even once at the end.
package struct Conversion: Sendable {
    package let target: Currency
    let rates: ExchangeRates

    package init(target: Currency, rates: ExchangeRates) {
        self.target = target
        self.rates = rates
    }

    /// The sum in the target currency at the rates of a date, or nil where there is no rate.
    ///
    /// A date that is not a whole day uses its last day that has a rate before it: the end of the month or year.
    package func convert(_ money: Money, on date: PartialDate) -> ConvertedMoney? {
        if money.currency == target { return ConvertedMoney(money: money) }
        // A currency that the euro replaced keeps its rates of the time; both sides need a rate of the same day.
        guard let from = rate(money.currency, on: date), let to = rate(target, on: date),
            let ratio = ratio(of: money.currency, on: date)
        else { return nil }
        let numerator = Int128(money.minorUnits) * ratio.numerator
        let denominator = ratio.denominator
        guard let units = Int64(exactly: Conversion.halfEven(numerator, denominator)) else { return nil }
        return ConvertedMoney(
            money: Money(target, minorUnits: units), rateDay: money.currency == .euro ? to.day : from.day)
    }

    private func rate(_ currency: Currency, on date: PartialDate) -> (rate: ExchangeRates.Rate, day: Day)? {
        if currency == .euro { return (ExchangeRates.Rate(mantissa: 1, scale: 0), date.latest) }
        return rates.rate(of: currency, on: date.latest)
    }

    /// What a sum in smallest units is multiplied and divided by to convert it on a date; nil where there is no rate.
    package func ratio(of currency: Currency, on date: PartialDate) -> (numerator: Int128, denominator: Int128)? {
        guard let from = rate(currency, on: date), let to = rate(target, on: date) else { return nil }
        let digits = target.minorDigits - currency.minorDigits
        var numerator = Int128(to.rate.mantissa) * power(from.rate.scale)
        var denominator = Int128(from.rate.mantissa) * power(to.rate.scale)
        if digits >= 0 { numerator *= power(digits) } else { denominator *= power(-digits) }
        return (numerator, denominator)
    }

    private func power(_ exponent: Int) -> Int128 {
        var value: Int128 = 1
        for _ in 0..<exponent { value *= 10 }
        return value
    }

    /// The quotient rounded to the nearest whole number, a half to the even one.
    package static func halfEven(_ numerator: Int128, _ denominator: Int128) -> Int128 {
        let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
        let twice = remainder.magnitude * 2
        let sign: Int128 = (numerator < 0) == (denominator < 0) ? 1 : -1
        if twice > denominator.magnitude || (twice == denominator.magnitude && quotient % 2 != 0) {
            return quotient + sign
        }
        return quotient
    }
}
