import Content
import Register

extension PageScope {
    /// The amounts of a case: as imposed, as current, paid, and beside them what is no fine.
    func money(_ record: CaseRecord) -> MoneyView {
        let status = record.status
        var items: [MoneyItemView] = []
        func add(_ code: String, _ amount: AmountView, note: String? = nil) {
            items.append(MoneyItemView(code: code, label: wording("money." + code), amount: amount, note: note))
        }
        if status.standing == .proposed || (status.sanctions.isEmpty && status.proposed != nil) {
            if let money = status.proposed?.money { add("proposed", amount(money, on: record.date)) }
        } else {
            add("imposed", amount(status.imposed.summary, on: record.date), note: partial(status.imposed))
            add("current", amount(status.current.summary, on: record.date), note: partial(status.current))
            add("paid", amount(status.paid.summary, on: record.date))
        }
        if status.settled.of > 0 { add("settled", amount(status.settled.summary, on: record.date)) }
        if let forfeited = status.forfeited { add("forfeited", amount(forfeited, on: record.date)) }
        var view = MoneyView(items: items)
        if status.sanctions.count > 1 || status.sanctions.first?.parts.isEmpty == false {
            view.sanctions = status.sanctions.map { sanction($0, record) }
        }
        return view
    }

    private func partial(_ amount: CaseAmount) -> String? {
        guard amount.isPartial else { return nil }
        if amount.sums.count > 1 { return wording.list(amount.sums.map { wording.money.text($0) }) }
        return wording(
            "figure-label.partial",
            ["n": wording.money.grouped(amount.known), "of": wording.money.grouped(amount.of)])
    }

    private func sanction(_ sanction: SanctionStatus, _ record: CaseRecord) -> SanctionView {
        let against = sanction.against.compactMap { register.entityIndex($0.value) }.map { link(register.entities[$0]) }
        var view = SanctionView(
            label: measure(sanction),
            against: against.count == 1
                ? against[0]
                : against.isEmpty
                    ? nil : LinkView(text: wording.list(against.map(\.text)), href: nil, lang: nil, title: nil),
            date: sanction.date.map { wording.dates.view($0) }, imposed: amount(sanction.imposed, on: record.date),
            current: amount(sanction.current, on: record.date), status: status(sanction, of: record))
        if let penalty = sanction.penalty.flatMap(words) {
            view.details.append(
                FactView(code: "penalty", label: wording("event-detail.penalty"), values: [value(penalty)]))
        }
        return view
    }
}
