/// A case that has to do with another, and how.
struct RelatedCaseView: View, Equatable {
    /// "Same decision", "Same company: Uber", "Also Article 13 GDPR".
    var relation: String
    /// The case, as lists show it.
    var row: Prepared<CaseRowView>

    static let declaration = ViewDeclaration<RelatedCaseView>(
        "related-case", "A case that has to do with another, and how.",
        fields: [
            .text("relation", "How they have to do with each other.") { $0.relation },
            .view("row", "The case, as lists show it.") { $0.row },
        ])
}
