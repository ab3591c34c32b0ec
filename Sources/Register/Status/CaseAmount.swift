import Content

/// An amount of a whole case: the sum of its fines, with what is not known of it.
package struct CaseAmount: Hashable, Sendable {
    /// The known sums by currency, in the order of the currencies' codes.
    package var sums: [Money]
    /// How many of the fines have a known amount.
    package var known: Int
    /// How many fines there are.
    package var of: Int
    /// The amount in a word or a number: the sum where there is one, else why there is none.
    ///
    /// With fines in several currencies it is the sum in the currency of the first, and partial.
    package var summary: Amount

    package static let none = CaseAmount(sums: [], known: 0, of: 0, summary: .none)

    /// Whether the summary leaves something out: "n of N".
    package var isPartial: Bool { known > 0 && (known < of || sums.count > 1) }

    /// The sum of amounts; nil where it does not fit into 64 bits.
    static func sum(_ amounts: [Amount]) -> CaseAmount? {
        var sums: [Money] = []
        var known = 0
        // A measure that has no amount says nothing about the sum of the others.
        let countable = amounts.filter { $0 != .none }
        for case .number(let money) in countable {
            known += 1
            if let index = sums.firstIndex(where: { $0.currency == money.currency }) {
                guard let sum = sums[index].adding(money) else { return nil }
                sums[index] = sum
            } else {
                sums.append(money)
            }
        }
        let summary: Amount =
            if let first = sums.first {
                .number(first)
            } else if countable.isEmpty {
                .none
            } else if countable.allSatisfy({ $0 == .undisclosed }) {
                .undisclosed
            } else {
                .unknown
            }
        return CaseAmount(
            sums: sums.sorted { $0.currency < $1.currency }, known: known, of: countable.count, summary: summary)
    }
}

extension Money {
    /// The sum of two amounts of one currency; nil where the currencies differ or it does not fit into 64 bits.
    func adding(_ other: Money) -> Money? {
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        return overflow || other.currency != currency ? nil : Money(currency, minorUnits: sum)
    }
}
