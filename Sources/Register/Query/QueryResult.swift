import Content

/// What a query came to: columns, rows, and what a reader must know of them.
package struct QueryResult: Sendable {
    /// A value of a cell; what it names stands as a place in the register.
    package enum Value: Hashable, Sendable {
        /// There is none, or it is not known.
        case none
        case text(String)
        /// One of the words of a field, such as a standing.
        case word(String)
        case number(Int)
        case flag(Bool)
        case date(PartialDate)
        case country(Country)
        case caseRecord(CaseIndex)
        case entity(EntityIndex)
        case topic(Int)
        case sector(Int)
        case dossier(Int)
        case law(Int)
        case article(law: Int, article: Int)
        /// An amount of one case in its own currency, and in that of the totals.
        case amount(Amount, isPartial: Bool, converted: ConvertedMoney?)
        /// A sum, mean, median or extreme of amounts, in the currency of the totals.
        case money(QueryFigure)
        /// The same of days.
        case days(QueryFigure)
        case share(QueryShare)
        /// Several values of one field.
        case list([Value])
    }

    package struct Column: Hashable, Sendable {
        package enum Content: Hashable, Sendable {
            /// The case's id, or its title.
            case caseID, caseTitle
            case field(QueryField)
            case measure(QueryMeasure)
        }

        package var content: Content

        /// The column's name as a query writes it: `year`, `sum(current)`.
        package var name: String {
            switch content {
            case .caseID: "case"
            case .caseTitle: "title"
            case .field(let field): field.rawValue
            case .measure(let measure): measure.description
            }
        }
    }

    package struct Row: Hashable, Sendable {
        package var values: [Value]
        /// The cases that the row is made of.
        package var cases: [CaseIndex]
    }

    package var query: Query
    package var columns: [Column] = []
    package var rows: [Row] = []
    /// The measures of all selected cases together, where there are groups: never the sum of the rows.
    package var total: Row?
    package var notes: [QueryNote] = []
    /// The cases that the filter takes, in the order of the query, before any limit.
    package var cases: [CaseIndex] = []
    /// How many rows there were before the limit.
    package var rowCount = 0
}

/// A figure made of the values of several cases, with how many of them are known.
package struct QueryFigure: Hashable, Sendable {
    /// Smallest units of the currency of the totals, or days; nil where nothing is known.
    package var value: Int64?
    /// How many cases the figure is made of.
    package var known: Int
    /// How many cases have such a value, known or not.
    package var of: Int
    /// Whether an amount in it was converted.
    package var isEstimate: Bool
    /// The case that the largest or smallest value is from, the newest of several.
    package var at: CaseIndex?

    /// True under five values, of which a mean or median says little.
    package var isSmall: Bool { known < 5 }
}

/// A part of a whole, exactly.
package struct QueryShare: Hashable, Sendable {
    /// A count, or smallest units of the currency of the totals, or days.
    package var part: Int64
    /// In the same unit; never zero.
    package var whole: Int64
    package var isEstimate: Bool

    /// The share in tenths of a percent, halves to even.
    package var permille: Int { Int(Conversion.halfEven(Int128(part) * 1000, Int128(whole))) }
}
