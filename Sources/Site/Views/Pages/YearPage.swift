/// A year of enforcement: the annual report.
struct YearPage: View, Equatable {
    var page: PageView
    /// "2024".
    var heading: String
    /// What the year came to, in a sentence.
    var lead: String?
    /// What an editor says of the year.
    var introduction: HTML?
    var introductionLang: String?
    /// The year in sentences, composed from the register.
    var report: HTML?
    var previous: LinkView?
    var next: LinkView?
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    /// By authority, by sector, by provision, by month.
    var breakdowns: [BreakdownView] = []
    var largest: CaseTableView?
    var cases: CaseTableView?
    var downloads: [DownloadView] = []

    static let declaration = ViewDeclaration<YearPage>(
        "year-page", "A year of enforcement: the annual report.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("heading", "The year.") { $0.heading },
            .text("lead", "What the year came to.") { $0.lead },
            .html("introduction", "What an editor says of the year.") { $0.introduction },
            .text("introduction-lang", "The introduction's language where it is not the page's.") {
                $0.introductionLang
            },
            .html("report", "The year in sentences, composed from the register.") { $0.report },
            .view("previous", "The year before.") { $0.previous },
            .view("next", "The year after.") { $0.next },
            .flag("has-neighbours", "There is one before or after.") { $0.previous != nil || $0.next != nil },
            .list("key-figures", "What the year adds up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .list("breakdowns", "The year by authority, by sector and the like.") { $0.breakdowns },
            .view("largest", "The year's largest fines.") { $0.largest },
            .view("cases", "The year's cases.") { $0.cases },
            .flag("has-downloads", "There are files to take away.") { !$0.downloads.isEmpty },
            .list("downloads", "The same as files.") { $0.downloads },
        ])
}
