/// All authorities, companies, courts, countries or the like, with what they add up to.
struct IndexPage: View, Equatable {
    var page: PageView
    /// `authorities`, `companies`, `courts`, `organisations`, `countries`, `sectors`, `topics`, `years`, `dossiers`.
    var code: String
    var heading: String
    var lead: String?
    /// Links to the groups, where there are many.
    var jumps: [LinkView] = []
    /// What the table lists, for those who come to it without its surroundings.
    var caption: String
    /// The first column's heading: "Authority".
    var entryLabel: String
    var showsCountry = false
    var showsTotal = true
    var showsLatest = true
    var figures: [ChartView] = []
    var groups: [EntityGroupView]
    /// The ways to the other parts of a long list.
    var pagination: PaginationView?
    /// How the totals are made, and what they leave out.
    var note: String?

    /// The entry and the number of cases, and those columns that are shown.
    private var columnCount: Int {
        2 + (showsCountry ? 1 : 0) + (showsTotal ? 1 : 0) + (showsLatest ? 1 : 0)
    }

    static let declaration = ViewDeclaration<IndexPage>(
        "index-page", "All authorities, companies, courts, countries or the like, with what they add up to.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("code", "What is listed, as a class.") { $0.code },
            .text("heading", "The page's heading.") { $0.heading },
            .text("lead", "What the list holds.") { $0.lead },
            .flag("has-jumps", "There are enough groups to jump to.") { !$0.jumps.isEmpty },
            .list("jumps", "Links to the groups.") { $0.jumps },
            .text("caption", "What the table lists.") { $0.caption },
            .text("column-count", "How many columns the table has.") { String($0.columnCount) },
            .text("entry-label", "The first column's heading.") { $0.entryLabel },
            .flag("shows-country", "The table has a column of countries.") { $0.showsCountry },
            .flag("shows-total", "The table has a column of totals.") { $0.showsTotal },
            .flag("shows-latest", "The table has a column for the latest case.") { $0.showsLatest },
            .list("figures", "Charts.") { $0.figures },
            .list("groups", "The entries, divided where that helps.") { $0.groups },
            .view("pagination", "The ways to the other parts of a long list.") { $0.pagination },
            .text("note", "How the totals are made, and what they leave out.") { $0.note },
        ])
}
