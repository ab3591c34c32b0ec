/// A page written by editors: about, methodology, a report.
struct ProsePage: View, Equatable {
    var page: PageView
    /// `page`, `report` and the like, as a class.
    var code: String
    var title: String
    var titleLang: String?
    var summary: String?
    var date: DateView?
    /// Words for a text that is not in the page's language.
    var translationNote: String?
    var body: HTML
    var bodyLang: String?
    /// The text's sections, where it is long.
    var contents: [LinkView] = []

    static let declaration = ViewDeclaration<ProsePage>(
        "prose-page", "A page written by editors: about, methodology, a report.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("code", "What kind of text it is, as a class.") { $0.code },
            .text("title", "The title.") { $0.title },
            .text("title-lang", "The title's language where it is not the page's.") { $0.titleLang },
            .text("summary", "The text in a sentence or two.") { $0.summary },
            .view("date", "When it was written or last changed.") { $0.date },
            .text("translation-note", "Words for a text that is not in the page's language.") { $0.translationNote },
            .html("body", "The text.") { $0.body },
            .text("body-lang", "The text's language where it is not the page's.") { $0.bodyLang },
            .flag("has-contents", "The text is long enough to jump in.") { !$0.contents.isEmpty },
            .list("contents", "The text's sections.") { $0.contents },
        ])
}
