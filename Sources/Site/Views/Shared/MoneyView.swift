/// The amounts of a case: as imposed, current and paid, and what belongs to each sanction.
struct MoneyView: View, Equatable {
    /// Imposed, current, paid; forfeited, settled and proposed where there are any.
    var items: [MoneyItemView]
    /// One row per sanction, where the case has more than a single fine.
    var sanctions: [SanctionView] = []
    /// How to read the figures.
    var note: String?

    static let declaration = ViewDeclaration<MoneyView>(
        "money", "The amounts of a case: as imposed, current and paid, and what belongs to each sanction.",
        fields: [
            .list("items", "The case's amounts.") { $0.items },
            .flag("has-sanctions", "The case has more than a single fine.") { !$0.sanctions.isEmpty },
            .list("sanctions", "One row per sanction.") { $0.sanctions },
            .text("note", "How to read the figures.") { $0.note },
        ])
}

/// One of the amounts of a case.
struct MoneyItemView: View, Equatable {
    /// `imposed`, `current`, `paid`, `forfeited`, `settled` or `proposed`, as a class.
    var code: String
    var label: String
    var amount: AmountView
    /// Since when, or by what: "since the judgment of 27 December 2024".
    var note: String?

    static let declaration = ViewDeclaration<MoneyItemView>(
        "money-item", "One of the amounts of a case.",
        fields: [
            .text("code", "Which amount, as a class.") { $0.code },
            .text("label", "Which amount, in words.") { $0.label },
            .view("amount", "The amount.") { $0.amount },
            .text("note", "Since when, or by what.") { $0.note },
        ])
}

/// One sanction of a case that has several, or one that is not a plain fine.
struct SanctionView: View, Equatable {
    /// "Fine", "Order with periodic penalty", "Reprimand".
    var label: String
    /// Against whom, where the case has several respondents.
    var against: LinkView?
    var date: DateView?
    var imposed: AmountView
    var current: AmountView
    var status: StatusView
    /// Parts of the amount, deadline, rate and cap of a periodic penalty.
    var details: [FactView] = []

    static let declaration = ViewDeclaration<SanctionView>(
        "sanction", "One sanction of a case that has several, or one that is not a plain fine.",
        fields: [
            .text("label", "What was imposed.") { $0.label },
            .view("against", "Against whom.") { $0.against },
            .view("date", "When.") { $0.date },
            .view("imposed", "The amount as imposed.") { $0.imposed },
            .view("current", "The amount as current.") { $0.current },
            .view("status", "What became of it.") { $0.status },
            .list("details", "Parts, deadline, rate and cap of a periodic penalty.") { $0.details },
        ])
}
