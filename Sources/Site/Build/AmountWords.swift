import Content
import Register

extension PageScope {
    /// An amount with its exact value and, in another currency, an estimate in that of the totals.
    func amount(_ amount: Amount, on date: PartialDate?) -> AmountView {
        switch amount {
        case .number(let money):
            var view = AmountView(
                kind: .number, text: wording.money.text(money), exact: wording.money.exact(money),
                value: wording.money.value(money), currency: money.currency.code, estimate: nil, estimateBasis: nil)
            if money.currency != settings.currency, money.minorUnits != 0, let date,
                let converted = Conversion(target: settings.currency, rates: register.rates).convert(money, on: date)
            {
                view.estimate = wording("amount.estimate", ["amount": wording.money.rounded(converted.money)])
                view.estimateBasis = converted.rateDay.map {
                    wording("amount.estimate-basis", ["date": wording.dates.text($0.date)])
                }
            }
            return view
        case .none: return words(.none, "amount.none")
        case .undisclosed: return words(.undisclosed, "amount.undisclosed")
        case .unknown: return words(.unknown, "amount.unknown")
        }
    }

    func amount(_ money: Money, on date: PartialDate?) -> AmountView { amount(.number(money), on: date) }

    /// A sum in the currency of the totals: rounded where it holds estimates, for then its digits mean little.
    func total(_ money: Money, isEstimate: Bool) -> AmountView {
        AmountView(
            kind: .number, text: wording.money.rounded(money), exact: wording.money.exact(money),
            value: wording.money.value(money), currency: money.currency.code, estimate: nil,
            estimateBasis: isEstimate ? wording("figure-label.estimate") : nil)
    }

    private func words(_ kind: AmountView.Kind, _ key: String) -> AmountView {
        AmountView(
            kind: kind, text: wording(key), exact: nil, value: nil, currency: nil, estimate: nil, estimateBasis: nil)
    }
}
