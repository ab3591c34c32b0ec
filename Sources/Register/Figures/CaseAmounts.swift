import Content

/// The fines of a case in the currency of the totals, converted at the reference rates of the deciding date.
package struct CaseAmounts: Sendable {
    /// As first imposed; nil where no amount is known or there is no rate.
    package var imposed: ConvertedMoney?
    /// As current; later amounts too are converted at the rates of the deciding date, so that a change is one of the fine.
    package var current: ConvertedMoney?
    /// As paid, less refunds; nil where no amount is known.
    package var paid: ConvertedMoney?
    /// Settlements that settle no fine of the case.
    package var settled: ConvertedMoney?
    /// Periodic penalties that fell due.
    package var forfeited: ConvertedMoney?

    init(_ status: CaseStatus, on date: PartialDate, _ conversion: Conversion) {
        imposed = CaseAmounts.sum(status.imposed, date, conversion)
        current = CaseAmounts.sum(status.current, date, conversion)
        paid = CaseAmounts.sum(status.paid, date, conversion)
        settled = CaseAmounts.sum(status.settled, date, conversion)
        forfeited = status.forfeited.flatMap { conversion.convert($0, on: date) }
    }

    /// The sum of what is known; nil where nothing is, or where a currency has no rate.
    private static func sum(_ amount: CaseAmount, _ date: PartialDate, _ conversion: Conversion) -> ConvertedMoney? {
        guard amount.known > 0 else { return nil }
        var units: Int64 = 0
        var rateDay: Day?
        for money in amount.sums {
            guard let converted = conversion.convert(money, on: date) else { return nil }
            let (sum, overflow) = units.addingReportingOverflow(converted.money.minorUnits)
            guard !overflow else { return nil }
            units = sum
            rateDay = rateDay ?? converted.rateDay
        }
        return ConvertedMoney(money: Money(conversion.target, minorUnits: units), rateDay: rateDay)
    }
}
