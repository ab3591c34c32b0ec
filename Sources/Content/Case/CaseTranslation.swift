/// The words of a case in another language: what `ID.nl.md` beside a case holds.
package struct CaseTranslation: Sendable {
    package struct ConflictWords: Sendable {
        package var about: String?
        package var why: String?
    }

    package struct CorrectionWords: Sendable {
        package var was: String?
        package var now: String?
        package var why: String?
    }

    package var language: String
    package var file: String
    package var title: String?
    package var summary: String?
    /// Notes of events, by the events' ids.
    package var notes: [Keyed<String>] = []
    /// Translations of quotes, by their ids.
    package var quotes: [Keyed<String>] = []
    /// Descriptions of undisclosed parties, by their ids.
    package var parties: [Keyed<String>] = []
    /// Words of corrections, by their ids.
    package var corrections: [Keyed<CorrectionWords>] = []
    /// Words of conflicts, in the order of the case file.
    package var conflicts: [ConflictWords] = []
    package var statement: String?
    package var body = MarkdownDocument()

    /// A value with the id that it belongs to.
    package struct Keyed<Value: Sendable>: Sendable {
        package var id: Located<String>
        package var value: Value
    }

    init(language: String, file: String) {
        self.language = language
        self.file = file
    }

    package func note(_ id: String?) -> String? { notes.first { $0.id.value == id }?.value }
    package func quote(_ id: String?) -> String? { quotes.first { $0.id.value == id }?.value }
    package func party(_ id: String?) -> String? { parties.first { $0.id.value == id }?.value }
    package func correction(_ id: String?) -> CorrectionWords? { corrections.first { $0.id.value == id }?.value }

    static let shape = RecordShape<CaseTranslation>(
        "translation",
        [
            Field("title", Shapes.text("Boete voor Netflix"), "The headline.", example: "Boete voor Netflix") {
                $0.title = $1
            },
            Field(
                "summary", Shapes.text("…"), "One or two sentences for lists, feeds and cards.",
                example: "De AP legde Netflix een boete op."
            ) {
                $0.summary = $1
            },
            Field(
                "notes", keyed(Shapes.text("…")), "Notes of events, by the events' ids.",
                example: "{fine: De afloop is niet gevonden.}"
            ) {
                $0.notes = $1
            },
            Field("quotes", keyed(Shapes.text("…")), "Translations of quotes, by their ids.", example: "{wolfsen: …}") {
                $0.quotes = $1
            },
            Field(
                "parties", keyed(Shapes.text("een ziekenhuis")), "Descriptions of undisclosed parties, by their ids.",
                example: "{hospital: een ziekenhuis}"
            ) {
                $0.parties = $1
            },
            Field(
                "corrections", keyed(correctionWords.shape), "Words of corrections, by their ids.",
                example: "{amount: {was: …, now: …}}"
            ) {
                $0.corrections = $1
            },
            Field(
                "conflicts", conflictWords.shape.list, "Words of conflicts, in the order of the case file.",
                example: "[{about: de datum, why: …}]"
            ) {
                $0.conflicts = $1
            },
            Field(
                "statement", Shapes.text("…"), "The party's own words.",
                example: "Wij zijn het niet eens met het besluit."
            ) { $0.statement = $1 },
        ], make: { _ in CaseTranslation(language: "", file: "") })

    private static let correctionWords = RecordShape<CorrectionWords>(
        "correction",
        [
            Field("was", Shapes.text("…"), "What stood here.", example: "€ 4,57 miljoen") { $0.was = $1 },
            Field("now", Shapes.text("…"), "What stands here now.", example: "€ 4,75 miljoen") { $0.now = $1 },
            Field("why", Shapes.text("…"), "Why.", example: "Een tikfout.") { $0.why = $1 },
        ], make: { _ in CorrectionWords() })

    private static let conflictWords = RecordShape<ConflictWords>(
        "conflict",
        [
            Field("about", Shapes.text("…"), "What the sources disagree about.", example: "de datum van het besluit") {
                $0.about = $1
            },
            Field("why", Shapes.text("…"), "Why the source is followed.", example: "Het is het besluit zelf.") {
                $0.why = $1
            },
        ], make: { _ in ConflictWords() })

    /// Ids with a value each.
    private static func keyed<Value: Sendable>(_ shape: Shape<Value>) -> Shape<[Keyed<Value>]> {
        Shape(.mapping(shape.kind)) { node, reader in
            guard case .mapping(let entries, _) = node.content else {
                reader.report(
                    "wrong-type", "ids with a text each are expected here, not \(node.kindName)", at: node,
                    suggestion: "write `id: text` on lines of their own")
                return nil
            }
            return entries.compactMap { entry in
                shape.read(entry.value, &reader).map {
                    Keyed(id: Located(entry.key, at: entry.keyPosition, length: entry.keyLength), value: $0)
                }
            }
        }
    }
}
