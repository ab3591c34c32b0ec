/// A step of a case, as a line of its timeline.
struct EventView: View, Equatable {
    /// The anchor on the page: `event-3`.
    var id: String
    var date: DateView
    /// What happened: "Fine imposed", "Judgment: appeal dismissed".
    var label: String
    /// The event's type as a class.
    var code: String
    /// `step`, `sanction`, `challenge`, `decision`, `money` or `end`: how much weight the line has.
    var weight: String
    /// Who acted.
    var by: LinkView?
    /// To whom it was addressed, or sent back.
    var to: LinkView?
    /// Against whom it is, where the case has several respondents.
    var against: LinkView?
    /// Which sanction it concerns, where the case has several.
    var sanction: String?
    /// The amount the event itself names.
    var amount: AmountView?
    /// The words before that amount: "fine of", "lowered to", "paid".
    var amountLabel: String?
    /// What holds after it, where it changed the amount: "€ 16 million stands".
    var after: String?
    /// Number, ECLI, deadline, periodic penalty.
    var details: [FactView] = []
    var note: String?
    /// The note's language where it is not the page's.
    var noteLang: String?
    var sources: [SourceReferenceView] = []
    /// The word "unverified", where nobody checked it against a source.
    var unverified: String?

    static let declaration = ViewDeclaration<EventView>(
        "event", "A step of a case, as a line of its timeline.",
        fields: [
            .text("id", "The anchor on the page.") { $0.id },
            .view("date", "When, as far as known.") { $0.date },
            .text("label", "What happened.") { $0.label },
            .text("code", "The event's type as a class.") { $0.code },
            .text("weight", "How much weight the line has, as a class.") { $0.weight },
            .view("by", "Who acted.") { $0.by },
            .view("to", "To whom it was addressed, or sent back.") { $0.to },
            .view("against", "Against whom it is, where the case has several respondents.") { $0.against },
            .text("sanction", "Which sanction it concerns, where the case has several.") { $0.sanction },
            .view("amount", "The amount the event itself names.") { $0.amount },
            .text("amount-label", "The words before that amount.") { $0.amountLabel },
            .text("after", "What holds after it, where it changed the amount.") { $0.after },
            .list("details", "Number, ECLI, deadline, periodic penalty.") { $0.details },
            .text("note", "The editor's remark.") { $0.note },
            .text("note-lang", "The note's language where it is not the page's.") { $0.noteLang },
            .list("sources", "Where it was seen.") { $0.sources },
            .text("unverified", "The word for an event nobody checked.") { $0.unverified },
        ])
}

/// A reference to a source listed on the same page.
struct SourceReferenceView: View, Equatable {
    /// The source's number in the list.
    var number: String
    /// Its anchor: `#source-2`.
    var href: String
    /// Its title, which a screen reader says and hovering shows.
    var title: String

    static let declaration = ViewDeclaration<SourceReferenceView>(
        "source-reference", "A reference to a source listed on the same page.",
        fields: [
            .text("number", "The source's number in the list.") { $0.number },
            .text("href", "Its anchor.") { $0.href },
            .text("title", "Its title.") { $0.title },
        ])
}
