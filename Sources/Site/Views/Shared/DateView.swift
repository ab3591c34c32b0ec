/// A date as it is known: a day, a month, a year, or words about it.
struct DateView: View, Equatable {
    /// The date in the page's language, such as "26 November 2024" or "before 2019".
    var text: String
    /// The date for narrow columns, such as "26 Nov 2024".
    var short: String
    /// The value of a `time` element (`2024-11-26`, `2024-11`, `2024`); nil where HTML has no way to write the date.
    var iso: String?

    static let declaration = ViewDeclaration<DateView>(
        "date", "A date as it is known: a day, a month, a year, or words about it.",
        fields: [
            .text("text", "The date in the page's language, in full.") { $0.text },
            .text("short", "The date for narrow columns.") { $0.short },
            .text("iso", "The value of a `time` element; empty where HTML has no way to write the date.") { $0.iso },
        ])
}
