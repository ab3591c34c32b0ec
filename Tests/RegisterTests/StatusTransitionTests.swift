import Content
import Testing

@testable import Register

/// Events that several tests begin with.
enum Begin {
    static let fine = "- {id: fine, type: fine, date: 2020-01-01, amount: EUR 1000}\n"
    static let order =
        "- {id: order, type: order, date: 2020-01-01, penalty: {rate: EUR 10, per: day, cap: EUR 100}}\n"
    static let annulled = "- {type: judgment, date: 2021-01-01, outcome: annulled}\n"
    static let appealed = "- {id: appeal, type: appeal, date: 2020-06-01, by: netflix}\n"
    static let final = "- {type: final, date: 2021-06-01}\n"
    static let twoFines =
        "- {id: a, type: fine, date: 2020-01-01, amount: EUR 600}\n- {id: b, type: fine, date: 2020-01-01, amount: EUR 400}\n"
}

/// Events and the status line that follows from them.
struct Move: Sendable {
    var events: String
    var expected: String

    init(_ events: [String], _ expected: String) {
        self.events = events.joined()
        self.expected = expected
    }
}

/// A decision on a fine of 1000 that an earlier judgment has brought into a standing.
struct Decision: Sendable {
    var before: String
    var decision: String
    var expected: String

    init(_ before: String, _ decision: String, _ expected: String) {
        self.before = before
        self.decision = decision
        self.expected = expected
    }
}

@Suite("Status: every row of the table")
struct StatusTransitionTests {
    @Test(
        "a step of the story changes nothing",
        arguments: [
            "complaint", "forwarded", "breach-notice", "investigation", "edpb-decision", "published", "reference",
            "ruling", "proposal",
        ])
    func steps(type: String) throws {
        let text = try StatusText(Begin.fine + Begin.appealed + "- {type: \(type), date: 2022}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "imposed · contested · 1000 · 1000 · unknown")
        #expect(text.status.grade.lastSeen?.edtf == "2020-06-01")
    }

    @Test(
        "a case without a sanction says how far it got",
        arguments: [
            ("- {type: complaint, date: 2019}", "under-investigation"),
            ("- {type: investigation, date: 2019}\n- {type: edpb-decision, date: 2020}", "under-investigation"),
            ("- {type: proposal, date: 2019, amount: DKK 10000000, to: police}", "proposed"),
            ("- {type: proposal, date: 2019}\n- {type: investigation, date: 2020}", "proposed"),
            ("- {type: proposal, date: 2019}\n- {type: closed, date: 2020}", "closed"),
            ("- {type: complaint, date: 2019}\n- {type: complied, date: 2020}", "under-investigation"),
        ])
    func withoutSanction(events: String, standing: String) throws {
        let text = try StatusText(events)
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "\(standing) · unknown · none · none · none")
        #expect(text.status.sanctions.isEmpty)
    }

    @Test("a proposal is kept and never summed", arguments: ["EUR 60", "{from: EUR 30, to: EUR 50}"])
    func proposal(amount: String) throws {
        let text = try StatusText("- {type: proposal, date: 2019, amount: \(amount)}\n" + Begin.fine)
        #expect(text.line == "imposed · unknown · 1000 · 1000 · unknown")
        #expect(text.status.proposed != nil)
        #expect(text.status.story.map(\.standing) == [.proposed, .imposed])
    }

    @Test("a sanction that is no fine has no amounts", arguments: ["reprimand", "warning", "ban", "order"])
    func sanctionsWithoutAmount(type: String) throws {
        let text = try StatusText("- {type: \(type), date: 2020, against: [netflix], deadline: 2020-12}")
        #expect(text.line == "imposed · unknown · none · none · none")
        #expect(text.status.sanctions[0].against.map(\.value) == ["netflix"])
        #expect(text.status.sanctions[0].deadline?.edtf == "2020-12")
        let annulled = try StatusText("- {type: \(type), date: 2020}\n" + Begin.annulled)
        #expect(annulled.line == "annulled · unknown · none · none · none")
    }

