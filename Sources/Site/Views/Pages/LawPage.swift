/// A law: its provisions by chapter, and how often each was found violated.
struct LawPage: View, Equatable {
    var page: PageView
    var name: String
    var nameLang: String?
    /// "GDPR".
    var short: String?
    var lead: String?
    /// Country, official text, cases.
    var facts: [FactView] = []
    var keyFigures: [KeyFigureView] = []
    var figures: [ChartView] = []
    /// What a provision is called there: "Article".
    var unitLabel: String
    var chapters: [ChapterView]
    /// Words for a law whose provisions are not all listed.
    var openNote: String?

    static let declaration = ViewDeclaration<LawPage>(
        "law-page", "A law: its provisions by chapter, and how often each was found violated.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("name", "The law's name.") { $0.name },
            .text("name-lang", "The name's language where it is not the page's.") { $0.nameLang },
            .text("short", "The short name.") { $0.short },
            .text("lead", "What the page holds.") { $0.lead },
            .list("facts", "Country, official text and so on.") { $0.facts },
            .list("key-figures", "What the cases under it add up to.") { $0.keyFigures },
            .list("figures", "Charts.") { $0.figures },
            .text("unit-label", "What a provision is called there.") { $0.unitLabel },
            .flag("has-chapters", "The law is divided into chapters.") { $0.chapters.count > 1 },
            .list("chapters", "Its provisions by chapter.") { $0.chapters },
            .text("open-note", "Words for a law whose provisions are not all listed.") { $0.openNote },
        ])
}
