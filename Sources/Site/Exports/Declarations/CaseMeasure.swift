import Content
import Register

/// The sums of a case: those of its fines, and beside them what is never added to fines.
enum CaseMeasure: String, CaseIterable, Sendable {
    case imposed, current, paid, settled, forfeited

    /// A sentence in English.
    var description: String {
        switch self {
        case .imposed: "The fines as first imposed."
        case .current: "The fines as the last known decisions on the merits left them."
        case .paid: "What was paid of the fines, less refunds."
        case .settled: "Settlements that settle no fine of the case; not in the sums of fines."
        case .forfeited: "What fell due under periodic penalties; not in the sums of fines."
        }
    }

    func amount(_ status: CaseStatus) -> CaseAmount {
        switch self {
        case .imposed: status.imposed
        case .current: status.current
        case .paid: status.paid
        case .settled: status.settled
        case .forfeited: status.forfeitedAmount
        }
    }

    func converted(_ amounts: CaseAmounts) -> ConvertedMoney? {
        switch self {
        case .imposed: amounts.imposed
        case .current: amounts.current
        case .paid: amounts.paid
        case .settled: amounts.settled
        case .forfeited: amounts.forfeited
        }
    }
}

/// The reference rates by which a row's sums were converted.
enum ExportRate {
    /// Adds the rate and its day; where the totals are not in euro, that of their currency too.
    static func add<Row>(
        to columns: inout Columns<Row>, of converted: @escaping @Sendable (Row) -> (Currency, PartialDate)?,
        scope: @escaping @Sendable (Row) -> ExportScope
    ) {
        columns.decimal(
            "ecb_rate", "How many units of the currency one euro was, by the European Central Bank.",
            unit: "units per euro"
        ) { row in
            guard let (currency, date) = converted(row), currency != scope(row).currency else { return nil }
            return scope(row).register.rates.rate(of: currency, on: date.latest).map {
                ExactDecimal(mantissa: $0.rate.mantissa, scale: $0.rate.scale)
            }
        }
        columns.decimal(
            "ecb_rate_target",
            "How many units of the currency of the totals one euro was; empty where those are in euro.",
            unit: "units per euro"
        ) { row in
            guard let (currency, date) = converted(row), currency != scope(row).currency else { return nil }
            return scope(row).register.rates.rate(of: scope(row).currency, on: date.latest).map {
                ExactDecimal(mantissa: $0.rate.mantissa, scale: $0.rate.scale)
            }
        }
        columns.day("ecb_rate_day", "The day of the rate: the last business day up to date_latest.") { row in
            guard let (currency, date) = converted(row), currency != scope(row).currency else { return nil }
            return scope(row).register.rates.rate(
                of: currency == .euro ? scope(row).currency : currency, on: date.latest)?
                .day
        }
    }
}
