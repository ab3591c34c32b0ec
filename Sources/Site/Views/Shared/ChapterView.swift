/// A chapter of a law and its provisions.
struct ChapterView: View, Equatable {
    var id: String
    /// "Chapter III"; nil where the law is not divided.
    var number: String?
    var title: String?
    var provisions: [ProvisionEntryView]

    static let declaration = ViewDeclaration<ChapterView>(
        "chapter", "A chapter of a law and its provisions.",
        fields: [
            .text("id", "The anchor of the chapter.") { $0.id },
            .text("number", "The chapter's number, in words.") { $0.number },
            .text("title", "The chapter's title.") { $0.title },
            .list("provisions", "Its provisions.") { $0.provisions },
        ])
}

/// A provision in the index of its law.
struct ProvisionEntryView: View, Equatable {
    /// "13".
    var number: String
    /// The title, leading to the provision's page where a case names it.
    var link: LinkView
    /// In how many cases it was found violated.
    var count: String
    var hasCases: Bool
    /// The bar's length as a whole percentage of the longest.
    var share: String

    static let declaration = ViewDeclaration<ProvisionEntryView>(
        "provision-entry", "A provision in the index of its law.",
        fields: [
            .text("number", "Its number.") { $0.number },
            .view("link", "Its title.") { $0.link },
            .text("count", "In how many cases it was found violated.") { $0.count },
            .flag("has-cases", "It was found violated at least once.") { $0.hasCases },
            .text("share", "The bar's length in percent of the longest, a whole number.") { $0.share },
        ])
}
