import Content
import Testing

@testable import Register

/// A list of events that cannot be, with the one error that says why.
struct Impossible: Sendable, CustomTestStringConvertible {
    var name: String
    var fields: String
    var events: String
    var finding: StatusText.Finding

    init(
        _ name: String, _ events: [String], fields: String = "", _ identifier: String, _ message: String,
        at event: Int, others: [Int]
    ) {
        self.name = name
        self.fields = fields
        self.events = events.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }.joined(separator: "\n")
        finding = StatusText.Finding(identifier, message, event, others: others)
    }

    var testDescription: String { name }
}

extension StatusErrorTests {
    static let ambiguities: [Impossible] = [
        Impossible(
            "a judgment with two appeals open",
            [
                Begin.fine, Begin.appealed, "- {id: cross, type: appeal, date: 2020-07, by: ap}",
                "- {type: judgment, date: 2021, by: bvwg, outcome: dismissed}",
            ],
            "ambiguous-challenge", "2 challenges are open: which one does the judgment decide?", at: 4, others: [2, 3]),
        Impossible(
            "a withdrawal with two appeals of the same party",
            [
                Begin.fine, Begin.appealed, "- {id: second, type: appeal, date: 2020-07, by: netflix}",
                "- {type: appeal-withdrawn, by: netflix, date: 2021}",
            ],
            "ambiguous-challenge", "2 challenges are open: which one does the withdrawal of an appeal withdraw?", at: 4,
            others: [2, 3]),
        Impossible(
            "a reduced amount with two fines",
            [Begin.twoFines, "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 5}"],
            "ambiguous-sanction", "which of the 2 fines does the amount of this judgment concern?", at: 3,
            others: [1, 2]),
        Impossible(
            "a payment with two fines", [Begin.twoFines, "- {type: paid, date: 2021, amount: EUR 5}"],
            "ambiguous-sanction", "which of the 2 fines does the amount of this payment concern?", at: 3,
            others: [1, 2]),
        Impossible(
            "a settlement of several fines at once",
            [Begin.twoFines, "- {type: settlement, date: 2021, sanction: [a, b], amount: EUR 5}"],
            "ambiguous-sanction", "which of the 2 fines does the amount of this settlement concern?", at: 3,
            others: [1, 2]),
        Impossible(
            "a settlement that may or may not be of the fine",
            [Begin.fine, "- {type: settlement, date: 2021, amount: EUR 5}"],
            "ambiguous-settlement", "does this settlement settle the fine?", at: 2, others: [1]),
        Impossible(
            "a reduced penalty with two orders",
            [
                "- {id: a, type: order, date: 2020, penalty: {rate: EUR 10, per: day}}",
                "- {id: b, type: order, date: 2020, penalty: {rate: EUR 10, per: day}}",
                "- {type: judgment, date: 2021, outcome: reduced, penalty: {rate: EUR 5, per: day}}",
            ],
            "ambiguous-sanction", "which of the 2 orders does this judgment concern?", at: 3, others: [1, 2]),
    ]

    static let dates: [Impossible] = [
        Impossible(
            "an appeal before the fine", [Begin.fine, "- {type: appeal, date: 2019-12-31}"],
            "date-order", "an appeal of 2019-12-31 stands behind a fine of 2020-01-01", at: 2, others: [1]),
        Impossible(
            "an objection known before the fine", [Begin.fine, "- {type: objection, known_by: 2019}"],
            "date-order", "an objection of 2019 stands behind a fine of 2020-01-01", at: 2, others: [1]),
        Impossible(
            "steps out of order", ["- {type: complaint, date: 2019-03}", "- {type: forwarded, date: 2019-02}"],
            "date-order", "a forwarding of 2019-02 stands behind a complaint of 2019-03", at: 2, others: [1]),
        Impossible(
            "an event earlier than one far before it",
            ["- {type: complaint, date: 2019-03}", "- {type: forwarded}", "- {type: investigation, date: 2018}"],
            "date-order", "an investigation of 2018 stands behind a complaint of 2019-03", at: 3, others: [1]),
        Impossible(
            "an event known before it happened", ["- {type: complaint, date: 2019-03, known_by: 2019-02}"],
            "date-order", "a complaint is known by 2019-02, before it happened on 2019-03", at: 1, others: []),
        Impossible(
            "a decision on another day than the fine", [Begin.fine], fields: "decided: 2020-01-02",
            "date-mismatch", "`decided: 2020-01-02` differs from the fine of 2020-01-01", at: 0, others: [1]),
        Impossible(
            "a publication before the fine", [Begin.fine], fields: "published: 2019-12",
            "date-order", "the case was published on 2019-12, before the fine of 2020-01-01", at: 0, others: [1]),
        Impossible(
            "an objection before the fine of the short form", ["- {type: objection, date: 2024-10-01}"],
            fields: "decided: 2024-11-26\nfine: EUR 5",
            "date-order", "an objection of 2024-10-01 stands behind a fine of 2024-11-26", at: 1, others: [0]),
    ]
}
