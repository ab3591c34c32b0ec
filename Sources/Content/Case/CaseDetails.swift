/// Where sources disagree: what each says, and which one the case follows.
package struct SourceConflict: Sendable {
    package struct Value: Sendable {
        package var source: Located<String>?
        package var value: LocalizedText?
    }

    package var position: SourcePosition
    package var about: LocalizedText?
    package var values: [Value] = []
    package var follows: Located<String>?
    package var why: LocalizedText?

    static let shape = RecordShape<SourceConflict>(
        "conflict",
        [
            Field(
                "about", Shapes.localized("the date of the decision"), "What the sources disagree about.",
                example: "the date of the decision", required: true
            ) {
                $0.about = $1
            },
            Field(
                "values", valueShape.shape.list, "What each source says.",
                example: "[{source: decision, value: 26 November 2024}]", required: true
            ) {
                $0.values = $1
            },
            Field("follows", Shapes.id.located, "The source that the case follows.", example: "decision") {
                $0.follows = $1
            },
            Field(
                "why", Shapes.localized("It is the decision itself."), "Why it is followed.",
                example: "It is the decision itself."
            ) {
                $0.why = $1
            },
        ], make: { SourceConflict(position: $0.position) })

    private static let valueShape = RecordShape<Value>(
        "value",
        [
            Field("source", Shapes.id.located, "The source's id.", example: "decision") { $0.source = $1 },
            Field(
                "value", Shapes.localized("26 November 2024"), "What it says.", example: "26 November 2024",
                required: true
            ) { $0.value = $1 },
        ], make: { _ in Value() })
}

/// Somebody's words, short and attributed.
package struct Quotation: Sendable {
    package var position: SourcePosition
    package var id: String?
    /// The words in their original language.
    package var text: String = ""
    /// The words in other languages.
    package var translation: LocalizedText?
    package var by: LocalizedText?
    package var role: LocalizedText?
    package var source: Located<String>?
    package var language: String?

    static let shape = RecordShape<Quotation>(
        "quote",
        [
            Field("id", Shapes.id, "A name by which translations refer to it.", example: "wolfsen") { $0.id = $1 },
            Field(
                "text", Shapes.text("…"), "The words, in the language they were said in.",
                example: "Dat moet glashelder zijn.", required: true
            ) {
                $0.text = $1
            },
            Field(
                "translation", Shapes.localized("…"), "The words in the language of this file.",
                example: "That must be crystal clear."
            ) {
                $0.translation = $1
            },
            Field("by", Shapes.localized("Aleid Wolfsen"), "Who said them.", example: "Aleid Wolfsen", required: true) {
                $0.by = $1
            },
            Field("role", Shapes.localized("chair of the AP"), "In what office.", example: "chair of the AP") {
                $0.role = $1
            },
            Field("source", Shapes.id.located, "The source that has them.", example: "press-release") {
                $0.source = $1
            },
            Field("language", Shapes.language, "Their language.", example: "nl") { $0.language = $1 },
        ], make: { Quotation(position: $0.position) })
}

/// The party's own words about the case: its right of reply.
package struct PartyStatement: Sendable {
    package var text: LocalizedText?
    package var by: Located<String>?
    package var date: PartialDate?
    package var source: Located<String>?
    package var language: String?

    static let shape: Shape<PartyStatement> = {
        let record = RecordShape<PartyStatement>(
            "statement",
            [
                Field(
                    "text", Shapes.localized("We disagree with the decision."), "The party's words.",
                    example: "We disagree with the decision.", required: true
                ) {
                    $0.text = $1
                },
                Field("by", Shapes.id.located, "The party.", example: "netflix") { $0.by = $1 },
                Field("date", Shapes.date, "When it said them.", example: "2024-12-18") { $0.date = $1 },
                Field("source", Shapes.id.located, "The source that has them.", example: "news") { $0.source = $1 },
                Field("language", Shapes.language, "Their language.", example: "en") { $0.language = $1 },
            ], make: { _ in PartyStatement() })
        let words = Shapes.localized("We disagree with the decision.")
        return Shape(.either([words.kind, record.kind])) { node, reader in
            if case .mapping(let entries, _) = node.content, entries.contains(where: { $0.key == "text" }) {
                return record.read(node, &reader)
            }
            return words.read(node, &reader).map { PartyStatement(text: $0) }
        }
    }()
}

