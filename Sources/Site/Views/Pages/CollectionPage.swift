/// The cases of a country, a sector or a topic.
struct CollectionPage: View, Equatable {
    var page: PageView
    /// `country`, `sector` or `topic`, as a class.
    var code: String
    /// "Country", "Sector", "Topic".
    var kind: String
    var heading: String
    var lead: String?
    /// The country's authorities, and the like.
    var facts: [FactView] = []
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    var breakdowns: [BreakdownView] = []
    /// Nil on further parts of the page that it does not reach.
    var cases: CaseTableView?
    /// For a country: cases against its companies elsewhere.
    var otherCases: CaseTableView?
    var downloads: [DownloadView] = []

    static let declaration = ViewDeclaration<CollectionPage>(
        "collection-page", "The cases of a country, a sector or a topic.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("code", "What the cases have in common, as a class.") { $0.code },
            .text("kind", "What the cases have in common, in words.") { $0.kind },
            .text("heading", "The page's heading.") { $0.heading },
            .text("lead", "What is meant by it.") { $0.lead },
            .list("facts", "The country's authorities, and the like.") { $0.facts },
            .list("key-figures", "What the cases add up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .list("breakdowns", "The cases by authority, by year and the like.") { $0.breakdowns },
            .view("cases", "The cases.") { $0.cases },
            .view("other-cases", "For a country: cases against its companies elsewhere.") { $0.otherCases },
            .flag("has-downloads", "There are files to take away.") { !$0.downloads.isEmpty },
            .list("downloads", "The same as files.") { $0.downloads },
        ])
}
