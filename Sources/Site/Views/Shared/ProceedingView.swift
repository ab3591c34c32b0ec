/// A case before a court: since when, until when, and how it ended.
struct ProceedingView: View, Equatable {
    /// The case, leading to its page.
    var link: LinkView
    var companies: [LinkView] = []
    var authorities: [LinkView] = []
    /// The day it was brought; nil where the register has no such event.
    var started: DateView?
    /// The day it ended; nil while it is pending.
    var ended: DateView?
    /// "Appeal dismissed", "Fine annulled", "Withdrawn".
    var outcome: String?
    /// The outcome as a class.
    var outcomeCode: String?
    /// "3 years 5 months"; for pending ones, so far.
    var duration: String?
    /// In days, for machines.
    var days: String?
    /// Number or ECLI of the judgment.
    var reference: String?
    /// What is at stake, or what it left.
    var amount: AmountView?

    static let declaration = ViewDeclaration<ProceedingView>(
        "proceeding", "A case before a court: since when, until when, and how it ended.",
        fields: [
            .view("link", "The case.") { $0.link },
            .list("companies", "Respondents.") { $0.companies },
            .list("authorities", "Those that imposed the sanction.") { $0.authorities },
            .view("started", "The day it was brought.") { $0.started },
            .view("ended", "The day it ended.") { $0.ended },
            .text("outcome", "How it ended.") { $0.outcome },
            .text("outcome-code", "The outcome as a class.") { $0.outcomeCode },
            .text("duration", "How long it took, or has taken so far.") { $0.duration },
            .text("days", "The same in days.") { $0.days },
            .text("reference", "Number or ECLI of the judgment.") { $0.reference },
            .view("amount", "What is at stake, or what it left.") { $0.amount },
        ])
}

/// Proceedings of one kind before a court: those pending, or those that ended.
struct ProceedingsView: View, Equatable {
    var id: String
    var heading: String
    var caption: String
    var arePending: Bool
    var rows: [ProceedingView]
    var empty: String?
    /// Which part of a long list this is.
    var pagination: PaginationView?

    static let declaration = ViewDeclaration<ProceedingsView>(
        "proceedings", "Proceedings of one kind before a court: those pending, or those that ended.",
        fields: [
            .text("id", "The anchor of the section.") { $0.id },
            .text("heading", "The section's heading.") { $0.heading },
            .text("caption", "What the table holds.") { $0.caption },
            .flag("are-pending", "The proceedings have not ended.") { $0.arePending },
            .flag("has-rows", "There is at least one.") { !$0.rows.isEmpty },
            .list("rows", "The proceedings.") { $0.rows },
            .text("empty", "What to say where there are none.") { $0.empty },
            .view("pagination", "Which part of a long list this is.") { $0.pagination },
        ])
}
