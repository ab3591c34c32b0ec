/// An organisation that complains: the cases it brought about.
struct OrganisationPage: View, Equatable {
    var page: PageView
    var entity: EntityView
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    var breakdowns: [BreakdownView] = []
    /// Nil on further parts of the page that it does not reach.
    var cases: CaseTableView?

    static let declaration = ViewDeclaration<OrganisationPage>(
        "organisation-page", "An organisation that complains: the cases it brought about.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .view("entity", "The organisation.") { $0.entity },
            .list("key-figures", "What its cases add up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .list("breakdowns", "Its cases by authority, by outcome and the like.") { $0.breakdowns },
            .view("cases", "The cases in which it complained.") { $0.cases },
        ])
}
