/// A former address, leading to the present one.
struct RedirectPage: View, Equatable {
    var page: PageView
    /// The present address, absolute, for `refresh` and `canonical`.
    var target: String
    /// The title of the page there, leading to it.
    var link: LinkView

    static let declaration = ViewDeclaration<RedirectPage>(
        "redirect-page", "A former address, leading to the present one.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("target", "The present address, absolute.") { $0.target },
            .view("link", "The title of the page there.") { $0.link },
        ])
}
