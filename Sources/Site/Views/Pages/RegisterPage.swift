/// The register as a table: the newest cases, or those of one year.
struct RegisterPage: View, Equatable {
    var page: PageView
    var heading: String
    var lead: String?
    var keyFigures: [KeyFigureView] = []
    /// Every year with its number of cases.
    var years: [YearLinkView] = []
    var cases: CaseTableView
    var downloads: [DownloadView] = []
    /// Filters; nil where the theme has no scripts for them.
    var scripts: PageScriptsView?

    static let declaration = ViewDeclaration<RegisterPage>(
        "register-page", "The register as a table: the newest cases, or those of one year.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("heading", "The page's heading.") { $0.heading },
            .text("lead", "What the table holds.") { $0.lead },
            .list("key-figures", "What the cases add up to.") { $0.keyFigures },
            .flag("has-years", "There is more than this page.") { !$0.years.isEmpty },
            .list("years", "Every year with its number of cases.") { $0.years },
            .view("cases", "The cases.") { $0.cases },
            .flag("has-downloads", "There are files to take away.") { !$0.downloads.isEmpty },
            .list("downloads", "The same as files.") { $0.downloads },
            .view("scripts", "What the page's scripts are and read.") { $0.scripts },
        ])
}

/// A year and how many cases it has.
struct YearLinkView: View, Equatable {
    var text: String
    /// The address; nil for the year shown.
    var href: String?
    var count: String
    var isCurrent = false

    static let declaration = ViewDeclaration<YearLinkView>(
        "year-link", "A year and how many cases it has.",
        fields: [
            .text("text", "The year.") { $0.text },
            .text("href", "Its page; empty for the year shown.") { $0.href },
            .text("count", "How many cases.") { $0.count },
            .flag("is-current", "This is the year shown.") { $0.isCurrent },
        ])
}
