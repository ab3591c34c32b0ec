/// A company's place in a group: a parent above it or a subsidiary below it.
struct MemberView: View, Equatable {
    var link: LinkView
    /// "since 14 June 2018", "until 2021".
    var period: String?
    /// "7 cases".
    var count: String?
    /// How many steps down from the page's company: "1" is its own subsidiary.
    var depth: String = "1"

    static let declaration = ViewDeclaration<MemberView>(
        "member", "A company's place in a group: a parent above it or a subsidiary below it.",
        fields: [
            .text("depth", "How many steps away it is, as a number from 1.") { $0.depth },
            .view("link", "The company.") { $0.link },
            .text("period", "From when to when.") { $0.period },
            .text("count", "How many cases it has.") { $0.count },
        ])
}
