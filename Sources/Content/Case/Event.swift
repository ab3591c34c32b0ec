/// One step of a case: the events of a case, in their order, are the single source of its status and amounts.
package struct Event: Sendable {
    package var type: EventType
    /// Where the event stands in its file.
    package var position: SourcePosition
    package var date: EventDate?
    /// The day by which the event is known to have happened, where its own date is not known.
    package var knownBy: PartialDate?
    package var id: Located<String>?
    /// The ids of the sanctions it concerns; empty for all.
    package var sanctions: [Located<String>] = []
    /// The ids of the sources that show it.
    package var sources: [Located<String>] = []
    package var note: LocalizedText?
    /// Recalled or inferred, not seen in a source.
    package var isUnverified = false

    /// Who acts.
    package var by: [PartyName] = []
    /// Who is addressed.
    package var to: [PartyName] = []
    /// The number of the judgment or decision.
    package var number: String?
    package var ecli: String?
    package var url: String?

    package var amount: Located<EventAmount>?
    /// The parties a sanction is against; empty for all respondents.
    package var against: [Located<String>] = []
    package var parts: [FinePart] = []
    /// The id of the fine that this one takes the place of.
    package var replaces: Located<String>?
    package var deadline: PartialDate?
    package var penalty: PeriodicPenalty?
    package var outcome: Located<Outcome>?
    /// The id of the objection or appeal that it decides, where several are open.
    package var challenge: Located<String>?
    package var findings: Located<FindingsAfterAnnulment>?
    package var remittedTo: Located<String>?
    /// Announced by the party, not yet seen to be lodged.
    package var isAnnounced = false
    /// With `paid`: nothing remains to be paid.
    package var isDischarged = false

    package init(type: EventType, position: SourcePosition) {
        self.type = type
        self.position = position
    }

    /// The best date there is: the event's own, else the one by which it is known.
    package var bestDate: PartialDate? { date?.date ?? knownBy }
}

/// The amount of an event: one, or with a proposal a range.
package enum EventAmount: Hashable, Sendable {
    case one(Amount)
    case range(Money, Money)

    package var money: Money? {
        if case .one(let amount) = self { amount.money } else { nil }
    }
}

/// A part of a fine: that of one party, or that for one infringement; the parts add up to the fine.
package struct FinePart: Sendable {
    package var position: SourcePosition
    package var against: Located<String>?
    package var provision: Located<ProvisionCitation>?
    package var note: LocalizedText?
    package var amount: Money?
}

/// What falls due while an order is not complied with: a rate for each period, up to a cap.
package struct PeriodicPenalty: Sendable {
    package enum Period: String, CaseIterable, Sendable {
        case day, week, month, occasion
    }

    package var rate: Money?
    package var per: Period?
    package var cap: Money?
}

/// Somebody who acts in a case: an entity by its id, or a name that has no page.
package enum PartyName: Sendable {
    case id(Located<String>)
    case name(LocalizedText, SourcePosition)

    /// The id of an entity, where it is one.
    package var id: Located<String>? {
        if case .id(let id) = self { id } else { nil }
    }

    /// A word made as ids are is an id and must exist; any other text is a name.
    static let shape = Shape<PartyName>(
        .either([Shapes.id.kind, .text(pattern: nil, example: "172 French drivers"), named])
    ) {
        node, reader in
        if case .mapping(let entries, _) = node.content, entries.count == 1, let entry = entries.first,
            entry.key == "name"
        {
            return Shapes.localized("172 French drivers").read(entry.value, &reader).map { .name($0, node.position) }
        }
        guard let text = Shapes.text("noyb").read(node, &reader) else { return nil }
        if Identifiers.isID(text) { return .id(Located(text, at: node.position, length: node.length)) }
        return .name(LocalizedText(text), node.position)
    }

    /// A name that differs by language, or looks like an id.
    private static let named = ShapeKind.record(
        "named party",
        [
            FieldDescription(
                name: "name", summary: "Its name, which has no page.", example: "172 French drivers", isRequired: true,
                kind: Shapes.localized("172 French drivers").kind)
        ])
}
