/// A label and what stands behind it: one line of a list of facts.
struct FactView: View, Equatable {
    /// A stable name for styles: `decided`, `country`, `former-names`.
    var code: String
    var label: String
    var values: [FactValueView]

    static let declaration = ViewDeclaration<FactView>(
        "fact", "A label and what stands behind it: one line of a list of facts.",
        fields: [
            .text("code", "A stable name for styles.") { $0.code },
            .text("label", "The label in the page's language.") { $0.label },
            .list("values", "What stands behind it.") { $0.values },
        ])
}

/// One value of a fact: words, perhaps a link, a date or an amount, and a remark.
struct FactValueView: View, Equatable {
    var text: String
    var href: String?
    var lang: String?
    /// What an abbreviation stands for.
    var title: String?
    /// The value of a `time` element, where the value is a date.
    var iso: String?
    /// A remark in small type: "joint controller", "until 28 October 2021".
    var note: String?

    static let declaration = ViewDeclaration<FactValueView>(
        "fact-value", "One value of a fact: words, perhaps a link or a date, and a remark.",
        fields: [
            .text("text", "The value.") { $0.text },
            .text("href", "Where it leads.") { $0.href },
            .text("lang", "The language of the value where it is not the page's.") { $0.lang },
            .text("title", "What an abbreviation stands for.") { $0.title },
            .text("iso", "The value of a `time` element, where the value is a date.") { $0.iso },
            .text("note", "A remark in small type.") { $0.note },
        ])
}
