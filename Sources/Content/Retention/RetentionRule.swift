/// What becomes of cases when they are so many years old: a rule of the site.
package struct RetentionRule: Sendable {
    /// What a rule does, the mildest first.
    package enum Action: String, CaseIterable, Comparable, Sendable {
        case noindex, pseudonymise, withdraw

        package static func < (left: Self, right: Self) -> Bool {
            guard let one = allCases.firstIndex(of: left), let other = allCases.firstIndex(of: right) else {
                return false
            }
            return one < other
        }
    }

    /// From which date the years are counted.
    package enum Start: String, CaseIterable, Sendable {
        case decided, published
    }

    package var position: SourcePosition
    /// The authorities whose cases it is for; empty for all.
    package var authorities: [Located<String>] = []
    /// The kinds of parties it is for; empty for all.
    package var kinds: [EntityFile.Kind] = []
    /// Years, counted to the same day.
    package var years = 0
    package var start = Start.decided
    package var action = Action.noindex
    /// What a pseudonymised party is called; nil for words that follow from its kind.
    package var description: LocalizedText?
    /// Cases that it is not for, by their ids.
    package var exceptions: [Located<String>] = []

    static let shape = RecordShape<RetentionRule>(
        "retention rule",
        [
            Field(
                "authority", Shapes.id.located.oneOrMany, "The authorities whose cases it is for; all, where left out.",
                example: "ap"
            ) { $0.authorities = $1 },
            Field(
                "kind", kindShape.oneOrMany,
                "The kinds of parties it is for, by the `kind` of their files; all, where left out.", example: "person"
            ) { $0.kinds = $1 },
            Field(
                "after", Shapes.integer(1...100, what: "a number of years"), "After how many years it takes effect.",
                example: "5", required: true
            ) { $0.years = $1 },
            Field(
                "since", Shapes.choice(Start.self, what: "a date to count from"),
                "Whether the years are counted from the day of the decision (default) or of its publication.",
                example: "published"
            ) { $0.start = $1 },
            Field(
                "action", Shapes.choice(Action.self, what: "what a rule does"),
                "`noindex` keeps search engines, feeds and downloads away; `pseudonymise` also takes away every name "
                    + "and word, and leaves dates, amounts and provisions at an address without a name; `withdraw` "
                    + "leaves only that a case was withdrawn. Of several rules the strictest holds.",
                example: "pseudonymise", required: true
            ) { $0.action = $1 },
            Field(
                "as", Shapes.localized("a sole trader"),
                "With `pseudonymise`: what the party is called; words for its kind, where left out.",
                example: "{en: a sole trader, nl: een eenmanszaak}"
            ) { $0.description = $1 },
            Field(
                "except", Shapes.id.located.oneOrMany, "Cases that it is not for, by their ids.",
                example: "[ap-example-2019]"
            ) { $0.exceptions = $1 },
        ],
        make: { RetentionRule(position: $0.position) })

    private static let kindShape = Shapes.choice(
        EntityFile.Kind.self, what: "a kind of party",
        not: EntityFile.Kind.allCases.filter { !parties.contains($0) }.map(\.rawValue))

    private static let parties: [EntityFile.Kind] = [
        .company, .publicBody, .ministry, .foundation, .association, .partnership, .person, .other,
    ]
}

/// What a rule does to a case: now, or on a day to come.
package struct RetentionEffect: Sendable {
    /// The id of the case as its file has it.
    package var id: String
    /// The case's file.
    package var file: String
    package var action: RetentionRule.Action
    /// The first day on which it is so.
    package var day: Day
    package var isInEffect: Bool
}
