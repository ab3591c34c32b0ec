/// A mistake of the register that was put right.
struct CorrectionView: View, Equatable {
    var date: DateView
    var was: String?
    var now: String?
    var why: String?
    /// The language of the words where it is not the page's.
    var lang: String?

    static let declaration = ViewDeclaration<CorrectionView>(
        "correction", "A mistake of the register that was put right.",
        fields: [
            .view("date", "When.") { $0.date },
            .text("was", "What stood there.") { $0.was },
            .text("now", "What stands there now.") { $0.now },
            .text("why", "Why.") { $0.why },
            .text("lang", "The language of the words where it is not the page's.") { $0.lang },
        ])
}
