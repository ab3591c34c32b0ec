/// A document a case rests on, with the copy kept of it.
struct SourceView: View, Equatable {
    /// The anchor on the page: `source-2`.
    var id: String
    /// The title, linked where there is an address.
    var link: LinkView
    /// "Decision", "Press release", "Judgment", "News", "Database".
    var kind: String
    /// It comes from the authority or a court.
    var isOfficial = false
    var publisher: String?
    /// "in Dutch", where it is not the page's language.
    var language: String?
    /// "Retrieved 15 November 2026".
    var retrieved: String?
    /// The copy in an archive.
    var archived: LinkView?
    /// Hex, of the document as retrieved.
    var sha256: String?

    static let declaration = ViewDeclaration<SourceView>(
        "source", "A document a case rests on, with the copy kept of it.",
        fields: [
            .text("id", "The anchor on the page.") { $0.id },
            .view("link", "The title, linked where there is an address.") { $0.link },
            .text("kind", "What kind of document it is.") { $0.kind },
            .flag("is-official", "It comes from the authority or a court.") { $0.isOfficial },
            .text("publisher", "Who published it.") { $0.publisher },
            .text("language", "Its language, where it is not the page's.") { $0.language },
            .text("retrieved", "When it was read, in words.") { $0.retrieved },
            .view("archived", "The copy in an archive.") { $0.archived },
            .text("sha256", "SHA-256 of the document as retrieved.") { $0.sha256 },
        ])
}

/// A point on which sources disagree.
struct ConflictView: View, Equatable {
    /// "date of the decision".
    var about: String
    var aboutLang: String?
    var values: [ConflictValueView]
    var why: String?
    var whyLang: String?

    static let declaration = ViewDeclaration<ConflictView>(
        "conflict", "A point on which sources disagree.",
        fields: [
            .text("about", "What they disagree on.") { $0.about },
            .text("about-lang", "The language of that where it is not the page's.") { $0.aboutLang },
            .list("values", "What each says.") { $0.values },
            .text("why", "Why the register follows the one it follows.") { $0.why },
            .text("why-lang", "The language of the reason where it is not the page's.") { $0.whyLang },
        ])
}

/// What one source says on a point of conflict.
struct ConflictValueView: View, Equatable {
    var value: String
    var valueLang: String?
    /// The source's title, leading to it in the list.
    var source: LinkView
    /// The register follows this one.
    var isFollowed = false

    static let declaration = ViewDeclaration<ConflictValueView>(
        "conflict-value", "What one source says on a point of conflict.",
        fields: [
            .text("value", "What it says.") { $0.value },
            .text("value-lang", "The language of that where it is not the page's.") { $0.valueLang },
            .view("source", "The source.") { $0.source },
            .flag("is-followed", "The register follows this one.") { $0.isFollowed },
        ])
}
