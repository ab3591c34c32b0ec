/// One of a closed list: a topic or a sector.
package struct Term: Sendable {
    package var id = ""
    package var name = LocalizedText()
    package var description: LocalizedText?
    package var position = SourcePosition.start

    static let shape = RecordShape<Term>(
        "term",
        [
            Field(
                "id", Shapes.id, "A name by which cases refer to it, and its address.", example: "transparency",
                required: true
            ) { $0.id = $1 },
            Field(
                "name", Shapes.localized("Transparency"), "Its name.", example: "{en: Transparency, nl: Transparantie}",
                required: true
            ) {
                $0.name = $1
            },
            Field(
                "description", Shapes.localized("…"), "What belongs to it, in a sentence.",
                example: "Whether people were told."
            ) {
                $0.description = $1
            },
        ], make: { Term(position: $0.position) })

    /// The whole list, in the file's order, each id once.
    static let list = Shape<[Term]>(.list(shape.kind)) { node, reader in
        guard let terms = shape.shape.list.read(node, &reader) else { return nil }
        for (index, term) in terms.enumerated() {
            if let first = terms[..<index].first(where: { $0.id == term.id }) {
                reader.report(
                    "duplicate-id", "the id `\(term.id)` stands here a second time", at: term.position,
                    suggestion: "keep one of the two",
                    notes: [reader.note("it stands first here", at: first.position)])
            }
        }
        return terms
    }
}
