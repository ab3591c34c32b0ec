import Content

/// One sanction as the events of its case leave it.
package struct SanctionStatus: Sendable {
    /// The id by which events name it; the short form's are `fine`, `reprimand` and `order`.
    package var id: String?
    /// `fine`, `reprimand`, `warning`, `ban` or `order`; `settlement` for one that settles no sanction of the case.
    package var type: EventType
    /// The place in the story of the event that imposed it, or of the fine that took its place.
    package var eventIndex: Int
    /// The date on which it was imposed, the first time where it was replaced.
    package var date: PartialDate?
    /// The ids of the parties it is against; empty for all respondents.
    package var against: [Located<String>] = []
    /// What the fine is made of as imposed; empty where it is one sum.
    package var parts: [FinePart] = []
    package var deadline: PartialDate?

    package var standing = Standing.imposed
    package var finality = Finality.unknown
    package var isSuspended = false
    package var isComplied = false
    /// Whether nothing remains to be paid.
    package var isDischarged = false

    /// The amount as first imposed.
    package var imposed: Amount
    /// The amount that the last known decision on the merits left.
    package var current: Amount
    /// What was paid, less what was refunded; unknown where no event says.
    package var paid: Amount
    /// What fell due under its periodic penalty.
    package var forfeited: Money?
    /// The periodic penalty as it now is.
    package var penalty: PeriodicPenalty?
    /// What an annulment left of the findings, where it stands annulled.
    package var findings: FindingsAfterAnnulment?
    package var openChallenges: [OpenChallenge] = []
    /// The place in the story of the decision that sent it back, while it is not decided again.
    package var remittal: Int?
    package var grade = StatusGrade()

    /// Whether it is a measure of money: a fine, or a settlement of its own.
    package var isMoney: Bool { type == .fine || type == .settlement }
}

/// An objection or appeal that is not known to have ended.
package struct OpenChallenge: Sendable {
    /// The place of the filing in the story.
    package var eventIndex: Int
    /// `objection` or `appeal`.
    package var type: EventType
    package var filer: [PartyName]
    /// Who must decide it.
    package var to: [PartyName]
    /// The best date of the filing.
    package var date: PartialDate?
    /// Announced by the party, not yet seen to be lodged.
    package var isAnnounced: Bool
}
