/// Something of a case that can be added up or compared: an amount, or a time in days.
package enum QueryQuantity: String, CaseIterable, Sendable {
    case imposed, current, paid, settled, forfeited, days

    /// The field that holds the quantity.
    package var field: QueryField {
        switch self {
        case .imposed: .imposed
        case .current: .current
        case .paid: .paid
        case .settled: .settled
        case .forfeited: .forfeited
        case .days: .days
        }
    }

    package var isMoney: Bool { self != .days }

    /// True for the amounts of fines; settlements and forfeited penalties stand beside them.
    package var isFine: Bool { self == .imposed || self == .current || self == .paid }
}

/// What is counted: the three differ, so each has its name.
package enum QueryCounted: String, CaseIterable, Sendable {
    case cases
    /// Cases of one decision count once; a case without a decision does not count.
    case decisions
    case sanctions
}

/// What a query computes of cases.
package enum QueryMeasure: Hashable, Sendable, CustomStringConvertible {
    package enum Statistic: String, CaseIterable, Sendable {
        case sum, mean, median, max, min
        /// A quarter of the values lies below the first, a quarter above the second.
        case lowerQuartile = "lower-quartile"
        case upperQuartile = "upper-quartile"
    }

    case count(QueryCounted)
    case statistic(Statistic, QueryQuantity)
    /// The part of a count in that of the whole: of all selected cases where there are groups, else of the register.
    case shareOfCount(QueryCounted)
    case share(QueryQuantity)

    package static let count = QueryMeasure.count(.cases)

    /// The words that begin a measure.
    static let names = ["count"] + Statistic.allCases.map(\.rawValue) + ["share"]

    /// The measure as a query writes it.
    package var description: String {
        switch self {
        case .count(.cases): "count"
        case .count(let counted): "count(\(counted.rawValue))"
        case .statistic(let statistic, let quantity): "\(statistic.rawValue)(\(quantity.rawValue))"
        case .shareOfCount(let counted): "share(\(counted.rawValue))"
        case .share(let quantity): "share(\(quantity.rawValue))"
        }
    }

    /// What the measure is taken of, where that is an amount or a time.
    package var quantity: QueryQuantity? {
        switch self {
        case .statistic(_, let quantity), .share(let quantity): quantity
        case .count, .shareOfCount: nil
        }
    }
}