    static let moves: [Move] = [
        Move([Begin.fine], "imposed · unknown · 1000 · 1000 · unknown"),
        Move([Begin.fine, "- {type: objection, date: 2020-02}"], "imposed · contested · 1000 · 1000 · unknown"),
        Move([Begin.fine, Begin.appealed], "imposed · contested · 1000 · 1000 · unknown"),
        Move(
            [Begin.fine, Begin.appealed, "- {type: appeal-withdrawn, date: 2020-07}"],
            "imposed · unknown · 1000 · 1000 · unknown"),
        Move([Begin.fine, "- {type: revoked, date: 2020-07}"], "revoked · unknown · 1000 · 0 · unknown"),
        Move([Begin.fine, "- {type: suspended, date: 2020-07}"], "imposed · unknown · 1000 · 1000 · unknown"),
        Move([Begin.fine, "- {type: final, date: 2020-07}"], "imposed · final · 1000 · 1000 · unknown"),
        Move(
            [Begin.fine, Begin.final, "- {type: reopened, date: 2022}"], "imposed · contested · 1000 · 1000 · unknown"),
        Move(
            [
                Begin.fine, Begin.final,
                "- {type: reopened, date: 2022}\n- {type: judgment, date: 2023, outcome: annulled}",
            ], "annulled · unknown · 1000 · 0 · unknown"),
        Move(
            [Begin.fine, "- {type: settlement, date: 2022, sanction: fine, amount: EUR 400}"],
            "settled · unknown · 1000 · 400 · unknown"),
        Move(
            [Begin.fine, Begin.appealed, "- {type: settlement, date: 2022, sanction: fine, amount: EUR 400}"],
            "settled · unknown · 1000 · 400 · unknown"),
        Move([Begin.fine, "- {type: paid, date: 2021, amount: EUR 0}"], "imposed · unknown · 1000 · 1000 · 0"),
        Move(
            [Begin.fine, "- {type: paid, date: 2021, amount: EUR 600}\n- {type: paid, date: 2022, amount: EUR 400}"],
            "imposed · unknown · 1000 · 1000 · 1000"),
        Move(
            [
                Begin.fine, "- {type: paid, date: 2020-05, amount: EUR 1000}\n", Begin.annulled,
                "- {type: refunded, date: 2022, amount: EUR 250}",
            ], "annulled · unknown · 1000 · 0 · 750"),
        Move([Begin.fine, "- {type: complied, date: 2021}"], "imposed · unknown · 1000 · 1000 · unknown"),
        Move(
            [Begin.fine, Begin.annulled, "- {type: fine, id: new, date: 2022, amount: EUR 300, replaces: fine}"],
            "imposed · unknown · 1000 · 300 · unknown"),
    ]

