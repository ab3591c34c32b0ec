/// The front of the register: what it is, what it adds up to, what is new and what is largest.
struct HomePage: View, Equatable {
    var page: PageView
    /// What the register is, in a sentence, set large.
    var heading: String
    var lead: String?
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    var latest: CaseTableView
    var largest: CaseTableView?
    var breakdowns: [BreakdownView] = []
    var changes: [ChangeView] = []
    var changesMore: LinkView?

    static let declaration = ViewDeclaration<HomePage>(
        "home-page", "The front of the register: what it is, what it adds up to, what is new and what is largest.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("heading", "What the register is, in a sentence.") { $0.heading },
            .text("lead", "What a reader finds here.") { $0.lead },
            .list("key-figures", "What the register adds up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .view("latest", "The newest cases.") { $0.latest },
            .view("largest", "The largest fines as current.") { $0.largest },
            .list("breakdowns", "Cases by authority, by year and the like.") { $0.breakdowns },
            .flag("has-changes", "Something changed lately.") { !$0.changes.isEmpty },
            .list("changes", "What changed lately.") { $0.changes },
            .view("changes-more", "Where all changes stand.") { $0.changesMore },
        ])
}
