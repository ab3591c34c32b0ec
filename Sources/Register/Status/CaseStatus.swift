import Content

/// A case as its events leave it: standing, finality and amounts, with the story that led there.
package struct CaseStatus: Sendable {
    /// Where the date of the decision comes from.
    package enum DateBasis: String, Sendable {
        case decision
        /// Only the publication's date is known.
        case publication
        /// Neither is known; it is the best date of the last event that has one.
        case lastEvent = "last-event"
    }

    /// Every sanction in the order of the story; a fine and those that replaced it are one.
    package var sanctions: [SanctionStatus] = []
    package var standing = CaseStanding.underInvestigation
    package var finality = Finality.unknown
    package var isSuspended = false
    package var isComplied = false

    /// The sum of the fines as first imposed.
    package var imposed = CaseAmount.none
    /// The sum of the fines as the last known decisions on the merits left them.
    package var current = CaseAmount.none
    /// What was paid of the fines, less refunds.
    package var paid = CaseAmount.none
    /// The sum of settlements that settle no fine of the case; never part of the sums of fines.
    package var settled = CaseAmount.none
    /// What fell due under periodic penalties; never part of the sums of fines.
    package var forfeited: Money?
    /// What fell due, as an amount like the others.
    package var forfeitedAmount: CaseAmount {
        forfeited.map { CaseAmount(sums: [$0], known: 1, of: 1, summary: .number($0)) } ?? .none
    }
    /// The amount of the last proposal; never summed.
    package var proposed: EventAmount?

    /// The date of the first sanction, else the best there is: `dateBasis` says which.
    package var decidedOn: PartialDate?
    package var dateBasis = DateBasis.decision
    package var publishedOn: PartialDate?
    package var grade = StatusGrade()
    /// The events of the short form and of the list in one order: `eventIndex` everywhere is a place in it.
    package var story: [StoryEvent] = []

    package init() {}

    /// The sanctions that decide the case's standing and finality: those of money, else all.
    package var decidingSanctions: [SanctionStatus] {
        let money = sanctions.filter(\.isMoney)
        return money.isEmpty ? sanctions : money
    }

    /// Whether the date of the decision is only that of its publication.
    package var isDatedByPublication: Bool { dateBasis == .publication }
}

/// One event of the story with the case as it stood after it.
package struct StoryEvent: Sendable {
    /// The event; one made of the short form has the date of `decided` or `published`.
    package var event: Event
    /// Its place in the file's `events`; nil for one made of the short form.
    package var listIndex: Int?
    /// The words of an order of the short form.
    package var text: LocalizedText?

    package var standing = CaseStanding.underInvestigation
    package var finality = Finality.unknown
    package var isSuspended = false
    /// The sum of the fines after the event.
    package var current = CaseAmount.none
}
