/// What a reader of a result must know to read it rightly.
package enum QueryNote: Hashable, Sendable {
    /// So many cases stand in several groups of a field: the groups do not add up to the whole.
    case several(QueryField, cases: Int)
    /// So many cases have no known value of a field and stand in no group.
    case without(QueryField, cases: Int)
    /// Amounts of so many cases were converted at the reference rates of the deciding date.
    case estimate(cases: Int)
    /// Amounts of so many cases are in a currency without a rate, and are left out.
    case noRate(cases: Int)
    /// Of so many cases just some of the amounts are known.
    case partlyKnown(cases: Int)
    /// So many fines of which nothing stands are left out of means, medians, largest and smallest.
    case fallen(cases: Int)
    /// So many cases have settlements or forfeited penalties, which stand beside the fines.
    case apart(settlements: Int, forfeitures: Int)
    /// Of fines with a part for each company only the parts of the companies named are counted, in so many cases.
    case parts(cases: Int)
    /// So many cases have a date from the publication or a later event, not from the decision.
    case datedOtherwise(cases: Int)
    /// More rows were found than are shown.
    case limited(shown: Int, of: Int)
    /// No case of the register meets this condition.
    case meetsNone(String)
    /// A sum is too large to be written.
    case tooLarge(QueryMeasure)

    /// The note in English.
    package var text: String {
        func cases(_ count: Int) -> String { count == 1 ? "1 case" : "\(count) cases" }
        switch self {
        case .several(let field, let count):
            return
                "\(cases(count)) with several values of `\(field.rawValue)` in full under each: the rows do not add up to the total"
        case .without(let field, let count):
            return "\(cases(count)) without a known value of `\(field.rawValue)` in no row"
        case .estimate(let count):
            return "estimate: amounts of \(cases(count)) converted at the reference rates of the deciding date"
        case .noRate(let count): return "\(cases(count)) left out: their currency has no rate for that date"
        case .partlyKnown(let count): return "\(cases(count)) of which some of the amounts are not known"
        case .fallen(let count): return "\(cases(count)) of which nothing stands left out of mean, median, max and min"
        case .apart(let settlements, let forfeitures):
            var parts: [String] = []
            if settlements > 0 { parts.append("settlements of \(cases(settlements)), see `sum(settled)`") }
            if forfeitures > 0 { parts.append("forfeited penalties of \(cases(forfeitures)), see `sum(forfeited)`") }
            return "not among the fines: " + parts.joined(separator: "; ")
        case .parts(let count): return "\(cases(count)) with just the parts of the fine that are the company's own"
        case .datedOtherwise(let count):
            return "\(cases(count)) dated by publication or a later event: the decision's date is not known"
        case .limited(let shown, let all): return "\(shown) of \(all) rows"
        case .meetsNone(let condition): return "no case of the register meets `\(condition)`"
        case .tooLarge(let measure): return "`\(measure)` is too large a sum"
        }
    }
}
