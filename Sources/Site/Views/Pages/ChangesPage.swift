/// What changed in the register and when.
struct ChangesPage: View, Equatable {
    var page: PageView
    var lead: String?
    var changes: [ChangeView]
    var pagination: PaginationView?
    /// The record for machines that all changes are told from.
    var record: LinkView?

    static let declaration = ViewDeclaration<ChangesPage>(
        "changes-page", "What changed in the register and when.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("lead", "What counts as a change.") { $0.lead },
            .list("changes", "The changes, newest first.") { $0.changes },
            .view("pagination", "Which part of the list this is.") { $0.pagination },
            .view("record", "The record for machines that all changes are told from.") { $0.record },
        ])
}
