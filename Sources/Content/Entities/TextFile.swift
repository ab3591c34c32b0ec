/// A page of words: a dossier, or one of the site's own pages such as `about`.
package struct TextFile: Sendable {
    package enum Category: String, Sendable {
        case dossier, page

        var shape: RecordShape<TextFile> { self == .dossier ? TextFile.dossierShape : TextFile.pageShape }
    }

    package var id = ""
    package var file = ""
    package var category: Category
    package var title = LocalizedText()
    package var summary: LocalizedText?
    package var body = MarkdownDocument()
    package var translations: [TextTranslation] = []

    private static let dossierShape = make(.dossier)
    private static let pageShape = make(.page)

    private static func make(_ category: Category) -> RecordShape<TextFile> {
        RecordShape(
            category.rawValue,
            [
                Field(
                    "title", Shapes.localized("Clearview AI"), "The headline.", example: "Clearview AI", required: true
                ) { $0.title = $1 },
                Field(
                    "summary", Shapes.localized("…"), "One or two sentences for lists.",
                    example: "Five authorities on one database of faces."
                ) {
                    $0.summary = $1
                },
            ], make: { _ in TextFile(category: category) })
    }
}
