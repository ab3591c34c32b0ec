/// Something that the search index keeps of a page besides its text: to filter by, to sort by, or to show.
struct SearchMarkView: View, Equatable {
    /// The use of it, as Pagefind's attributes call it.
    enum Use: String {
        case filter, sort, meta
    }

    var use: Use
    /// What it is of the page: `authority`, `year`, `amount`.
    var name: String
    var content: String

    static let declaration = ViewDeclaration<SearchMarkView>(
        "search-mark", "Something that the search index keeps of a page besides its text.",
        fields: [
            .text("use", "`filter`, `sort` or `meta`.") { $0.use.rawValue },
            .text("name", "What it is of the page.") { $0.name },
            .text("content", "Its value, in the page's language.") { $0.content },
        ])
}
