import Content

/// The days that a date can be.
package struct DaySpan: Sendable {
    var earliest: Int
    var latest: Int

    init(_ date: PartialDate) {
        earliest = date.earliest.number
        latest = date.latest.number
    }
}

/// What queries compare of a case: plain numbers, so that a scan reads them in one go.
package struct CaseRow: Sendable {
    var year: Int
    /// The day of the decision, only where it is known as such.
    var decided: DaySpan?
    var published: DaySpan?
    /// Days from the first dated complaint, investigation or breach notice to the decision.
    package var days: Int?
    /// Whether a decision was taken: the case is neither investigated nor just proposed.
    var isDecided: Bool
    /// Whether its date is that of a decision.
    var isDatedByDecision: Bool
    var hasParties: Bool
    /// Whether a party was not named by the authority.
    var hasUnnamedParty: Bool
    var sanctions: Int
    /// Whether its only fine is divided among companies.
    package var isDivided: Bool
    var imposed: CaseQuantity
    var current: CaseQuantity
    var paid: CaseQuantity
    var settled: CaseQuantity
    var forfeited: CaseQuantity

    init(_ record: CaseRecord, currencies: inout [Currency]) {
        let status = record.status
        let decision = CaseProperties.date(.decided, record)
        year = record.year
        decided = decision.map(DaySpan.init)
        published = status.publishedOn.map(DaySpan.init)
        days = CaseProperties.days(record)
        isDecided = status.standing != .underInvestigation && status.standing != .proposed
        isDatedByDecision = status.dateBasis == .decision
        hasParties = !record.parties.isEmpty
        hasUnnamedParty = record.parties.contains { $0.entity == nil }
        sanctions = status.sanctions.count
        let fines = status.sanctions.filter { $0.type == .fine }
        isDivided = fines.count == 1 && !fines[0].parts.isEmpty
        let amounts = record.amounts
        imposed = CaseQuantity(status.imposed, amounts.imposed, currencies: &currencies)
        current = CaseQuantity(status.current, amounts.current, currencies: &currencies)
        paid = CaseQuantity(status.paid, amounts.paid, currencies: &currencies)
        settled = CaseQuantity(status.settled, amounts.settled, currencies: &currencies)
        forfeited = CaseQuantity(CaseProperties.forfeited(record), amounts.forfeited, currencies: &currencies)
    }

    /// The amount of a field that is one.
    package func quantity(_ field: QueryField) -> CaseQuantity {
        switch field {
        case .imposed: imposed
        case .current: current
        case .paid: paid
        case .settled: settled
        default: forfeited
        }
    }
}
