/// One group of an index: the authorities of a country, the companies of a letter.
struct EntityGroupView: View, Equatable {
    /// The anchor of the group.
    var id: String
    /// The group's heading; nil where the index is not divided.
    var heading: String?
    var headingHref: String?
    var rows: [EntityRowView]

    static let declaration = ViewDeclaration<EntityGroupView>(
        "entity-group", "One group of an index.",
        fields: [
            .text("id", "The anchor of the group.") { $0.id },
            .text("heading", "The group's heading; empty where the index is not divided.") { $0.heading },
            .text("heading-href", "The page of what the group stands for.") { $0.headingHref },
            .list("rows", "The entries.") { $0.rows },
        ])
}

/// One entry of an index.
struct EntityRowView: View, Equatable {
    var link: LinkView
    /// A short or local name, or a description, in small type.
    var aside: String?
    var asideLang: String?
    var country: LinkView?
    /// How many cases: "7"; "0" where there are none.
    var count: String
    /// There is at least one case.
    var hasCases: Bool
    /// The fines as current, in the site's currency.
    var total: AmountView?
    /// What the total leaves out: "6 of 7".
    var totalNote: String?
    /// The day of the latest case.
    var latest: DateView?

    static let declaration = ViewDeclaration<EntityRowView>(
        "entity-row", "One entry of an index.",
        fields: [
            .view("link", "The entry.") { $0.link },
            .text("aside", "A short or local name, or a description.") { $0.aside },
            .text("aside-lang", "Its language where it is not the page's.") { $0.asideLang },
            .view("country", "Where it is at home.") { $0.country },
            .text("count", "How many cases.") { $0.count },
            .flag("has-cases", "There is at least one case.") { $0.hasCases },
            .view("total", "The fines as current.") { $0.total },
            .text("total-note", "What the total leaves out.") { $0.totalNote },
            .view("latest", "The day of the latest case.") { $0.latest },
        ])
}
