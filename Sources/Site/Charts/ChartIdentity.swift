/// What a chart is called and what it says to those who do not see it.
struct ChartIdentity: Sendable, Hashable {
    /// The prefix of every id in the drawing: unique on its page, a word of letters, digits and hyphens.
    var id: String
    /// What the chart shows: "Fines by authority".
    var title: String
    /// What the chart finds, in a sentence with its numbers, as "The DPC imposed more than all others".
    var finding: String
    /// The sentence that stands where there is nothing to draw.
    var emptyText: String
}
