/// An authority, court, company or organisation as its own page introduces it.
struct EntityView: View, Equatable {
    /// The name in the page's language, else the site's, else the first given.
    var name: String
    /// The name's language where it is not the page's.
    var lang: String?
    /// "AP".
    var short: String?
    /// "Data protection authority", "Ministry".
    var kind: String
    /// The name where the entity is at home, where it differs.
    var localName: String?
    var localLang: String?
    /// Country, website, legal name, former names, identifiers.
    var facts: [FactView] = []
    /// A caution in the editor's words.
    var note: String?
    var body: HTML?
    /// The body's language where it is not the page's.
    var bodyLang: String?

    static let declaration = ViewDeclaration<EntityView>(
        "entity", "An authority, court, company or organisation as its own page introduces it.",
        fields: [
            .text("name", "The name.") { $0.name },
            .text("lang", "The name's language where it is not the page's.") { $0.lang },
            .text("short", "The short name.") { $0.short },
            .text("kind", "What it is.") { $0.kind },
            .text("local-name", "The name where it is at home.") { $0.localName },
            .text("local-lang", "That name's language.") { $0.localLang },
            .list("facts", "Country, website, legal name, former names, identifiers.") { $0.facts },
            .text("note", "A caution in the editor's words.") { $0.note },
            .html("body", "What is to be said about it.") { $0.body },
            .text("body-lang", "The body's language where it is not the page's.") { $0.bodyLang },
        ])
}
