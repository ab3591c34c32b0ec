extension Event {
    /// The fields of an event.
    static let shape = RecordShape<Event>(
        "event",
        [
            Field(
                "type", Shapes.choice(EventType.self, what: "a type of event"), "What happened.", example: "fine",
                required: true
            ) {
                $0.type = $1
            },
            Field(
                "id", Shapes.id.located, "A name by which other events, and translations, refer to this one.",
                example: "fine"
            ) {
                $0.id = $1
            },
            Field(
                "date", Shapes.eventDate, "When it happened, as exactly as is known; or `unknown`.",
                example: "2024-11-26"
            ) {
                $0.date = $1
            },
            Field(
                "known_by", Shapes.date,
                "The day by which it is known to have happened, where its own date is not known.",
                example: "2024-12-18"
            ) { $0.knownBy = $1 },
            Field(
                "sanction", Shapes.id.located.oneOrMany,
                "The sanctions it concerns, by the ids of their events; all, where left out.",
                example: "fine"
            ) { $0.sanctions = $1 },
            Field("by", PartyName.shape.oneOrMany, "Who acts: ids of entities, or names.", example: "noyb") {
                $0.by = $1
            },
            Field(
                "to", PartyName.shape.oneOrMany, "Who is addressed; `police` for a proposal that a court must impose.",
                example: "ap"
            ) {
                $0.to = $1
            },
            Field(
                "amount", EventAmount.shape.located, "The amount of money, or a range for a proposal.",
                example: "EUR 4750000"
            ) {
                $0.amount = $1
            },
            Field(
                "against", Shapes.id.located.oneOrMany,
                "The parties a sanction is against; all respondents, where left out.", example: "netflix"
            ) {
                $0.against = $1
            },
            Field(
                "parts", FinePart.shape.shape.list,
                "What a fine is made of, by party or by infringement; the parts add up.",
                example: "[{against: google, amount: EUR 60000000}]"
            ) {
                $0.parts = $1
            },
            Field(
                "replaces", Shapes.id.located,
                "The fine that this one takes the place of: the first counts as imposed, this one as current.",
                example: "fine"
            ) {
                $0.replaces = $1
            },
            Field("deadline", Shapes.date, "The day by which an order must be complied with.", example: "2025-01-31") {
                $0.deadline = $1
            },
            Field(
                "penalty", PeriodicPenalty.shape.shape, "What falls due while an order is not complied with.",
                example: "{rate: EUR 5000000, per: week, cap: EUR 50000000}"
            ) {
                $0.penalty = $1
            },
            Field(
                "outcome", Shapes.choice(Outcome.self, what: "an outcome").located,
                "How the objection or appeal ended.", example: "dismissed"
            ) {
                $0.outcome = $1
            },
            Field(
                "challenge", Shapes.id.located, "The objection or appeal that this decides, where several are open.",
                example: "appeal-company"
            ) {
                $0.challenge = $1
            },
            Field(
                "findings",
                Shapes.choice(FindingsAfterAnnulment.self, what: "what an annulment left of the findings").located,
                "What an annulment left of the findings.", example: "stand"
            ) {
                $0.findings = $1
            },
            Field("remitted_to", Shapes.id.located, "Who must decide again.", example: "rb-den-haag") {
                $0.remittedTo = $1
            },
            Field(
                "announced", Shapes.flag, "The party said it would do this; it was not seen to be done.",
                example: "true"
            ) {
                $0.isAnnounced = $1
            },
            Field("discharged", Shapes.flag, "With this payment nothing remains to be paid.", example: "true") {
                $0.isDischarged = $1
            },
            Field(
                "number", Shapes.text("202100045/1/A3"), "The number of the judgment or decision.",
                example: "202100045/1/A3"
            ) {
                $0.number = $1
            },
            Field(
                "ecli", Shapes.ecli, "The European Case Law Identifier of the judgment.",
                example: "ECLI:NL:RBDHA:2021:3090"
            ) {
                $0.ecli = $1
            },
            Field("url", Shapes.link, "Where the judgment or decision can be read.", example: "https://…") {
                $0.url = $1
            },
            Field("source", Shapes.id.located.oneOrMany, "The sources that show it, by their ids.", example: "decision")
            {
                $0.sources = $1
            },
            Field(
                "note", Shapes.localized("Last seen on 18 December 2024."), "A sentence for the reader.",
                example: "The outcome was not found."
            ) {
                $0.note = $1
            },
            Field("unverified", Shapes.flag, "Recalled or inferred, not seen in a source.", example: "true") {
                $0.isUnverified = $1
            },
        ],
        rules: EventType.allCases.compactMap { type in
            let foreign = EventType.particularFields.subtracting(type.ownFields).sorted()
            return foreign.isEmpty ? nil : .misplaced(foreign, where: "type", is: [type.rawValue])
        } + EventType.needed.map { .needed($0.field, where: "type", is: $0.types.map(\.rawValue)) },
        // The type is replaced by the one that is read; without one the event is dropped with an error.
        make: { Event(type: .published, position: $0.position) },
        finish: { event, node, reader in
            for entry in node.entries
            where EventType.particularFields.contains(entry.key) && !event.type.ownFields.contains(entry.key) {
                let owners = EventType.allCases.filter { $0.ownFields.contains(entry.key) }.map { "`\($0.rawValue)`" }
                reader.report(
                    "misplaced-field", "`\(entry.key)` does not belong to `\(event.type.rawValue)`",
                    at: entry.keyPosition,
                    length: entry.keyLength, suggestion: "it belongs to \(owners.joined(separator: ", "))")
            }
            event.require(node, &reader)
        })

    /// Checks what an event of its type cannot do without.
    private func require(_ node: YAMLNode, _ reader: inout Reader) {
        guard node.entries.contains(where: { $0.key == "type" && EventType(rawValue: $0.value.text ?? "") != nil })
        else { return }
        func missing(_ field: String, _ example: String) {
            guard !node.entries.contains(where: { $0.key == field }) else { return }
            reader.report(
                "missing-field", "\(article(type.rawValue)) has no `\(field)`", at: node.position,
                suggestion: "add `\(field): \(example)`")
        }
        switch type {
        case .fine: missing("amount", "EUR 4750000` or `amount: undisclosed")
        case .forfeited, .refunded: missing("amount", "EUR 50000000")
        case .settlement: missing("amount", "EUR 4750000` or `amount: undisclosed")
        case .paid where !isDischarged: missing("amount", "EUR 4750000")
        case .objectionDecided, .judgment:
            missing("outcome", "dismissed`, or, where it is not known, `outcome: unknown")
        default: break
        }
        if let amount, type != .proposal, case .range = amount.value {
            reader.report(
                "bad-money", "only a proposal can name a range", at: amount.position, length: amount.length,
                suggestion: "write the amount that was imposed")
        }
        if let outcome = outcome?.value {
            switch outcome {
            case .reduced where amount == nil && penalty == nil:
                reader.report(
                    "missing-field", "`reduced` needs the new amount", at: node.position,
                    suggestion: "add `amount: EUR 350000` (or `penalty: {…}` for an order), or write `outcome: unknown`"
                )
            case .raised where amount == nil:
                reader.report(
                    "missing-field", "`raised` needs the new amount", at: node.position,
                    suggestion: "add `amount: EUR 600000`")
            case .dismissed, .annulled, .reinstated, .unknown:
                if let amount {
                    reader.report(
                        "misplaced-field", "`amount` does not belong to the outcome `\(outcome.rawValue)`",
                        at: amount.position,
                        length: amount.length, suggestion: "delete it, or write `outcome: reduced` or `outcome: raised`"
                    )
                }
            default: break
            }
            if let findings, outcome != .annulled {
                reader.report(
                    "misplaced-field", "`findings` belongs to the outcome `annulled` only", at: findings.position,
                    length: findings.length, suggestion: "delete it")
            }
        }
        if type == .paid || type == .refunded || type == .forfeited, let amount, amount.value.money == nil {
            reader.report(
                "bad-money", "`\(type.rawValue)` needs a sum", at: amount.position, length: amount.length,
                suggestion: "leave the event out if the sum is not known")
        }
    }
}

