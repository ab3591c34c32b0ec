/// Words said about a case, in the original and in translation.
struct QuoteView: View, Equatable {
    var text: String
    /// The original's language where it is not the page's.
    var lang: String?
    /// The words in the page's language, where the original is in another.
    var translation: String?
    /// "translated from Dutch".
    var translationNote: String?
    var by: LinkView?
    /// What the speaker is: "chair of the AP".
    var role: String?
    var date: DateView?
    var source: SourceReferenceView?

    static let declaration = ViewDeclaration<QuoteView>(
        "quote", "Words said about a case, in the original and in translation.",
        fields: [
            .text("text", "The words as said.") { $0.text },
            .text("lang", "The original's language where it is not the page's.") { $0.lang },
            .text("translation", "The words in the page's language.") { $0.translation },
            .text("translation-note", "From which language they are translated.") { $0.translationNote },
            .view("by", "Who said it.") { $0.by },
            .text("role", "What the speaker is.") { $0.role },
            .view("date", "When.") { $0.date },
            .view("source", "Where it was read.") { $0.source },
        ])
}
