/// Two authorities, companies, countries or years side by side; without scripts the tables to compare them by.
struct ComparePage: View, Equatable {
    var page: PageView
    var heading: String
    var lead: String
    /// The authorities with cases, to choose from.
    var choices: [ChoiceView] = []
    /// The authorities and the countries with what their cases add up to.
    var groups: [EntityGroupView]
    var note: String
    var scripts: PageScriptsView?

    static let declaration = ViewDeclaration<ComparePage>(
        "compare-page", "Two authorities, companies, countries or years side by side.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("heading", "The page's heading.") { $0.heading },
            .text("lead", "What can be compared.") { $0.lead },
            .list("choices", "The authorities with cases, to choose from.") { $0.choices },
            .list("groups", "Authorities and countries with what their cases add up to.") { $0.groups },
            .text("note", "How the totals are made.") { $0.note },
            .view("scripts", "What the page's scripts are and read.") { $0.scripts },
            // The entries are those of an index, which has these columns.
            .flag("shows-country", "The tables have no column of countries.") { _ in false },
            .flag("shows-total", "The tables have a column of totals.") { _ in true },
            .flag("shows-latest", "The tables have a column for the latest case.") { _ in true },
        ])
}

/// Something to choose, with what a script is told of it.
struct ChoiceView: View, Equatable {
    var value: String
    var text: String

    static let declaration = ViewDeclaration<ChoiceView>(
        "choice", "Something to choose, with what a script is told of it.",
        fields: [
            .text("value", "What a script is told.") { $0.value },
            .text("text", "What is read.") { $0.text },
        ])
}
