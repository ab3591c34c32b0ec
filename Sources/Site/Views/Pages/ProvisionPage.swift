/// A provision: the cases in which it was found violated, and those in which it was not.
struct ProvisionPage: View, Equatable {
    var page: PageView
    var law: LinkView
    /// "Article 13 GDPR".
    var heading: String
    /// The article's title.
    var title: String?
    var titleLang: String?
    /// "Chapter III, Rights of the data subject".
    var chapter: LinkView?
    var officialText: LinkView?
    var previous: LinkView?
    var next: LinkView?
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    /// By paragraph and point, by authority, by year.
    var breakdowns: [BreakdownView] = []
    /// Nil on further parts of the page that it does not reach.
    var cases: CaseTableView?
    /// Cases in which it was named with another finding, one table for each.
    var otherFindings: [CaseTableView] = []

    static let declaration = ViewDeclaration<ProvisionPage>(
        "provision-page", "A provision: the cases in which it was found violated, and those in which it was not.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .view("law", "The law it belongs to.") { $0.law },
            .text("heading", "The provision's number and law.") { $0.heading },
            .text("title", "The provision's title.") { $0.title },
            .text("title-lang", "The title's language where it is not the page's.") { $0.titleLang },
            .view("chapter", "The chapter it stands in.") { $0.chapter },
            .view("official-text", "Where the law's text stands.") { $0.officialText },
            .view("previous", "The provision before.") { $0.previous },
            .view("next", "The provision after.") { $0.next },
            .flag("has-neighbours", "There is one before or after.") { $0.previous != nil || $0.next != nil },
            .list("key-figures", "What the cases add up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .list("breakdowns", "The cases by paragraph, by authority and the like.") { $0.breakdowns },
            .view("cases", "The cases in which it was found violated.") { $0.cases },
            .list("other-findings", "The cases in which it was named otherwise.") { $0.otherFindings },
        ])
}
