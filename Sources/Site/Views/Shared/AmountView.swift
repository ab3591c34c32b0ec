/// A sum of money, or which of the three ways there is none.
struct AmountView: View, Equatable {
    /// What an amount may be; only a number can be counted.
    enum Kind: String, Sendable {
        case number, none, undisclosed, unknown
    }

    var kind: Kind
    /// For people: "€ 4.75 million", "none", "not disclosed", "not known".
    var text: String
    /// Every digit: "€ 4,750,000"; nil unless a number.
    var exact: String?
    /// For machines, in major units: "4750000.00"; nil unless a number.
    var value: String?
    /// ISO 4217; nil unless a number.
    var currency: String?
    /// The euro figure of another currency: "about € 22.1 million"; nil where there is no rate or no need.
    var estimate: String?
    /// What the estimate rests on: "ECB rate of 16 October 2020".
    var estimateBasis: String?

    static let declaration = ViewDeclaration<AmountView>(
        "amount", "A sum of money, or which of the three ways there is none.",
        fields: [
            .flag("is-number", "The amount is a number.") { $0.kind == .number },
            .flag("is-none", "There was no amount: an order or a reprimand.") { $0.kind == .none },
            .flag("is-undisclosed", "The authority did not say.") { $0.kind == .undisclosed },
            .flag("is-unknown", "Nobody here knows.") { $0.kind == .unknown },
            .text("kind", "`number`, `none`, `undisclosed` or `unknown`, as a class.") { $0.kind.rawValue },
            .text("text", "The amount for people, or the word for its absence.") { $0.text },
            .text("exact", "The amount with every digit.") { $0.exact },
            .text("value", "The amount for machines, in major units.") { $0.value },
            .text("currency", "ISO 4217 code.") { $0.currency },
            .text("estimate", "The figure in the site's currency where the amount is in another.") { $0.estimate },
            .text("estimate-basis", "The rate the estimate rests on, and its day.") { $0.estimateBasis },
        ])
}
