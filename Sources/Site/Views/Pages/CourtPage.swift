/// A court: what is pending before it, how cases ended and how long they took.
struct CourtPage: View, Equatable {
    var page: PageView
    var entity: EntityView
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    /// How many proceedings ended in which way.
    var outcomes: BreakdownView?
    /// Each nil on further parts of the page that it does not reach.
    var pending: ProceedingsView?
    var ended: ProceedingsView?
    /// Cases in which it acted otherwise: it suspended a sanction, say.
    var otherCases: CaseTableView?

    static let declaration = ViewDeclaration<CourtPage>(
        "court-page", "A court: what is pending before it, how cases ended and how long they took.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .view("entity", "The court.") { $0.entity },
            .list("key-figures", "How many are pending, how many ended, how long they took.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .view("outcomes", "How many proceedings ended in which way.") { $0.outcomes },
            .view("pending", "What is pending.") { $0.pending },
            .view("ended", "What has ended.") { $0.ended },
            .view("other-cases", "The cases in which it acted otherwise.") { $0.otherCases },
        ])
}
