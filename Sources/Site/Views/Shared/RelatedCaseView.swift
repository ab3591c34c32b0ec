/// A case that has to do with another, and how.
struct RelatedCaseView: View, Equatable {
    /// "Same decision", "Parallel", "Follow-up", "Same dossier".
    var relation: String
    /// The case; without an address where it is not published.
    var link: LinkView
    var date: DateView?
    var authorities: [LinkView] = []
    var amount: AmountView?
    var status: StatusView?

    static let declaration = ViewDeclaration<RelatedCaseView>(
        "related-case", "A case that has to do with another, and how.",
        fields: [
            .text("relation", "How they have to do with each other.") { $0.relation },
            .view("link", "The case.") { $0.link },
            .view("date", "When it was decided.") { $0.date },
            .list("authorities", "Those that imposed it.") { $0.authorities },
            .view("amount", "The fine as current.") { $0.amount },
            .view("status", "What became of it.") { $0.status },
        ])
}
