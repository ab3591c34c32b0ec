/// A document that shows what the case says.
package struct SourceReference: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case decision
        case pressRelease = "press-release"
        case judgment
        case news
        case database
        case other

        /// True for what an authority or a court itself published.
        package var isOfficial: Bool { self == .decision || self == .pressRelease || self == .judgment }
    }

    package var position: SourcePosition
    package var id: String?
    package var url: String?
    package var title: LocalizedText?
    package var publisher: String?
    /// Nil where the file gives just an address.
    package var kind: Kind?
    package var language: String?
    package var retrieved: PartialDate?
    /// The address of a copy in an archive.
    package var archived: String?
    /// The SHA-256 of the document, as 64 hexadecimal digits.
    package var sha256: String?

    static let shape: Shape<SourceReference> = {
        let record = RecordShape<SourceReference>(
            "source",
            [
                Field("id", Shapes.id, "A name by which events, quotes and conflicts refer to it.", example: "decision")
                { $0.id = $1 },
                Field("url", Shapes.link, "Its address.", example: "https://www.autoriteitpersoonsgegevens.nl/…") {
                    $0.url = $1
                },
                Field("title", Shapes.localized("Boetebesluit Netflix"), "Its title.", example: "Boetebesluit Netflix")
                { $0.title = $1 },
                Field(
                    "publisher", Shapes.text("Autoriteit Persoonsgegevens"), "Who published it.",
                    example: "Autoriteit Persoonsgegevens"
                ) {
                    $0.publisher = $1
                },
                Field(
                    "kind", Shapes.choice(Kind.self, what: "a kind of source"),
                    "What it is: decision, press-release, judgment, news, database, other.", example: "decision"
                ) {
                    $0.kind = $1
                },
                Field("language", Shapes.language, "Its language.", example: "nl") { $0.language = $1 },
                Field("retrieved", Shapes.date, "When it was last read.", example: "2026-11-15") { $0.retrieved = $1 },
                Field(
                    "archived", Shapes.link, "The address of a copy in an archive.",
                    example: "https://web.archive.org/web/…"
                ) {
                    $0.archived = $1
                },
                Field(
                    "sha256", Shapes.sha256, "The SHA-256 of the document.", example: sampleSHA256
                ) { $0.sha256 = $1 },
            ],
            rules: [.oneOf(["url", "title"])],
            make: { SourceReference(position: $0.position) },
            finish: { _, node, reader in
                if !node.entries.contains(where: { $0.key == "url" || $0.key == "title" }) {
                    reader.report(
                        "missing-field", "a source has an address or, where it has none, a title", at: node,
                        suggestion: "add `url: https://…` or `title: …`")
                }
            })
        return Shape(.either([Shapes.link.kind, record.kind])) { node, reader in
            if case .mapping = node.content { return record.read(node, &reader) }
            return Shapes.link.read(node, &reader).map { url in
                var source = SourceReference(position: node.position)
                source.url = url
                return source
            }
        }
    }()
}

extension Shapes {
    static let sha256 = Shape<String>.scalar(
        .text(pattern: "^[0-9a-f]{64}$", example: sampleSHA256), what: "a SHA-256"
    ) { text in
        text.utf8.count == 64 && text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) }
            ? .success(text)
            : .failure(
                ScalarProblem(
                    "bad-sha256", "a SHA-256 is 64 digits of 0–9 and a–f", suggestion: "as `sha256sum FILE` prints it"))
    }
}

/// The SHA-256 of the word `test`: with letters, so that no reader of YAML takes it for a number.
private let sampleSHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
