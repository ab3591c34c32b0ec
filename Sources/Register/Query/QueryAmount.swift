import Content

/// An amount of a case as a query sees it: what is known of it, in its own currency and in that of the totals.
struct QueryAmount {
    private let amount: CaseAmount
    /// Nil where nothing is known or a currency has no rate.
    let converted: ConvertedMoney?
    private let conversion: Conversion
    private let date: PartialDate

    init(_ record: CaseRecord, _ field: QueryField, _ conversion: Conversion) {
        let status = record.status
        switch field {
        case .imposed: (amount, converted) = (status.imposed, record.amounts.imposed)
        case .current: (amount, converted) = (status.current, record.amounts.current)
        case .paid: (amount, converted) = (status.paid, record.amounts.paid)
        case .settled: (amount, converted) = (status.settled, record.amounts.settled)
        default:
            amount =
                status.forfeited.map { CaseAmount(sums: [$0], known: 1, of: 1, summary: .number($0)) }
                ?? CaseAmount.none
            converted = record.amounts.forfeited
        }
        self.conversion = conversion
        date = record.date
    }

    /// Whether there is such an amount at all, known or not.
    var exists: Bool { amount.of > 0 }

    /// Whether just a part of it is known.
    var isPartlyKnown: Bool { amount.known > 0 && amount.known < amount.of }

    /// Whether it is known and cannot be converted.
    var hasNoRate: Bool { amount.known > 0 && converted == nil }

    var state: QueryState {
        if amount.of == 0 { return .none }
        if amount.known == amount.of { return .known }
        return amount.summary == .undisclosed ? .undisclosed : .unknown
    }

    /// The amount as a cell of a list of cases.
    var value: QueryResult.Value {
        .amount(amount.summary, isPartial: amount.isPartial, converted: converted)
    }

    /// Whether a comparison holds; of an amount known in part it holds only if the rest cannot change that.
    func compares(_ comparison: QueryOperator, _ value: QueryValue) -> Bool {
        guard amount.known > 0, let difference = difference(from: value) else { return false }
        guard !isPartlyKnown else {
            return switch comparison {
            case .greater, .unequal: difference > 0
            case .greaterOrEqual: difference >= 0
            case .equal, .less, .lessOrEqual: false
            }
        }
        return comparison.holds(difference, 0)
    }

    /// Below zero where the amount is below the value, zero where they are equal.
    private func difference(from value: QueryValue) -> Int? {
        switch value {
        case .decimal(let decimal):
            guard let converted else { return nil }
            return sign(
                Int128(converted.money.minorUnits) * QueryText.power(decimal.scale),
                Int128(decimal.mantissa) * QueryText.power(conversion.target.minorDigits))
        case .money(let money):
            if amount.sums.count == 1, amount.sums[0].currency == money.currency {
                return sign(Int128(amount.sums[0].minorUnits), Int128(money.minorUnits))
            }
            guard let converted, let limit = conversion.convert(money, on: date) else { return nil }
            return sign(Int128(converted.money.minorUnits), Int128(limit.money.minorUnits))
        default: return nil
        }
    }

    private func sign(_ one: Int128, _ other: Int128) -> Int { one < other ? -1 : one == other ? 0 : 1 }
}
