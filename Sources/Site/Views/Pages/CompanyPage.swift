/// A company: its own cases, and those of the group it heads.
struct CompanyPage: View, Equatable {
    var page: PageView
    var entity: EntityView
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    var parents: [MemberView] = []
    var subsidiaries: [MemberView] = []
    var breakdowns: [BreakdownView] = []
    /// Cases in which it is a respondent itself; nil on further parts of the page that it does not reach.
    var cases: CaseTableView?
    /// Cases of companies that were its subsidiaries on the decision's date.
    var groupCases: CaseTableView?
    /// Cases in which it took part and is no respondent: as complainant, say.
    var otherCases: CaseTableView?
    /// How cases are counted to a group.
    var groupNote: String?
    var downloads: [DownloadView] = []

    static let declaration = ViewDeclaration<CompanyPage>(
        "company-page", "A company: its own cases, and those of the group it heads.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .view("entity", "The company.") { $0.entity },
            .list("key-figures", "What its cases and its group's add up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .flag("has-group", "It has a parent or a subsidiary.") { !$0.parents.isEmpty || !$0.subsidiaries.isEmpty },
            .flag("has-parents", "It has or had a parent.") { !$0.parents.isEmpty },
            .list("parents", "Companies above it.") { $0.parents },
            .flag("has-subsidiaries", "It has or had a subsidiary.") { !$0.subsidiaries.isEmpty },
            .list("subsidiaries", "Companies below it.") { $0.subsidiaries },
            .list("breakdowns", "Its cases by authority, by year and the like.") { $0.breakdowns },
            .view("cases", "The cases in which it is a respondent itself.") { $0.cases },
            .view("group-cases", "The cases of its subsidiaries.") { $0.groupCases },
            .view("other-cases", "The cases in which it took part otherwise.") { $0.otherCases },
            .text("group-note", "How cases are counted to a group.") { $0.groupNote },
            .flag("has-downloads", "There are files to take away.") { !$0.downloads.isEmpty },
            .list("downloads", "The same as files.") { $0.downloads },
        ])
}
