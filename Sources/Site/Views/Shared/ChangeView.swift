/// Something that changed in the register: a case added, a step recorded, a mistake put right.
struct ChangeView: View, Equatable {
    /// The anchor, where something refers to the change.
    var id: String?
    var date: DateView
    /// `added`, `changed`, `revised`, `correction`, `withdrawn`, as a class.
    var code: String
    /// "New case", "Changed", "Correction".
    var label: String
    /// The case; plain words where it is withdrawn.
    var link: LinkView
    /// What changed, in a sentence.
    var text: String?
    var lang: String?

    static let declaration = ViewDeclaration<ChangeView>(
        "change", "Something that changed in the register.",
        fields: [
            .text("id", "The anchor, where something refers to the change.") { $0.id },
            .view("date", "When.") { $0.date },
            .text("code", "What kind of change, as a class.") { $0.code },
            .text("label", "What kind of change, in words.") { $0.label },
            .view("link", "The case.") { $0.link },
            .text("text", "What changed.") { $0.text },
            .text("lang", "The language of the words where it is not the page's.") { $0.lang },
        ])
}
