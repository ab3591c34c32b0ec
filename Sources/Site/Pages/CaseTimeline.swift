import Content
import Register

extension PageScope {
    /// The story of a case, event by event.
    func timeline(_ record: CaseRecord) -> [EventView] {
        let story = record.content.status.story
        return story.indices.map { event(story[$0], before: $0 > 0 ? story[$0 - 1] : nil, number: $0 + 1, record) }
    }

    private func event(_ entry: StoryEvent, before: StoryEvent?, number: Int, _ record: CaseRecord) -> EventView {
        let event = entry.event
        var view = EventView(
            id: event.id.map { "event-" + $0.value } ?? "event-\(number)", date: wording.dates.view(event),
            label: label(event), code: event.type.rawValue, weight: weight(event.type))
        view.by = joined(event.by.map(link))
        view.to = joined(event.to.map(link))
        view.against = joined(
            event.against.compactMap { register.entityIndex($0.value).map { link(register.entities[$0]) } })
        view.sanction = sanctionNames(event, record)
        view.amount = amount(event, record)
        if view.amount != nil { view.amountLabel = amountLabel(event) }
        view.after = after(entry, before, record)
        view.details = details(event)
        if let note = note(event, entry, record) {
            view.note = note.text
            view.noteLang = note.lang
        }
        view.sources = event.sources.compactMap { reference($0.value, record) }
        if event.isUnverified { view.unverified = wording("status.unverified") }
        return view
    }

    func label(_ event: Event) -> String {
        if event.type.isDecisionOnChallenge {
            return wording("\(event.type.rawValue).\(event.outcome?.value.rawValue ?? "unknown")")
        }
        switch event.type {
        case .proposal where event.to.contains { $0.id?.value == "police" }: return wording("event.proposal-police")
        case .fine where event.replaces != nil: return wording("event.fine-replaced")
        case .order where event.penalty != nil: return wording("event.order-penalty")
        case .objection where event.isAnnounced: return wording("event.objection-announced")
        case .appeal where event.isAnnounced: return wording("event.appeal-announced")
        case .paid where event.amount?.value.money?.minorUnits == 0: return wording("event.unpaid")
        default: return wording("event." + event.type.rawValue)
        }
    }

    private func weight(_ type: EventType) -> String {
        switch type {
        case .fine, .reprimand, .warning, .ban, .order, .settlement: "sanction"
        case .objection, .appeal: "challenge"
        case .objectionDecided, .judgment, .revoked: "decision"
        case .paid, .refunded, .forfeited: "money"
        case .final, .closed, .complied, .appealWithdrawn: "end"
        default: "step"
        }
    }

    /// Several names as one link view: a single one keeps its link.
    private func joined(_ links: [LinkView]) -> LinkView? {
        guard let first = links.first else { return nil }
        return links.count == 1
            ? first : LinkView(text: wording.list(links.map(\.text)), href: nil, lang: nil, title: nil)
    }

    /// Which sanctions an event concerns, where the case has several.
    private func sanctionNames(_ event: Event, _ record: CaseRecord) -> String? {
        guard record.content.status.sanctions.count > 1, !event.sanctions.isEmpty else { return nil }
        let names = event.sanctions.compactMap { id in
            record.content.status.sanctions.first { $0.id == id.value }.map { name($0, record) }
        }
        return names.isEmpty ? nil : wording.list(names)
    }

    /// A sanction by its measure and, where several are alike, its amount.
    func name(_ sanction: SanctionStatus, _ record: CaseRecord) -> String {
        let measure = measure(sanction)
        let alike = record.content.status.sanctions.filter { $0.type == sanction.type }
        guard alike.count > 1, let money = sanction.imposed.money else { return measure }
        return "\(measure) (\(wording.money.text(money)))"
    }

    private func amount(_ event: Event, _ record: CaseRecord) -> AmountView? {
        switch event.amount?.value {
        case .one(let amount):
            // An unpaid fine is said by the label.
            if event.type == .paid, amount.money?.minorUnits == 0 { return nil }
            return self.amount(amount, on: event.bestDate ?? record.date)
        case .range(let low, let high):
            var view = self.amount(high, on: nil)
            view.text = wording("date.interval", ["from": wording.money.text(low), "to": wording.money.text(high)])
            view.exact = nil
            return view
        case nil: return nil
        }
    }

    private func amountLabel(_ event: Event) -> String? {
        let key = event.outcome.map { "event-amount." + $0.value.rawValue } ?? "event-amount." + event.type.rawValue
        return wording.locale.contains(key) ? wording(key) : nil
    }

    /// What holds after a decision that changed the fines.
    private func after(_ entry: StoryEvent, _ before: StoryEvent?, _ record: CaseRecord) -> String? {
        guard let before,
            entry.event.type.isDecisionOnChallenge || entry.event.type == .revoked || entry.event.type == .settlement,
            before.current.of > 0, entry.current.summary != before.current.summary
        else { return nil }
        switch entry.current.summary {
        case .number(let money) where money.minorUnits == 0: return wording("event-after.none")
        case .number(let money):
            // Where the event names the very amount that now stands, saying it again says nothing.
            if entry.event.amount?.value.money == money { return nil }
            return wording("event-after.amount", ["amount": wording.money.text(money)])
        default: return wording("event-after.unknown")
        }
    }

    private func details(_ event: Event) -> [FactView] {
        var facts: [FactView] = []
        func add(_ code: String, _ values: [FactValueView]) {
            if !values.isEmpty {
                facts.append(FactView(code: code, label: wording("event-detail." + code), values: values))
            }
        }
        if let number = event.number { add("number", [value(number, href: event.url)]) }
        if let ecli = event.ecli { add("ecli", [value(ecli, href: event.number == nil ? event.url : nil)]) }
        if let deadline = event.deadline {
            add("deadline", [value(wording.dates.text(deadline), iso: wording.dates.iso(deadline))])
        }
        if let penalty = event.penalty.flatMap(words) { add("penalty", [value(penalty)]) }
        if !event.parts.isEmpty { add("parts", event.parts.compactMap(part)) }
        if let findings = event.findings?.value { facts.append(plain("findings-" + findings.rawValue)) }
        if let body = event.remittedTo, let index = register.entityIndex(body.value) {
            facts.append(
                FactView(
                    code: "remitted",
                    label: wording("event-detail.remitted", ["body": within(register.entities[index])]), values: []))
        }
        if event.isDischarged { facts.append(plain("discharged")) }
        return facts
    }

    private func plain(_ code: String) -> FactView {
        FactView(code: code, label: wording("event-detail." + code), values: [])
    }

    /// One part of a fine: its amount, and whose it is or what it is for.
    private func part(_ part: FinePart) -> FactValueView? {
        guard let money = part.amount else { return nil }
        let party = part.against.flatMap { register.entityIndex($0.value) }.map {
            shortName(register.entities[$0]).text
        }
        let provision = part.provision.flatMap { located in
            register.laws.first { $0.id == located.value.law }.map { citation(located.value, $0) }
        }
        var view = value(wording.money.text(money))
        view.note = party ?? provision ?? caseText(part.note)?.text
        return view
    }

    private func note(_ event: Event, _ entry: StoryEvent, _ record: CaseRecord) -> (text: String, lang: String?)? {
        if let words = record.content.file.translation(language)?.note(event.id?.value) { return (words, nil) }
        return caseText(event.note ?? entry.text)
    }

    func value(_ text: String, href: String? = nil, iso: String? = nil, lang: String? = nil, note: String? = nil)
        -> FactValueView
    {
        FactValueView(text: text, href: href, lang: lang, title: nil, iso: iso, note: note)
    }
}
