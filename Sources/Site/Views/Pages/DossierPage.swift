/// One conduct before several authorities.
struct DossierPage: View, Equatable {
    var page: PageView
    var title: String
    var titleLang: String?
    var summary: String?
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    var body: HTML?
    var bodyLang: String?
    /// Nil on further parts of the page that it does not reach.
    var cases: CaseTableView?

    static let declaration = ViewDeclaration<DossierPage>(
        "dossier-page", "One conduct before several authorities.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("title", "The dossier's title.") { $0.title },
            .text("title-lang", "The title's language where it is not the page's.") { $0.titleLang },
            .text("summary", "The dossier in a sentence or two.") { $0.summary },
            .list("key-figures", "What its cases add up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .html("body", "The text.") { $0.body },
            .text("body-lang", "The text's language where it is not the page's.") { $0.bodyLang },
            .view("cases", "Its cases.") { $0.cases },
        ])
}
