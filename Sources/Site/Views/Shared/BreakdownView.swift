/// Counts and sums by one property, as a table with bars.
struct BreakdownView: View, Equatable {
    var id: String
    var heading: String
    var caption: String
    /// The first column's heading: "Year", "Authority".
    var groupLabel: String
    /// The count's heading: "Cases", "Proceedings".
    var countLabel: String
    /// The sum's heading; nil leaves the column out.
    var sumLabel: String?
    var rows: [BreakdownRowView]
    /// What is counted, and what is left out.
    var note: String?

    static let declaration = ViewDeclaration<BreakdownView>(
        "breakdown", "Counts and sums by one property, as a table with bars.",
        fields: [
            .text("id", "The anchor of the section on its page.") { $0.id },
            .text("heading", "The section's heading.") { $0.heading },
            .text("caption", "What the table counts.") { $0.caption },
            .text("group-label", "The first column's heading.") { $0.groupLabel },
            .text("count-label", "The count's heading.") { $0.countLabel },
            .text("sum-label", "The sum's heading; empty where there is no such column.") { $0.sumLabel },
            .flag("has-rows", "There is at least one row.") { !$0.rows.isEmpty },
            .list("rows", "The groups.") { $0.rows },
            .text("note", "What is counted, and what is left out.") { $0.note },
        ])
}

/// One group of a breakdown.
struct BreakdownRowView: View, Equatable {
    var link: LinkView
    var count: String
    /// The bar's length as a whole percentage of the longest: "37".
    var share: String
    var sum: AmountView?
    /// What the sum leaves out: "19 of 20".
    var sumNote: String?

    static let declaration = ViewDeclaration<BreakdownRowView>(
        "breakdown-row", "One group of a breakdown.",
        fields: [
            .view("link", "The group.") { $0.link },
            .text("count", "How many.") { $0.count },
            .text("share", "The bar's length in percent of the longest, a whole number.") { $0.share },
            .view("sum", "How much.") { $0.sum },
            .text("sum-note", "What the sum leaves out.") { $0.sumNote },
        ])
}
