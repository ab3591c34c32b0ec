import Content

/// What a case adds to totals, in a few plain numbers: sums over thousands of cases read nothing else of them.
///
/// Amounts are in the smallest unit of the currency of the totals.
struct CaseTally: Sendable {
    struct Sum: Sendable {
        var units: Int64
        var isEstimate: Bool

        init?(_ amount: ConvertedMoney?) {
            guard let amount else { return nil }
            units = amount.money.minorUnits
            isEstimate = amount.isEstimate
        }
    }

    var isFined: Bool
    /// A fine is made of parts: what companies add up to may be less than the whole.
    var hasParts: Bool
    var finality: Finality
    var isFallen: Bool
    var imposed: Sum?
    var current: Sum?
    var isSettled: Bool
    var settled: Sum?
    var isForfeited: Bool
    var forfeited: Sum?

    init(_ record: CaseRecord) {
        isFined = record.status.imposed.of > 0
        hasParts = record.status.sanctions.contains { !$0.parts.isEmpty }
        finality = record.status.finality
        isFallen = record.status.standing == .annulled || record.status.standing == .revoked
        imposed = Sum(record.amounts.imposed)
        current = Sum(record.amounts.current)
        isSettled = record.status.settled.of > 0
        settled = Sum(record.amounts.settled)
        isForfeited = record.status.forfeited != nil
        forfeited = Sum(record.amounts.forfeited)
    }
}
