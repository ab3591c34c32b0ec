import Content
import Testing

@testable import Register

@Suite("Status: impossible and ambiguous orders")
struct StatusErrorTests {
    static let withoutSanction: [Impossible] = [
        Impossible(
            "an appeal without a sanction", ["- {type: appeal, date: 2020}"],
            "no-sanction", "an appeal needs a sanction before it", at: 1, others: []),
        Impossible(
            "an objection before the fine", ["- {type: objection, known_by: 2021}", Begin.fine],
            "no-sanction", "an objection needs a sanction before it", at: 1, others: [2]),
        Impossible(
            "a judgment on a proposal", ["- {type: proposal, date: 2020}", Begin.annulled],
            "no-sanction", "a judgment needs a sanction before it", at: 2, others: []),
        Impossible(
            "final without a sanction", ["- {type: investigation, date: 2020}", Begin.final],
            "no-sanction", "a `final` needs a sanction before it", at: 2, others: []),
        Impossible(
            "a payment of nothing", ["- {type: paid, date: 2020, amount: EUR 5}"],
            "no-sanction", "a payment needs a sanction before it", at: 1, others: []),
        Impossible(
            "an unknown sanction", [Begin.fine, "- {type: final, date: 2021, sanction: fien}"],
            "unknown-sanction", "`fien`: no sanction of the case has this id", at: 2, others: []),
        Impossible(
            "a sanction that is an appeal",
            [Begin.fine, Begin.appealed, "- {type: final, date: 2021, sanction: appeal}"],
            "not-a-sanction", "`appeal` is an appeal, not a sanction", at: 3, others: [2]),
        Impossible(
            "a sanction that comes later", [Begin.fine, "- {type: final, sanction: late}", "- {id: late, type: ban}"],
            "sanction-later", "`late` stands behind this event", at: 2, others: [3]),
        Impossible(
            "a step that names an unknown sanction", [Begin.fine, "- {type: ruling, date: 2021, sanction: order}"],
            "unknown-sanction", "`order`: no sanction of the case has this id", at: 2, others: []),
        Impossible(
            "a fine that concerns a fine", [Begin.fine, "- {type: fine, date: 2021, amount: EUR 5, sanction: fine}"],
            "misplaced-field", "a fine is a sanction of its own and concerns no other", at: 2, others: []),
    ]

    static let amounts: [Impossible] = [
        Impossible(
            "reduced to the same", [Begin.fine, "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 1000}"],
            "not-reduced", "EUR 1000 is not less than the current EUR 1000", at: 2, others: [1]),
        Impossible(
            "reduced to more than is left",
            [
                Begin.fine, "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 400}",
                "- {type: judgment, date: 2022, outcome: reduced, amount: EUR 500}",
            ],
            "not-reduced", "EUR 500 is not less than the current EUR 400", at: 3, others: [2]),
        Impossible(
            "reduced to nothing", [Begin.fine, "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 0}"],
            "not-reduced", "EUR 0 is not a reduced amount", at: 2, others: [1]),
        Impossible(
            "reduced after an annulment",
            [Begin.fine, Begin.annulled, "- {type: judgment, date: 2022, outcome: reduced, amount: EUR 5}"],
            "not-reduced", "the fine was annulled before: nothing is left to reduce", at: 3, others: [2]),
        Impossible(
            "raised to less", [Begin.fine, "- {type: judgment, date: 2021, outcome: raised, amount: EUR 999}"],
            "not-raised", "EUR 999 is not more than the current EUR 1000", at: 2, others: [1]),
        Impossible(
            "raised after a revocation",
            [Begin.fine, "- {type: revoked, date: 2021}", "- {type: judgment, outcome: raised, amount: EUR 5}"],
            "after-revoked", "the fine was revoked before: there is nothing to raise", at: 3, others: [2]),
        Impossible(
            "reduced in another currency",
            [Begin.fine, "- {type: judgment, date: 2021, outcome: reduced, amount: GBP 5}"],
            "currency-mismatch", "the fine is in EUR, not in GBP", at: 2, others: [1]),
        Impossible(
            "paid in another currency", [Begin.fine, "- {type: paid, date: 2021, amount: GBP 5}"],
            "currency-mismatch", "the fine is in EUR, not in GBP", at: 2, others: [1]),
        Impossible(
            "a refund larger than what was paid",
            [Begin.fine, "- {type: paid, amount: EUR 5}", "- {type: refunded, amount: EUR 6}"],
            "refund-too-large", "EUR 6 is more than the EUR 5 that was paid", at: 3, others: [2]),
        Impossible(
            "a refund of nothing that was paid", [Begin.fine, "- {type: refunded, amount: EUR 6}"],
            "refund-too-large", "a refund needs a payment before it", at: 2, others: [1]),
        Impossible(
            "parts that do not add up",
            [
                "- {type: fine, date: 2020, amount: EUR 10, "
                    + "parts: [{against: netflix, amount: EUR 6}, {against: uber, amount: EUR 3.50}]}"
            ],
            "parts-sum", "the parts add up to EUR 9.50, EUR 0.50 less than the fine", at: 1, others: []),
        Impossible(
            "a part in another currency",
            ["- {type: fine, date: 2020, amount: EUR 10, parts: [{against: netflix, amount: GBP 10}]}"],
            "currency-mismatch", "the fine is in EUR, its part in GBP", at: 1, others: []),
        Impossible(
            "parts of an undisclosed fine",
            ["- {type: fine, date: 2020, amount: undisclosed, parts: [{against: netflix, amount: EUR 10}]}"],
            "parts-sum", "the fine has parts but no sum", at: 1, others: []),
        Impossible(
            "a forfeiture over the cap", [Begin.order, "- {type: forfeited, date: 2021, amount: EUR 101}"],
            "over-cap", "EUR 101 is more than the cap of EUR 100", at: 2, others: [1]),
        Impossible(
            "a forfeiture of a fine", [Begin.fine, "- {type: forfeited, date: 2021, amount: EUR 5}"],
            "no-penalty", "a fine has no penalty that could be forfeited", at: 2, others: [1]),
        Impossible(
            "a higher penalty called reduced",
            [
                Begin.order,
                "- {type: judgment, date: 2021, outcome: reduced, penalty: {rate: EUR 11, per: day, cap: EUR 100}}",
            ],
            "not-reduced", "the rate of EUR 11 is more than the current EUR 10", at: 2, others: [1]),
        Impossible(
            "the same penalty called reduced",
            [
                Begin.order,
                "- {type: judgment, date: 2021, outcome: reduced, penalty: {rate: EUR 10, per: day, cap: EUR 100}}",
            ],
            "not-reduced", "the penalty is the same as before", at: 2, others: [1]),
        Impossible(
            "an amount for an order", [Begin.order, "- {type: judgment, outcome: reduced, amount: EUR 5}"],
            "no-fine", "the amount of this judgment concerns no fine", at: 2, others: [1]),
        Impossible(
            "a penalty with a dismissal",
            [Begin.order, "- {type: judgment, outcome: dismissed, penalty: {rate: EUR 5, per: day}}"],
            "misplaced-field", "`penalty` does not belong to the outcome `dismissed`", at: 2, others: []),
    ]

