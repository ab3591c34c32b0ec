/// A page of words: a dossier, a report, the introduction to a year, or one of the site's own pages such as `about`.
package struct TextFile: Sendable {
    package enum Category: String, Sendable {
        case dossier, page, report
        /// What an editor says at the head of a year's report; its name is the year.
        case year

        /// The folder of the content.
        var folder: String { self == .year ? "years" : rawValue + "s" }

        var shape: RecordShape<TextFile> {
            switch self {
            case .dossier: TextFile.dossierShape
            case .page: TextFile.pageShape
            case .report: TextFile.reportShape
            case .year: TextFile.yearShape
            }
        }
    }

    package var id = ""
    package var file = ""
    package var category: Category
    package var title = LocalizedText()
    package var summary: LocalizedText?
    /// When a report was written or last changed.
    package var date: PartialDate?
    package var body = MarkdownDocument()
    package var translations: [TextTranslation] = []

    private static let dossierShape = make(.dossier)
    private static let pageShape = make(.page)
    private static let reportShape = make(.report)
    /// The year itself is the title.
    private static let yearShape = make(.year)

    private static var dateField: Field<TextFile> {
        Field("date", Shapes.date, "When the report was written or last changed.", example: "2026-11-23") {
            $0.date = $1
        }
    }

    private static func make(_ category: Category) -> RecordShape<TextFile> {
        RecordShape(
            category.rawValue,
            [
                Field(
                    "title", Shapes.localized("Clearview AI"), "The headline.", example: "Clearview AI",
                    required: category != .year
                ) { $0.title = $1 },
                Field(
                    "summary", Shapes.localized("…"), "One or two sentences for lists.",
                    example: "Five authorities on one database of faces."
                ) {
                    $0.summary = $1
                },
            ] + (category == .report ? [dateField] : []), make: { _ in TextFile(category: category) })
    }
}
