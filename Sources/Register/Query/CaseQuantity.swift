import Content

/// An amount of a case as queries read it: what is known of it, in its own currency and in that of the totals.
///
/// Plain numbers only, so that ten thousand of them are read in a millisecond.
package struct CaseQuantity: Sendable {
    /// In smallest units of the currency of the totals; nil where nothing is known or a currency has no rate.
    let converted: Int64?
    let isEstimate: Bool
    /// In smallest units of its own currency; zero where it has several or nothing is known.
    let own: Int64
    /// The place of its own currency in the index's list; nil where it has several or nothing is known.
    let currency: Int?
    package let state: QueryState
    /// Whether any of it is known.
    let hasKnown: Bool

    init(_ amount: CaseAmount, _ converted: ConvertedMoney?, currencies: inout [Currency]) {
        self.converted = converted?.money.minorUnits
        isEstimate = converted?.isEstimate ?? false
        hasKnown = amount.known > 0
        if amount.of == 0 {
            state = .none
        } else if amount.known == amount.of {
            state = .known
        } else {
            state = amount.summary == .undisclosed ? .undisclosed : .unknown
        }
        guard amount.sums.count == 1, let money = amount.sums.first else {
            (own, currency) = (0, nil)
            return
        }
        own = money.minorUnits
        if let place = currencies.firstIndex(of: money.currency) {
            currency = place
        } else {
            currency = currencies.count
            currencies.append(money.currency)
        }
    }

    /// Whether there is such an amount at all, known or not.
    var exists: Bool { state != .none }

    /// Whether just a part of it is known.
    var isPartlyKnown: Bool { hasKnown && state != .known }

    /// Whether it is known and cannot be converted.
    var hasNoRate: Bool { hasKnown && converted == nil }

    /// Whether a comparison holds, by how the amount compares with the value.
    ///
    /// Of an amount known in part it holds only if the rest cannot change that.
    func holds(_ comparison: QueryOperator, difference: Int) -> Bool {
        guard isPartlyKnown else { return comparison.holds(difference, 0) }
        return switch comparison {
        case .greater, .unequal: difference > 0
        case .greaterOrEqual: difference >= 0
        case .equal, .less, .lessOrEqual: false
        }
    }
}

/// An amount that others are compared with, made ready once for all cases.
struct QueryThreshold {
    /// In the currency of the totals: the amount times this is compared with the limit; nil where a rate is needed.
    private let factor: Int128
    private let limit: Int128?
    /// The amount as it was written, with the place of its currency in the index's list.
    private let money: Money?
    private let currency: Int?
    private let index: QueryIndex

    /// Nil for what is no amount.
    init?(_ value: QueryValue, _ index: QueryIndex) {
        self.index = index
        switch value {
        case .decimal(let decimal):
            factor = QueryText.power(decimal.scale)
            limit = Int128(decimal.mantissa) * QueryText.power(index.conversion.target.minorDigits)
            (money, currency) = (nil, nil)
        case .money(let money):
            factor = 1
            limit = money.currency == index.conversion.target ? Int128(money.minorUnits) : nil
            self.money = money
            currency = index.currencies.firstIndex(of: money.currency)
        default: return nil
        }
    }

    /// Below zero where the amount is below the value, zero where they are equal; nil where they cannot be compared.
    func difference(_ quantity: CaseQuantity, on date: @autoclosure () -> PartialDate) -> Int? {
        guard quantity.hasKnown else { return nil }
        if let money, let currency, currency == quantity.currency {
            return quantity.own < money.minorUnits ? -1 : quantity.own == money.minorUnits ? 0 : 1
        }
        guard let converted = quantity.converted else { return nil }
        let amount = Int128(converted) * factor
        if let limit { return amount < limit ? -1 : amount == limit ? 0 : 1 }
        guard let money, let other = index.conversion.convert(money, on: date()) else { return nil }
        let units = other.money.minorUnits
        return converted < units ? -1 : converted == units ? 0 : 1
    }
}
