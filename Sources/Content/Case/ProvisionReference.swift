/// A provision that a decision deals with, and what it found about it.
package struct ProvisionReference: Sendable {
    package enum Finding: String, CaseIterable, Sendable {
        case violated
        case notViolated = "not-violated"
        case cited
        case overturned
        case notReached = "not-reached"
    }

    package var citation: Located<ProvisionCitation>
    package var finding = Finding.violated
    /// The paragraph of the decision.
    package var paragraph: String?
    package var note: LocalizedText?
    package var isUnverified = false

    static let shape: Shape<ProvisionReference> = {
        struct Draft: Sendable {
            var citation: Located<ProvisionCitation>?
            var finding = Finding.violated
            var paragraph: String?
            var note: LocalizedText?
            var isUnverified = false
        }
        let record = RecordShape<Draft>(
            "provision",
            [
                Field(
                    "ref", ProvisionCitation.shape.located, "The provision.", example: "gdpr/13(1)(c)", required: true
                ) { $0.citation = $1 },
                Field(
                    "finding", Shapes.choice(Finding.self, what: "a finding"),
                    "What was found: violated (default), not-violated, cited, overturned, not-reached.",
                    example: "not-violated"
                ) {
                    $0.finding = $1
                },
                Field("paragraph", Shapes.text("41"), "The paragraph of the decision.", example: "41") {
                    $0.paragraph = $1
                },
                Field(
                    "note", Shapes.localized("Only for minors."), "A sentence for the reader.",
                    example: "Only for minors."
                ) { $0.note = $1 },
                Field("unverified", Shapes.flag, "Recalled, not seen in a source.", example: "true") {
                    $0.isUnverified = $1
                },
            ], make: { _ in Draft() })
        return Shape(.either([ProvisionCitation.shape.kind, record.kind])) { node, reader in
            guard case .mapping = node.content else {
                return ProvisionCitation.shape.located.read(node, &reader).map { ProvisionReference(citation: $0) }
            }
            guard let draft = record.read(node, &reader), let citation = draft.citation else { return nil }
            return ProvisionReference(
                citation: citation, finding: draft.finding, paragraph: draft.paragraph, note: draft.note,
                isUnverified: draft.isUnverified)
        }
    }()
}
