/// A case in a form to cite it by.
struct CitationView: View, Equatable {
    /// The anchor: `cite-bibtex`.
    var id: String
    /// "Text", "BibTeX", "RIS", "CSL-JSON".
    var label: String
    /// The form with what is cited, which tells it from all others of the page: "The decision: BibTeX".
    var name: String
    var text: String
    /// The same as a file.
    var href: String?
    /// The citation is prose, not code.
    var isProse = false

    static let declaration = ViewDeclaration<CitationView>(
        "citation", "A case in a form to cite it by.",
        fields: [
            .text("id", "The anchor on the page.") { $0.id },
            .text("label", "The form's name.") { $0.label },
            .text("name", "The form with what is cited.") { $0.name },
            .text("text", "The citation.") { $0.text },
            .text("href", "The same as a file.") { $0.href },
            .flag("is-prose", "The citation is prose, not code.") { $0.isProse },
        ])
}
