/// What became of a case or a sanction: a word, a shape, and how well it is known.
struct StatusView: View, Equatable {
    /// Standing and finality in words: "Imposed, contested".
    var word: String
    /// The class that picks the shape, such as `imposed`, `reduced`, `annulled`, `investigation` or `mixed`.
    var standing: String
    /// The class that fills the shape: `contested`, `final`, `not-known`; nil where the question does not arise.
    var finality: String?
    /// "suspended", where the sanction may not be carried out for now.
    var suspended: String?
    /// What is going on, in a sentence.
    var explanation: String?
    /// How well it is known.
    var grade: GradeView?

    static let declaration = ViewDeclaration<StatusView>(
        "status", "What became of a case or a sanction: a word, a shape, and how well it is known.",
        fields: [
            .text("word", "Standing and finality in words.") { $0.word },
            .text("standing", "The standing as a class, which picks the shape.") { $0.standing },
            .text("finality", "The finality as a class, which fills the shape.") { $0.finality },
            .text("suspended", "The word for a sanction that may not be carried out for now.") { $0.suspended },
            .text("explanation", "What is going on, in a sentence.") { $0.explanation },
            .view("grade", "How well the status is known.") { $0.grade },
        ])
}

/// How well a status is known: when it was last seen, where, and whether anyone checked.
struct GradeView: View, Equatable {
    /// "last seen 18 December 2024".
    var seen: String?
    /// The day of it, for a `time` element.
    var iso: String?
    /// The source it was seen in, an anchor of the case's page.
    var source: LinkView?
    /// The word "unverified", where nobody checked it against a source.
    var unverified: String?

    static let declaration = ViewDeclaration<GradeView>(
        "grade", "How well a status is known: when it was last seen, where, and whether anyone checked.",
        fields: [
            .text("seen", "When the status was last seen, in words.") { $0.seen },
            .text("iso", "The day of it, for a `time` element.") { $0.iso },
            .view("source", "The source it was seen in.") { $0.source },
            .text("unverified", "The word for a status nobody checked against a source.") { $0.unverified },
        ])
}