extension EventAmount {
    /// An amount, or `{from: …, to: …}`.
    static let shape = Shape<EventAmount>(.either([Shapes.amount.kind, range.kind])) { node, reader in
        if case .mapping = node.content {
            guard let bounds = range.read(node, &reader), let from = bounds.from, let to = bounds.to else { return nil }
            guard from.currency == to.currency, from.minorUnits < to.minorUnits else {
                reader.report(
                    "bad-money", "a range goes from a smaller to a larger amount of one currency", at: node,
                    suggestion: "for example `{from: EUR 30000000, to: EUR 50000000}`")
                return nil
            }
            return .range(from, to)
        }
        return Shapes.amount.read(node, &reader).map(EventAmount.one)
    }

    private struct Bounds: Sendable {
        var from: Money?
        var to: Money?
    }

    private static let range = RecordShape<Bounds>(
        "range",
        [
            Field("from", Shapes.money, "The lower amount.", example: "EUR 30000000", required: true) { $0.from = $1 },
            Field("to", Shapes.money, "The upper amount.", example: "EUR 50000000", required: true) { $0.to = $1 },
        ], make: { _ in Bounds() })
}

extension FinePart {
    static let shape = RecordShape<FinePart>(
        "part of a fine",
        [
            Field("against", Shapes.id.located, "The party that owes this part.", example: "google") {
                $0.against = $1
            },
            Field(
                "provision", ProvisionCitation.shape.located, "The infringement that this part is for.",
                example: "gdpr/13"
            ) {
                $0.provision = $1
            },
            Field(
                "note", Shapes.localized("For the transfers."), "What this part is for, in words.",
                example: "For the transfers"
            ) {
                $0.note = $1
            },
            Field("amount", Shapes.money, "The amount of this part.", example: "EUR 60000000", required: true) {
                $0.amount = $1
            },
        ],
        rules: [.oneOf(["against", "provision", "note"])],
        make: { FinePart(position: $0.position) },
        finish: { part, node, reader in
            if part.against == nil, part.provision == nil, part.note == nil {
                reader.report(
                    "missing-field", "a part of a fine says whose it is or what it is for", at: node,
                    suggestion: "add `against: google`, `provision: gdpr/13` or `note: …`")
            }
        })
}

extension PeriodicPenalty {
    static let shape = RecordShape<PeriodicPenalty>(
        "penalty",
        [
            Field("rate", Shapes.money, "What falls due for each period.", example: "EUR 5000000", required: true) {
                $0.rate = $1
            },
            Field("per", Shapes.choice(Period.self, what: "a period"), "The period.", example: "week", required: true) {
                $0.per = $1
            },
            Field("cap", Shapes.money, "The most that can fall due.", example: "EUR 50000000") { $0.cap = $1 },
        ], make: { _ in PeriodicPenalty() })
}
