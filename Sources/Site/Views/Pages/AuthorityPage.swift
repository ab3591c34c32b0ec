/// An authority: what it imposed, how often, how much, and what became of it.
struct AuthorityPage: View, Equatable {
    var page: PageView
    var entity: EntityView
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    /// By year, by provision, by outcome.
    var breakdowns: [BreakdownView] = []
    /// Nil on further parts of the page that it does not reach.
    var cases: CaseTableView?
    /// Cases in which it was lead, concerned or forwarding, which its totals leave out.
    var otherCases: CaseTableView?
    var downloads: [DownloadView] = []

    static let declaration = ViewDeclaration<AuthorityPage>(
        "authority-page", "An authority: what it imposed, how often, how much, and what became of it.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .view("entity", "The authority.") { $0.entity },
            .list("key-figures", "What its cases add up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .list("breakdowns", "Its cases by year, by provision and the like.") { $0.breakdowns },
            .view("cases", "The cases in which it imposed something.") { $0.cases },
            .view("other-cases", "The cases in which it had another part.") { $0.otherCases },
            .flag("has-downloads", "There are files to take away.") { !$0.downloads.isEmpty },
            .list("downloads", "The same as files.") { $0.downloads },
        ])
}
