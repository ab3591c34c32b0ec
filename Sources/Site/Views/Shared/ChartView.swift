/// A chart: a headline that states the finding, the drawing, and what it rests on.
struct ChartView: View, Equatable {
    /// The anchor of the figure on its page.
    var id: String
    var headline: String
    /// Unit and scope: "Fines as current, € million, 2018–2026".
    var subtitle: String?
    /// The drawing, with a text alternative of its own.
    var svg: HTML
    /// Source and method.
    var caption: String?
    /// The same numbers as a table, for those who cannot or will not read the drawing.
    var table: HTML?
    /// How many rows of how many the table shows, where it does not show all.
    var rest: String?
    /// Where the rows are that the table does not show.
    var data: [LinkView] = []
    /// The query that gives the numbers.
    var query: String?

    static let declaration = ViewDeclaration<ChartView>(
        "chart", "A chart: a headline that states the finding, the drawing, and what it rests on.",
        fields: [
            .text("id", "The anchor of the figure on its page.") { $0.id },
            .text("headline", "The finding.") { $0.headline },
            .text("subtitle", "Unit and scope.") { $0.subtitle },
            .html("svg", "The drawing, with a text alternative of its own.") { $0.svg },
            .text("caption", "Source and method.") { $0.caption },
            .html("table", "The same numbers as a table.") { $0.table },
            .text("rest", "How many rows of how many the table shows, where it does not show all.") { $0.rest },
            .list("data", "Where the rows are that the table does not show.") { $0.data },
            .text("query", "The query that gives the numbers.") { $0.query },
        ])
}
