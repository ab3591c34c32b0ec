import Content

/// The events by which an authority acts: what it publishes, proposes, imposes, settles and takes back.
extension Proceedings {
    mutating func publish(_ index: Int) throws(Impossibility) {
        if let publishedAt {
            throw Impossibility(
                "duplicate-event", "the case was published before",
                suggestion: "keep one of the two; what else was published is a `note`",
                others: [(publishedAt, "it was published here")])
        }
        publishedAt = index
    }

    mutating func propose(_ index: Int) throws(Impossibility) {
        try checkNotClosed(index)
        proposalAt = index
    }

    mutating func impose(_ index: Int) throws(Impossibility) {
        try checkNotClosed(index)
        let event = story[index].event
        let amount = imposedAmount(index)
        var status = SanctionStatus(
            id: event.id?.value, type: event.type, eventIndex: index, date: sanctionDate(event), imposed: amount,
            current: amount, paid: event.type == .fine && amount != .none ? .unknown : .none)
        status.against = event.against
        status.parts = event.parts
        status.deadline = event.deadline
        status.penalty = event.penalty
        if event.type == .fine { warnAboutFine(amount, index) }
        courses.append(SanctionCourse(status))
    }

    /// A fine in the place of another: the first amount alone counts as imposed, the new one as current.
    mutating func replace(_ index: Int) throws(Impossibility) {
        try checkNotClosed(index)
        let event = story[index].event
        guard let replaced = event.replaces else { return }
        guard let target = courses.firstIndex(where: { $0.ids.contains(replaced.value) }) else {
            throw unknownSanction(replaced, index)
        }
        let old = courses[target]
        guard old.status.type == .fine else {
            throw Impossibility(
                "not-a-fine", "`\(replaced.value)` is \(old.noun.withArticle), not a fine",
                suggestion: "a fine replaces a fine; delete `replaces`",
                others: [(old.status.eventIndex, "`\(replaced.value)` stands here")]
            ).at(replaced)
        }
        guard old.status.id == replaced.value else {
            throw Impossibility(
                "replaced-twice", "`\(replaced.value)` was replaced before",
                suggestion: old.status.id.map { "write `replaces: \($0)`" }
                    ?? "give the fine that took its place an `id` and name that",
                others: [(old.status.eventIndex, "this fine took its place")]
            ).at(replaced)
        }
        if let finalAt = old.finalAt { throw afterFinal(index, finalAt) }
        let amount = imposedAmount(index)
        try courses[target].checkCurrency(amount)
        courses[target].status.id = event.id?.value
        if let id = event.id?.value { courses[target].ids.append(id) }
        courses[target].status.eventIndex = index
        courses[target].status.standing = .imposed
        courses[target].status.current = amount
        courses[target].status.parts = event.parts
        if !event.against.isEmpty { courses[target].status.against = event.against }
        courses[target].status.findings = nil
        courses[target].annulledAt = nil
        courses[target].revokedAt = nil
        courses[target].beforeAnnulment = nil
        // The new fine is the decision that a court's remittal asked for.
        courses[target].pending = nil
        courses[target].standingAt = index
        courses[target].currentAt = index
        courses[target].finalityAt = index
    }

    /// A settlement of a sanction, or one that stands alone.
    mutating func settle(_ index: Int) throws(Impossibility) {
        try checkNotClosed(index)
        let event = story[index].event
        let amount = imposedAmount(index)
        guard !event.sanctions.isEmpty else {
            if let fine = courses.first(where: {
                $0.status.type == .fine && $0.annulledAt == nil && $0.revokedAt == nil
            }) {
                throw Impossibility(
                    "ambiguous-settlement", "does this settlement settle the fine?",
                    suggestion: "add `sanction: \(fine.status.id ?? "fine")`"
                        + (fine.status.id == nil ? ", and `id: fine` to the fine" : "")
                        + "; a settlement beside the fine belongs to a case of its own",
                    others: [(fine.status.eventIndex, "the fine stands here")])
            }
            var status = SanctionStatus(
                id: event.id?.value, type: .settlement, eventIndex: index, date: sanctionDate(event), imposed: amount,
                current: amount, paid: amount == .none ? .none : .unknown)
            status.standing = .settled
            status.against = event.against
            courses.append(SanctionCourse(status))
            return
        }
        let targets = try targets(index)
        for target in targets {
            let course = courses[target]
            if let ended = course.annulledAt ?? course.revokedAt {
                throw Impossibility(
                    "settled-after-end",
                    "the \(course.noun) was \(course.status.standing.rawValue) before: "
                        + "there is nothing to settle",
                    suggestion: "leave out `sanction` if the settlement stands alone, or check the order",
                    others: [(ended, "it was \(course.status.standing.rawValue) here")])
            }
        }
        if amount.money != nil || targets.contains(where: { courses[$0].status.isMoney }) {
            let target = try moneyTarget(index, targets)
            if amount != .none { try courses[target].checkCurrency(amount) }
            courses[target].status.current = amount
            courses[target].currentAt = index
        }
        for target in targets {
            courses[target].status.standing = .settled
            end(courses[target].open, of: target, by: index)
            courses[target].pending = nil
            courses[target].standingAt = index
            courses[target].finalityAt = index
        }
    }

