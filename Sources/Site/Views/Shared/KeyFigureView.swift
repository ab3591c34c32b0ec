/// A number that sums a page up: how many cases, how much in fines.
struct KeyFigureView: View, Equatable {
    var label: String
    /// The number for people: "€ 6.1 billion", "75".
    var text: String
    /// For machines; nil where the figure is not one number.
    var value: String?
    /// Every digit, shown on hover.
    var exact: String?
    /// What the number leaves out: "70 of 75 cases; the rest have no amount".
    var note: String?
    var href: String?

    static let declaration = ViewDeclaration<KeyFigureView>(
        "key-figure", "A number that sums a page up: how many cases, how much in fines.",
        fields: [
            .text("label", "What is counted.") { $0.label },
            .text("text", "The number for people.") { $0.text },
            .text("value", "The number for machines.") { $0.value },
            .text("exact", "The number with every digit.") { $0.exact },
            .text("note", "What the number leaves out, or rests on.") { $0.note },
            .text("href", "Where the cases behind the number stand.") { $0.href },
        ])
}
