/// Provisions with the same finding: all that were found violated, all that were overturned.
struct FindingsView: View, Equatable {
    /// `violated`, `not-violated`, `cited`, `overturned` or `not-reached`, as a class.
    var code: String
    /// "Found violated".
    var heading: String
    var provisions: [ProvisionRowView]

    static let declaration = ViewDeclaration<FindingsView>(
        "findings", "Provisions with the same finding.",
        fields: [
            .text("code", "The finding, as a class.") { $0.code },
            .text("heading", "The finding, in words.") { $0.heading },
            .list("provisions", "The provisions.") { $0.provisions },
        ])
}

/// An article and the points of it that a case names.
struct ProvisionRowView: View, Equatable {
    /// "Article 13 GDPR".
    var link: LinkView
    /// The article's title.
    var title: String?
    var titleLang: String?
    /// The points named, such as "13(1)(c)"; empty where the article is named as a whole.
    var points: [LinkView] = []
    /// Paragraph of the decision.
    var note: String?
    /// The editor's remark.
    var remark: String?
    var remarkLang: String?
    var unverified: String?

    static let declaration = ViewDeclaration<ProvisionRowView>(
        "provision-row", "An article and the points of it that a case names.",
        fields: [
            .view("link", "The article.") { $0.link },
            .text("title", "The article's title.") { $0.title },
            .text("title-lang", "The title's language where it is not the page's.") { $0.titleLang },
            .list("points", "The points named.") { $0.points },
            .text("note", "Paragraph of the decision.") { $0.note },
            .text("remark", "The editor's remark.") { $0.remark },
            .text("remark-lang", "The remark's language where it is not the page's.") { $0.remarkLang },
            .text("unverified", "The word for a provision nobody checked.") { $0.unverified },
        ])
}
