/// A law with the provisions that cases cite.
package struct LawFile: Sendable {
    package enum Unit: String, CaseIterable, Sendable {
        case article, section
    }

    package struct Chapter: Sendable {
        package var id = ""
        package var title = LocalizedText()
    }

    package struct Provision: Sendable {
        /// The article's or section's number: `13`, `34a`, `L34-5`.
        package var number = ""
        package var title: LocalizedText?
        /// The id of its chapter.
        package var chapter: Located<String>?
        package var position = SourcePosition.start
    }

    package var id = ""
    package var file = ""
    package var names = EntityNames()
    package var country: Country?
    package var url: String?
    package var unit = Unit.article
    /// Not all provisions are listed: cases may cite others.
    package var isOpen = false
    package var chapters: [Chapter] = []
    package var provisions: [Provision] = []

    static let shape = RecordShape<LawFile>(
        "law",
        [
            Field(
                "names", EntityNames.shape, "Its name, with `short` by language.",
                example: "{en: General Data Protection Regulation, short: GDPR}", required: true
            ) {
                $0.names = $1
            },
            Field("country", Shapes.country, "Where it applies; `EU` for the Union's law.", example: "EU") {
                $0.country = $1
            },
            Field(
                "url", Shapes.link, "Where its text can be read.",
                example: "https://eur-lex.europa.eu/eli/reg/2016/679/oj"
            ) { $0.url = $1 },
            Field(
                "unit", Shapes.choice(Unit.self, what: "a unit of a law"),
                "What its provisions are called: article (default) or section.", example: "article"
            ) {
                $0.unit = $1
            },
            Field("open", Shapes.flag, "Whether cases may cite provisions that are not listed here.", example: "true") {
                $0.isOpen = $1
            },
            Field(
                "chapters", chapterShape.shape.list, "Its chapters.",
                example: "[{id: III, title: Rights of the data subject}]"
            ) { $0.chapters = $1 },
            Field(
                "provisions", provisionShape.shape.list, "Its provisions.",
                example: "[{id: \"13\", title: …, chapter: III}]"
            ) { $0.provisions = $1 },
        ], make: { _ in LawFile() },
        finish: { law, node, reader in
            var seen: [String: SourcePosition] = [:]
            for provision in law.provisions {
                if let first = seen[provision.number] {
                    reader.report(
                        "duplicate-id", "the provision `\(provision.number)` stands here a second time",
                        at: provision.position,
                        suggestion: "keep one of the two", notes: [reader.note("it stands first here", at: first)])
                }
                seen[provision.number] = provision.position
                if let chapter = provision.chapter, !law.chapters.contains(where: { $0.id == chapter.value }) {
                    reader.report(
                        "unknown-id", "`\(chapter.value)`: the law has no such chapter", at: chapter.position,
                        length: chapter.length,
                        suggestion: "add it to `chapters`")
                }
            }
        })

    private static let chapterShape = RecordShape<Chapter>(
        "chapter",
        [
            Field("id", Shapes.text("III"), "Its number.", example: "III", required: true) { $0.id = $1 },
            Field(
                "title", Shapes.localized("Rights of the data subject"), "Its title.",
                example: "Rights of the data subject", required: true
            ) {
                $0.title = $1
            },
        ], make: { _ in Chapter() })

    private static let provisionShape = RecordShape<Provision>(
        "provision",
        [
            Field(
                "id",
                Shape<String>.scalar(.text(pattern: nil, example: "13"), what: "a provision's number") { text in
                    ProvisionCitation("law/" + text)?.subdivisions.isEmpty == true
                        ? .success(text)
                        : .failure(
                            ScalarProblem(
                                "bad-provision", "`\(text)` is not a provision's number",
                                suggestion: "for example `13` or `34a`"))
                }, "Its number.", example: "13", required: true
            ) { $0.number = $1 },
            Field("title", Shapes.localized("…"), "Its title.", example: "Information to be provided") {
                $0.title = $1
            },
            Field("chapter", Shapes.text("III").located, "The id of its chapter.", example: "III") { $0.chapter = $1 },
        ], make: { Provision(position: $0.position) })
}
