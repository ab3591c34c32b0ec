/// What a reader meets at an address that holds nothing.
struct NotFoundPage: View, Equatable {
    var page: PageView
    /// Ways to go on.
    var links: [LinkView]

    static let declaration = ViewDeclaration<NotFoundPage>(
        "not-found-page", "What a reader meets at an address that holds nothing.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .list("links", "Ways to go on.") { $0.links },
        ])
}