    static let orders: [Impossible] = [
        Impossible(
            "annulled twice", [Begin.fine, Begin.annulled, "- {type: judgment, date: 2022, outcome: annulled}"],
            "annulled-twice", "the fine was annulled before", at: 3, others: [2]),
        Impossible(
            "all annulled where one was annulled before",
            [
                Begin.fine, Begin.order, "- {type: judgment, date: 2021, sanction: order, outcome: annulled}",
                "- {type: judgment, date: 2022, outcome: annulled}",
            ],
            "annulled-twice", "the order was annulled before", at: 4, others: [3]),
        Impossible(
            "reinstated without an annulment", [Begin.fine, "- {type: judgment, date: 2022, outcome: reinstated}"],
            "not-annulled", "the fine is not annulled, so it cannot be reinstated", at: 2, others: [1]),
        Impossible(
            "revoked twice", [Begin.fine, "- {type: revoked, date: 2021}", "- {type: revoked, date: 2022}"],
            "revoked-twice", "the fine was revoked before", at: 3, others: [2]),
        Impossible(
            "an appeal after final", [Begin.fine, Begin.final, "- {type: appeal, date: 2022}"],
            "after-final", "an appeal cannot follow `final`", at: 3, others: [2]),
        Impossible(
            "a judgment after final", [Begin.fine, Begin.final, "- {type: judgment, date: 2022, outcome: dismissed}"],
            "after-final", "a judgment cannot follow `final`", at: 3, others: [2]),
        Impossible(
            "a replacement after final",
            [Begin.fine, Begin.final, "- {type: fine, date: 2022, amount: EUR 5, replaces: fine}"],
            "after-final", "a fine cannot follow `final`", at: 3, others: [2]),
        Impossible(
            "reopened without final", [Begin.fine, Begin.appealed, "- {type: reopened, date: 2022}"],
            "not-final", "the fine is not final, so it cannot be reopened", at: 3, others: [2]),
        Impossible(
            "resumed without a suspension", [Begin.fine, "- {type: resumed, date: 2022}"],
            "not-suspended", "the fine is not suspended", at: 2, others: [1]),
        Impossible(
            "a suspension of what was annulled", [Begin.fine, Begin.annulled, "- {type: suspended, date: 2022}"],
            "nothing-to-suspend", "the fine was annulled before: there is nothing to suspend", at: 3, others: [2]),
        Impossible(
            "a fine after closed", ["- {type: closed, date: 2019}", Begin.fine],
            "after-closed", "a fine cannot follow `closed`", at: 2, others: [1]),
        Impossible(
            "closed for a sanction", [Begin.fine, "- {type: closed, date: 2021, sanction: fine}"],
            "misplaced-field", "`closed` ends the case, not a sanction", at: 2, others: []),
        Impossible(
            "closed with a fine", [Begin.fine, "- {type: closed, date: 2021}"],
            "closed-with-sanction", "`closed` ends a case without a sanction, and this one has a fine", at: 2,
            others: [1]),
        Impossible(
            "published twice", [Begin.fine, "- {type: published, date: 2021}", "- {type: published, date: 2022}"],
            "duplicate-event", "the case was published before", at: 3, others: [2]),
        Impossible(
            "a settlement of an annulled fine",
            [Begin.fine, Begin.annulled, "- {type: settlement, date: 2022, sanction: fine, amount: EUR 5}"],
            "settled-after-end", "the fine was annulled before: there is nothing to settle", at: 3, others: [2]),
        Impossible(
            "a fine that replaces an unknown one",
            [Begin.fine, "- {type: fine, date: 2021, amount: EUR 5, replaces: fien}"],
            "unknown-sanction", "`fien`: no sanction of the case has this id", at: 2, others: []),
        Impossible(
            "a fine that replaces an order",
            [Begin.order, "- {type: fine, date: 2021, amount: EUR 5, replaces: order}"],
            "not-a-fine", "`order` is an order, not a fine", at: 2, others: [1]),
        Impossible(
            "a fine replaced twice",
            [
                Begin.fine, "- {id: new, type: fine, date: 2021, amount: EUR 5, replaces: fine}",
                "- {type: fine, date: 2022, amount: EUR 6, replaces: fine}",
            ],
            "replaced-twice", "`fine` was replaced before", at: 3, others: [2]),
        Impossible(
            "a fine replaced in another currency",
            [Begin.fine, "- {type: fine, date: 2021, amount: GBP 5, replaces: fine}"],
            "currency-mismatch", "the fine is in EUR, not in GBP", at: 2, others: [1]),
        Impossible(
            "a judgment that decides an unknown challenge",
            [Begin.fine, Begin.appealed, "- {type: judgment, date: 2021, outcome: dismissed, challenge: apeal}"],
            "unknown-challenge", "`apeal`: no objection or appeal of the case has this id", at: 3, others: []),
        Impossible(
            "a judgment that decides a fine",
            [Begin.fine, "- {type: judgment, date: 2021, outcome: dismissed, challenge: fine}"],
            "not-a-challenge", "`fine` is a fine, not an objection or appeal", at: 2, others: [1]),
        Impossible(
            "a judgment that decides what was decided",
            [
                Begin.fine, Begin.appealed, "- {type: judgment, date: 2021, outcome: dismissed}",
                "- {type: judgment, date: 2022, outcome: dismissed, challenge: appeal}",
            ],
            "challenge-ended", "`appeal` had ended before", at: 4, others: [3]),
        Impossible(
            "a withdrawal of nothing", [Begin.fine, "- {type: appeal-withdrawn, date: 2021}"],
            "nothing-withdrawn", "no objection or appeal is open that could be withdrawn", at: 2, others: [1]),
        Impossible(
            "an authority's decision on an appeal to a court",
            [Begin.fine, Begin.appealed, "- {type: objection-decided, date: 2021, outcome: dismissed}"],
            "wrong-decision", "an authority decides objections, and what is open is an appeal to a court", at: 3,
            others: [2]),
    ]

