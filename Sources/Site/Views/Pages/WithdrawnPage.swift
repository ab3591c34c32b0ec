/// What is left of a case that was withdrawn: the day, and no name.
struct WithdrawnPage: View, Equatable {
    var page: PageView
    /// That a case at this address was withdrawn, and on which day.
    var sentence: String

    static let declaration = ViewDeclaration<WithdrawnPage>(
        "withdrawn-page", "What is left of a case that was withdrawn: the day, and no name.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("sentence", "That a case was withdrawn, and on which day.") { $0.sentence },
        ])
}