/// Another case that belongs to this one.
package struct CaseRelation: Sendable {
    package enum Relation: String, CaseIterable, Sendable {
        case sameDecision = "same-decision"
        case parallel
        case followUp = "follow-up"
    }

    package var target: Located<String>
    package var relation: Relation?

    static let shape: Shape<CaseRelation> = {
        let record = RecordShape<CaseRelation>(
            "related case",
            [
                Field(
                    "case", Shapes.id.located, "The other case's id.", example: "ap-uber-2024-transfers", required: true
                ) { $0.target = $1 },
                Field(
                    "relation", Shapes.choice(Relation.self, what: "a relation between cases"),
                    "How they belong together: same-decision, parallel, follow-up.", example: "parallel"
                ) {
                    $0.relation = $1
                },
            ], make: { CaseRelation(target: Located("", at: $0.position)) })
        return Shape(.either([Shapes.id.kind, record.kind])) { node, reader in
            if case .mapping = node.content { return record.read(node, &reader) }
            return Shapes.id.located.read(node, &reader).map { CaseRelation(target: $0) }
        }
    }()
}

/// A mistake of the register that was put right.
package struct Correction: Sendable {
    package var id: String?
    package var date: Day?
    package var was: LocalizedText?
    package var now: LocalizedText?
    package var why: LocalizedText?

    static let shape = RecordShape<Correction>(
        "correction",
        [
            Field("id", Shapes.id, "A name by which translations refer to it.", example: "amount") { $0.id = $1 },
            Field("date", Shapes.day, "When it was put right.", example: "2026-11-20", required: true) { $0.date = $1 },
            Field(
                "was", Shapes.localized("€ 4.57 million"), "What stood here.", example: "€ 4.57 million", required: true
            ) { $0.was = $1 },
            Field(
                "now", Shapes.localized("€ 4.75 million"), "What stands here now.", example: "€ 4.75 million",
                required: true
            ) { $0.now = $1 },
            Field("why", Shapes.localized("A typing mistake."), "Why.", example: "A typing mistake.") { $0.why = $1 },
        ], make: { _ in Correction() })
}

/// What a lawyer compares cases by, after GDPR Article 83(2).
package struct Comparables: Sendable {
    package enum Culpability: String, CaseIterable, Sendable {
        case intentional, negligent
    }

    package var turnover: Money?
    package var turnoverYear: Int?
    package var culpability: Culpability?
    package var dataCategories: [LocalizedText] = []
    package var aggravating: [LocalizedText] = []
    package var mitigating: [LocalizedText] = []

    static let shape = RecordShape<Comparables>(
        "group of comparables",
        [
            Field("turnover", Shapes.money, "The turnover that the fine was measured by.", example: "EUR 33723297000") {
                $0.turnover = $1
            },
            Field(
                "turnover_year", Shapes.integer(1900...2200, what: "a year"), "The year of that turnover.",
                example: "2023"
            ) {
                $0.turnoverYear = $1
            },
            Field(
                "culpability", Shapes.choice(Culpability.self, what: "a degree of fault"),
                "The fault that was found: intentional or negligent.", example: "negligent"
            ) {
                $0.culpability = $1
            },
            Field(
                "data_categories", Shapes.localized("viewing behaviour").oneOrMany, "The kinds of data concerned.",
                example: "[e-mail addresses, viewing behaviour]"
            ) {
                $0.dataCategories = $1
            },
            Field("aggravating", Shapes.localized("…").oneOrMany, "What made the fine higher.", example: "[duration]") {
                $0.aggravating = $1
            },
            Field("mitigating", Shapes.localized("…").oneOrMany, "What made the fine lower.", example: "[cooperation]")
            { $0.mitigating = $1 },
        ], make: { _ in Comparables() })
}

/// That somebody looked for an official source and found none.
package struct OfficialSourceSearch: Sendable {
    package var noneFound: Day?
    package var note: LocalizedText?

    static let shape = RecordShape<OfficialSourceSearch>(
        "search for an official source",
        [
            Field(
                "none_found", Shapes.day, "The day on which it was looked for.", example: "2026-11-15", required: true
            ) { $0.noneFound = $1 },
            Field("note", Shapes.localized("…"), "Where it was looked for.", example: "Not on the authority's website.")
            { $0.note = $1 },
        ], make: { _ in OfficialSourceSearch() })
}