    mutating func revoke(_ index: Int) throws(Impossibility) {
        let event = story[index].event
        let actors = event.by.compactMap { $0.id?.value } + file.authorities.map(\.id.value)
        for target in try targets(index) {
            try courses[target].revoke(index)
            // The authority that had to decide again has done so.
            if let to = courses[target].pending?.to, actors.contains(to) {
                courses[target].pending = nil
                courses[target].finalityAt = index
            }
        }
    }

    mutating func comply(_ index: Int) throws(Impossibility) {
        guard !courses.isEmpty || !story[index].event.sanctions.isEmpty else {
            hasComplied = true
            return
        }
        for target in try targets(index) { courses[target].status.isComplied = true }
    }

    /// The end of proceedings without a sanction: none was imposed, or all were annulled or revoked.
    mutating func close(_ index: Int) throws(Impossibility) {
        try checkNotClosed(index)
        if let named = story[index].event.sanctions.first {
            throw Impossibility(
                "misplaced-field", "`closed` ends the case, not a sanction",
                suggestion: "delete `sanction`, or write `revoked` or `complied`"
            ).at(named)
        }
        if let course = courses.first(where: { $0.annulledAt == nil && $0.revokedAt == nil }) {
            throw Impossibility(
                "closed-with-sanction",
                "`closed` ends a case without a sanction, and this one has \(course.noun.withArticle)",
                suggestion: "write `complied`, `final` or `revoked`, whichever happened",
                others: [(course.status.eventIndex, "the \(course.noun) stands here")])
        }
        for target in courses.indices where courses[target].pending != nil {
            courses[target].pending = nil
            courses[target].finalityAt = index
        }
        closedAt = index
    }

    private func checkNotClosed(_ index: Int) throws(Impossibility) {
        guard let closedAt else { return }
        throw Impossibility(
            "after-closed", "\(story[index].event.type.withArticle) cannot follow `closed`",
            suggestion: "delete `closed` if the case went on", others: [(closedAt, "the case was closed here")])
    }

    /// The amount of a fine or settlement; other sanctions have none.
    private func imposedAmount(_ index: Int) -> Amount {
        let event = story[index].event
        guard event.type == .fine || event.type == .settlement else { return .none }
        if case .one(let amount) = event.amount?.value { return amount }
        return .unknown
    }

    /// The event's own date, else `decided`, which dates the sanctions that have none.
    private func sanctionDate(_ event: Event) -> PartialDate? {
        if let date = event.date { return date.date }
        return courses.isEmpty && event.knownBy == nil ? file.decided?.value : nil
    }

    /// Why the parts of a fine cannot be what it is made of.
    func partsProblem(_ index: Int) -> Impossibility? {
        let event = story[index].event
        guard let first = event.parts.first?.amount else { return nil }
        let amount = imposedAmount(index)
        var sum = Money(first.currency, minorUnits: 0)
        for part in event.parts {
            guard let money = part.amount else { return nil }
            let currency = amount.money?.currency ?? first.currency
            guard money.currency == currency else {
                return Impossibility(
                    "currency-mismatch", "the fine is in \(currency.code), its part in \(money.currency.code)",
                    suggestion: "write all in one currency"
                ).at(Located(money, at: part.position))
            }
            guard let next = sum.adding(money) else {
                return Impossibility(
                    "amount-too-large", "the parts add up to too large a sum", suggestion: "check them")
            }
            sum = next
        }
        guard let total = amount.money else {
            return Impossibility(
                "parts-sum", "the fine has parts but no sum",
                suggestion: "write `amount: \(sum.written)`, what the parts add up to"
            ).at(event.amount)
        }
        guard sum != total else { return nil }
        let isMore = sum.minorUnits > total.minorUnits
        let difference = Money(
            sum.currency, minorUnits: isMore ? sum.minorUnits - total.minorUnits : total.minorUnits - sum.minorUnits)
        return Impossibility(
            "parts-sum",
            "the parts add up to \(sum.written), \(difference.written) \(isMore ? "more" : "less") than the fine",
            suggestion: "correct the amount or a part"
        ).at(event.amount)
    }

    private mutating func warnAboutFine(_ amount: Amount, _ index: Int) {
        if case .number(let money) = amount, money.minorUnits == 0 {
            diagnostics.append(
                Diagnostic(
                    .warning, "empty-fine", "a fine of \(money.written) was hardly imposed", at: location(index),
                    suggestion: "write the amount as imposed, and what became of it as an event"))
        }
        if amount == .none {
            diagnostics.append(
                Diagnostic(
                    .warning, "empty-fine", "a fine without an amount", at: location(index),
                    suggestion: "write `undisclosed` if it was kept back; without a fine, leave `fine` out"))
        }
        let authorities = file.authorities.map(\.id.value)
        if let old = courses.first(where: {
            $0.status.type == .fine && $0.annulledAt != nil && $0.pending?.to.map(authorities.contains) == true
        }), let annulledAt = old.annulledAt {
            warn(
                "missing-replaces", "a second fine beside one that was annulled and sent back", at: index,
                suggestion: "add `replaces: \(old.status.id ?? "fine")` if it takes its place",
                other: (annulledAt, "it was annulled here"))
        }
    }
}