    @Test("each event moves a fine as the table says", arguments: moves)
    func events(move: Move) throws {
        let text = try StatusText(move.events)
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == move.expected)
    }

    /// What a decision makes of a fine of 1000 that earlier events have brought into a standing.
    static let outcomes: [Decision] = [
        Decision("", "dismissed", "upheld · unknown · 1000 · 1000"),
        Decision("reduced, amount: EUR 400", "dismissed", "reduced · unknown · 1000 · 400"),
        Decision("annulled", "dismissed", "annulled · unknown · 1000 · 0"),
        Decision("unknown", "dismissed", "unknown · unknown · 1000 · unknown"),
        Decision("", "reduced, amount: EUR 999.99", "reduced · unknown · 1000 · 999.99"),
        Decision("reduced, amount: EUR 400", "reduced, amount: EUR 300", "reduced · unknown · 1000 · 300"),
        Decision("raised, amount: EUR 2000", "reduced, amount: EUR 1500", "reduced · unknown · 1000 · 1500"),
        Decision("unknown", "reduced, amount: EUR 300", "reduced · unknown · 1000 · 300"),
        Decision("", "raised, amount: EUR 2000", "increased · unknown · 1000 · 2000"),
        Decision("reduced, amount: EUR 400", "raised, amount: EUR 1000", "restored · unknown · 1000 · 1000"),
        Decision("reduced, amount: EUR 400", "raised, amount: EUR 700", "reduced · unknown · 1000 · 700"),
        Decision("reduced, amount: EUR 400", "raised, amount: EUR 1700", "increased · unknown · 1000 · 1700"),
        Decision("annulled", "raised, amount: EUR 700", "reduced · unknown · 1000 · 700"),
        Decision("", "annulled", "annulled · unknown · 1000 · 0"),
        Decision("dismissed", "annulled", "annulled · unknown · 1000 · 0"),
        Decision("annulled", "reinstated", "restored · unknown · 1000 · 1000"),
        Decision("annulled", "reinstated, remitted_to: bvwg", "imposed · contested · 1000 · 1000"),
        Decision("", "unknown", "unknown · unknown · 1000 · unknown"),
        Decision("annulled", "unknown", "unknown · unknown · 1000 · unknown"),
        Decision("", "dismissed, remitted_to: bvwg", "upheld · contested · 1000 · 1000"),
        Decision("", "annulled, remitted_to: bvwg", "annulled · contested · 1000 · 0"),
        Decision("", "reduced, amount: EUR 300, remitted_to: bvwg", "reduced · contested · 1000 · 300"),
        Decision("annulled, remitted_to: bvwg", "unknown", "unknown · unknown · 1000 · unknown"),
    ]

    @Test("each outcome follows from the standing before it", arguments: outcomes, ["judgment", "objection-decided"])
    func outcome(row: Decision, type: String) throws {
        var events = Begin.fine
        if !row.before.isEmpty { events += "- {type: judgment, date: 2021, outcome: \(row.before)}\n" }
        let filing = type == "judgment" ? "appeal" : "objection"
        for opening in ["", "- {type: \(filing), date: 2021-12, by: netflix}\n"] {
            // A remittal that was not answered stays beside a filing; that has a test of its own.
            if !opening.isEmpty, row.before.contains("remitted_to") { continue }
            let text = try StatusText(events + opening + "- {type: \(type), date: 2022, outcome: \(row.decision)}")
            #expect(text.diagnostics.isEmpty)
            #expect(text.line == row.expected + " · unknown")
        }
    }

    @Test("a reinstated fine that had been reduced comes back reduced only where it was remitted")
    func reinstatedReduced() throws {
        let before =
            Begin.fine + "- {type: judgment, date: 2020-06, outcome: reduced, amount: EUR 400}\n" + Begin.annulled
        let remitted = try StatusText(before + "- {type: judgment, date: 2022, outcome: reinstated, remitted_to: bvwg}")
        #expect(remitted.line == "reduced · contested · 1000 · 400 · unknown")
        let restored = try StatusText(before + "- {type: judgment, date: 2022, outcome: reinstated}")
        #expect(restored.line == "restored · unknown · 1000 · 400 · unknown")
    }

    @Test(
        "an annulment keeps what it left of the findings until it is undone",
        arguments: [("stand", FindingsAfterAnnulment.stand), ("overturned", .overturned), ("not-reached", .notReached)])
    func findings(word: String, findings: FindingsAfterAnnulment) throws {
        let events = Begin.fine + "- {type: judgment, date: 2021, outcome: annulled, findings: \(word)}\n"
        #expect(try StatusText(events).sanction("fine").findings == findings)
        let undone = try StatusText(events + "- {type: judgment, date: 2022, outcome: reinstated}")
        #expect(try undone.sanction("fine").findings == nil)
    }

    @Test(
        "a suspension lasts until it is lifted, the fine annulled or final",
        arguments: [
            ("", true), ("- {type: suspended, date: 2022}", true), ("- {type: resumed, date: 2022}", false),
            ("- {type: judgment, date: 2022, outcome: annulled}", false), ("- {type: final, date: 2022}", false),
            ("- {type: judgment, date: 2022, outcome: dismissed}", true), ("- {type: appeal, date: 2022}", true),
        ])
    func suspension(after: String, isSuspended: Bool) throws {
        let text = try StatusText(Begin.fine + "- {type: suspended, date: 2021}\n" + after)
        #expect(text.diagnostics.isEmpty)
        #expect(text.status.isSuspended == isSuspended)
        #expect(try text.sanction("fine").isSuspended == isSuspended)
        #expect(text.status.story[1].isSuspended)
        #expect(text.status.story[1].current.summary == text.status.imposed.summary)
    }

    @Test("final ends every challenge")
    func finalEndsChallenges() throws {
        let text = try StatusText(Begin.fine + Begin.appealed + Begin.final)
        #expect(text.diagnostics.isEmpty)
        #expect(text.status.finality == .final)
        #expect(try text.sanction("fine").openChallenges.isEmpty)
    }

    @Test("a settlement that settles no sanction stands beside the fines and is not summed with them")
    func settlementAlone() throws {
        let text = try StatusText(
            "- {type: settlement, date: 2019, amount: USD 5000}\n- {type: final, date: 2020}\n"
                + "- {type: paid, date: 2021, amount: USD 5000}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "settled · final · none · none · none")
        #expect(StatusText.written(text.status.settled.summary) == "5000")
        #expect(StatusText.written(text.status.sanctions[0].paid) == "5000")
    }

    @Test("a forfeiture belongs to the order and leaves the fine alone")
    func forfeited() throws {
        let text = try StatusText(
            Begin.fine + Begin.order
                + "- {type: forfeited, date: 2021, amount: EUR 60}\n- {type: forfeited, date: 2022, amount: EUR 40}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "imposed · unknown · 1000 · 1000 · unknown")
        #expect(text.status.forfeited?.decimal == "100")
        #expect(try text.sanction("order").forfeited?.decimal == "100")
    }

    @Test("a fine that replaces another leaves the first amount alone as imposed, and keeps its name")
    func replaces() throws {
        let text = try StatusText(
            Begin.fine + "- {id: new, type: fine, date: 2021, amount: EUR 300, replaces: fine}\n"
                + "- {type: judgment, date: 2022, sanction: fine, outcome: raised, amount: EUR 1000}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.status.sanctions.count == 1)
        #expect(text.line == "restored · unknown · 1000 · 1000 · unknown")
        #expect(text.status.decidedOn?.edtf == "2020-01-01")
    }

    @Test("discharged says that nothing remains, whatever was paid")
    func discharged() throws {
        let text = try StatusText(Begin.fine + "- {type: paid, date: 2021, discharged: true}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "imposed · unknown · 1000 · 1000 · unknown")
        #expect(try text.sanction("fine").isDischarged)
    }

    @Test("a case closed after its fine was annulled and sent back stays annulled and is no longer contested")
    func closedAfterAnnulment() throws {
        let text = try StatusText(
            Begin.fine
                + "- {type: judgment, date: 2021, outcome: annulled, remitted_to: ap}\n- {type: closed, date: 2022}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "annulled · unknown · 1000 · 0 · unknown")
    }
}