    @Test(
        "is the one error, at its line, and names the other",
        arguments: withoutSanction + amounts + orders + ambiguities + dates)
    func impossible(list: Impossible) throws {
        let text = try StatusText(list.events, fields: list.fields)
        #expect(text.errors == [list.finding])
        #expect(text.diagnostics.allSatisfy { $0.severity == .warning || $0.suggestion != nil })
    }

    @Test("an impossible event has no effect")
    func noEffect() throws {
        let text = try StatusText(
            Begin.fine + Begin.appealed + "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 2000}")
        #expect(text.line == "imposed · contested · 1000 · 1000 · unknown")
    }

    @Test(
        "a mistyped id is answered with the nearest",
        arguments: [
            ("- {type: final, date: 2021, sanction: fien}", "did you mean `fine`?"),
            ("- {type: judgment, date: 2021, outcome: dismissed, challenge: apeal}", "did you mean `appeal`?"),
            ("- {type: final, date: 2021, sanction: zzzzzz}", "one of `fine`"),
        ])
    func nearMiss(event: String, suggestion: String) throws {
        let text = try StatusText(Begin.fine + Begin.appealed + event)
        #expect(text.diagnostics.map(\.suggestion) == [suggestion])
    }

    @Test("the remedy of an appeal after final is the one of the specification")
    func finalRemedy() throws {
        let text = try StatusText(Begin.fine + Begin.final + "- {type: appeal, date: 2022}")
        #expect(
            text.diagnostics.first?.suggestion
                == "write `reopened`, or drop `final` if it was final only within the authority")
    }

    @Test("what must be named is listed")
    func namesToChoose() throws {
        let challenges = try StatusText(
            Begin.fine + Begin.appealed + "- {id: cross, type: appeal, date: 2020-07, by: ap}\n" + Begin.annulled)
        #expect(challenges.diagnostics.first?.suggestion == "add `challenge: appeal` or `challenge: cross`")
        let fines = try StatusText(Begin.twoFines + "- {type: paid, date: 2021, amount: EUR 5}")
        #expect(fines.diagnostics.first?.suggestion == "add `sanction: a` or `sanction: b`")
    }
}
