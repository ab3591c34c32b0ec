/// Words that lead somewhere, or plain words where there is nothing to lead to.
struct LinkView: View, Equatable {
    var text: String
    /// The address; nil prints the words alone.
    var href: String?
    /// The language of the words where it is not the page's.
    var lang: String?
    /// What the words stand for, shown on hover: the full name behind a short one.
    var title: String?

    static let declaration = ViewDeclaration<LinkView>(
        "link", "Words that lead somewhere, or plain words where there is nothing to lead to.",
        fields: [
            .text("text", "The words.") { $0.text },
            .text("href", "The address; empty for plain words.") { $0.href },
            .text("lang", "The language of the words where it is not the page's.") { $0.lang },
            .text("title", "What the words stand for, such as the full name behind a short one.") { $0.title },
        ])
}
