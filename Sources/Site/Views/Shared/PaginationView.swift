/// Which part of a long list this is, and the ways to the others.
struct PaginationView: View, Equatable {
    /// "Cases 1–500 of 1,234".
    var summary: String
    var previous: LinkView?
    var next: LinkView?
    var pages: [PageNumberView]

    static let declaration = ViewDeclaration<PaginationView>(
        "pagination", "Which part of a long list this is, and the ways to the others.",
        fields: [
            .text("summary", "Which part this is.") { $0.summary },
            .view("previous", "The part before.") { $0.previous },
            .view("next", "The part after.") { $0.next },
            .list("pages", "All parts, long runs left out.") { $0.pages },
        ])
}

/// One part of a long list.
struct PageNumberView: View, Equatable {
    var text: String
    /// The address; nil for a gap.
    var href: String?
    /// The words a screen reader says: "Page 3".
    var label: String?
    var isCurrent = false

    static let declaration = ViewDeclaration<PageNumberView>(
        "page-number", "One part of a long list.",
        fields: [
            .text("text", "The number, or the sign for a gap.") { $0.text },
            .text("href", "The address; empty for a gap.") { $0.href },
            .text("label", "The words a screen reader says.") { $0.label },
            .flag("is-current", "This is the part shown.") { $0.isCurrent },
        ])
}
