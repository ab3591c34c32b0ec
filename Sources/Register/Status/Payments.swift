import Content

/// The events by which money changes hands.
extension Proceedings {
    mutating func pay(_ index: Int) throws(Impossibility) {
        let event = story[index].event
        let targets = try targets(index)
        let target = event.sanctions.count == 1 ? targets[0] : try moneyTarget(index, targets)
        if event.type == .paid, event.isDischarged { courses[target].status.isDischarged = true }
        guard let money = event.amount?.value.money else { return }
        let course = courses[target]
        if let currency = course.currency, money.currency != currency {
            throw Impossibility(
                "currency-mismatch", "the \(course.noun) is in \(currency.code), not in \(money.currency.code)",
                suggestion: "write the amount in \(currency.code)",
                others: [(course.status.eventIndex, "the \(course.noun) stands here")]
            ).at(event.amount)
        }
        let before = course.status.paid.money ?? Money(money.currency, minorUnits: 0)
        if event.type == .refunded {
            guard course.status.paid.money != nil else {
                throw Impossibility(
                    "refund-too-large", "a refund needs a payment before it",
                    suggestion: "record what was paid, as `{type: paid, amount: …}`",
                    others: [(course.status.eventIndex, "the \(course.noun) stands here")]
                ).at(event.amount)
            }
            guard money.minorUnits <= before.minorUnits else {
                throw Impossibility(
                    "refund-too-large", "\(money.written) is more than the \(before.written) that was paid",
                    suggestion: "check the sums",
                    others: [(lastPayment(of: target, before: index), "the last payment stands here")]
                ).at(event.amount)
            }
            courses[target].status.paid = .number(
                Money(money.currency, minorUnits: before.minorUnits - money.minorUnits))
            return
        }
        guard let sum = before.adding(money) else {
            throw Impossibility("amount-too-large", "the payments add up to too large a sum", suggestion: "check them")
                .at(event.amount)
        }
        courses[target].status.paid = .number(sum)
        lastPayments[target] = index
    }

    mutating func forfeit(_ index: Int) throws(Impossibility) {
        let event = story[index].event
        let targets = try targets(index)
        let target = try forfeitTarget(index, targets)
        guard let money = event.amount?.value.money else { return }
        let course = courses[target]
        if let currency = course.currency ?? course.status.forfeited?.currency, money.currency != currency {
            throw Impossibility(
                "currency-mismatch", "the penalty is in \(currency.code), not in \(money.currency.code)",
                suggestion: "write the amount in \(currency.code)",
                others: [(course.status.eventIndex, "the \(course.noun) stands here")]
            ).at(event.amount)
        }
        let before = course.status.forfeited ?? Money(money.currency, minorUnits: 0)
        guard let sum = before.adding(money) else {
            throw Impossibility(
                "amount-too-large", "the forfeitures add up to too large a sum", suggestion: "check them"
            )
            .at(event.amount)
        }
        if let cap = course.status.penalty?.cap, cap.currency == sum.currency, sum.minorUnits > cap.minorUnits {
            throw Impossibility(
                "over-cap", "\(sum.written) is more than the cap of \(cap.written)",
                suggestion: "correct the amount, or the `cap` of the penalty",
                others: [(course.standingAt, "the penalty stands since here")]
            ).at(event.amount)
        }
        courses[target].status.forfeited = sum
    }

    /// The order under which something fell due: the one named, else the only one with a penalty, else the only one.
    private func forfeitTarget(_ index: Int, _ targets: [Int]) throws(Impossibility) -> Int {
        let event = story[index].event
        let able = targets.filter { courses[$0].status.type == .order || courses[$0].status.type == .ban }
        let penalised = targets.filter { courses[$0].status.penalty != nil }
        if penalised.isEmpty, able.count == 1 { return able[0] }
        guard penalised.isEmpty, able.isEmpty else {
            return try penaltyTarget(index, penalised.isEmpty ? able : penalised)
        }
        let course = courses[targets[0]]
        throw Impossibility(
            "no-penalty", "\(course.noun.withArticle) has no penalty that could be forfeited",
            suggestion: "record the `order` with its `penalty`, and name it with `sanction:`",
            others: [(course.status.eventIndex, "the \(course.noun) stands here")]
        ).at(event.sanctions.first)
    }

    private func lastPayment(of target: Int, before index: Int) -> Int {
        lastPayments[target] ?? courses[target].status.eventIndex
    }
}
