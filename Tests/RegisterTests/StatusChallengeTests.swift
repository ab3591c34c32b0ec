import Content
import Testing

@testable import Register

@Suite("Status: which challenge ends")
struct StatusChallengeTests {
    private func open(_ events: String, fields: String = "") throws -> [String?] {
        let text = try StatusText(events, fields: fields)
        #expect(text.diagnostics.isEmpty)
        return try text.sanction("fine").openChallenges.map { text.status.story[$0.eventIndex].event.id?.value }
    }

    private let objection = "- {id: objection, type: objection, date: 2020-02, by: netflix}\n"
    private let twoAppeals = """
        - {id: company, type: appeal, date: 2020-06, by: netflix, to: rb-den-haag}
        - {id: authority, type: appeal, date: 2020-07, by: ap, to: raad-van-state}

        """

    @Test("a judgment needs no recorded appeal")
    func unrecorded() throws {
        #expect(try open(Begin.fine + "- {type: judgment, date: 2021, outcome: dismissed}").isEmpty)
    }

    @Test("the challenge that is named ends, the other stays open")
    func named() throws {
        let decided = "- {type: judgment, date: 2021, outcome: dismissed, challenge: authority}"
        #expect(try open(Begin.fine + twoAppeals + decided) == ["company"])
    }

    @Test("the court that judges tells which appeal it decides")
    func byCourt() throws {
        let decided = "- {type: judgment, date: 2021, by: raad-van-state, outcome: dismissed}"
        #expect(try open(Begin.fine + twoAppeals + decided) == ["company"])
    }

    @Test("the party that withdraws tells which appeal is withdrawn")
    func byParty() throws {
        #expect(
            try open(Begin.fine + twoAppeals + "- {type: appeal-withdrawn, date: 2021, by: netflix}") == ["authority"])
    }

    @Test("an appeal of the same party takes the place of its objection")
    func superseded() throws {
        let appeal = "- {id: appeal, type: appeal, date: 2020-09, by: netflix}\n"
        #expect(try open(Begin.fine + objection + appeal) == ["appeal"])
        #expect(
            try open(Begin.fine + objection + appeal + "- {type: judgment, date: 2021, outcome: dismissed}").isEmpty)
        let decided = "- {type: objection-decided, date: 2021, outcome: dismissed}"
        #expect(try open(Begin.fine + objection + appeal + decided) == ["appeal"])
    }

    @Test("an appeal of another party leaves an objection open, and each decision finds its own")
    func otherParty() throws {
        let appeal = "- {id: appeal, type: appeal, date: 2020-09, by: noyb}\n"
        #expect(try open(Begin.fine + objection + appeal) == ["objection", "appeal"])
        #expect(
            try open(Begin.fine + objection + appeal + "- {type: judgment, date: 2021, outcome: dismissed}")
                == ["objection"])
        #expect(
            try open(Begin.fine + objection + appeal + "- {type: objection-decided, date: 2021, outcome: dismissed}")
                == ["appeal"])
    }

    @Test("a decision on one sanction leaves the challenge open for the other")
    func oneSanction() throws {
        let text = try StatusText(
            Begin.fine + Begin.order + Begin.appealed
                + "- {type: judgment, date: 2021, sanction: fine, outcome: dismissed}")
        #expect(text.diagnostics.isEmpty)
        #expect(try text.sanction("fine").finality == .unknown)
        #expect(try text.sanction("order").finality == .contested)
    }

    @Test("a decision on a named challenge concerns the sanctions that were challenged")
    func namedChallengeNarrows() throws {
        let text = try StatusText(
            Begin.fine + Begin.order + "- {id: appeal, type: appeal, date: 2020-06, sanction: fine}\n"
                + "- {type: judgment, date: 2021, challenge: appeal, outcome: annulled}")
        #expect(text.diagnostics.isEmpty)
        #expect(try text.sanction("fine").standing == .annulled)
        #expect(try text.sanction("order").standing == .imposed)
    }

    @Test("a decision without a sanction concerns all, with a warning where not all were challenged")
    func unchallenged() throws {
        let text = try StatusText(
            Begin.fine + Begin.order + "- {id: appeal, type: appeal, date: 2020-06, sanction: fine}\n"
                + "- {type: judgment, date: 2021, outcome: annulled}")
        #expect(text.errors.isEmpty)
        #expect(try text.sanction("order").standing == .annulled)
        #expect(
            text.warnings == [
                StatusText.Finding(
                    "unchallenged-sanction", "the judgment concerns the order too, which was not challenged", 4,
                    others: [3])
            ])
    }

    @Test("an appeal against a remittal that is dismissed leaves the case where it was sent")
    func remittalUpheld() throws {
        let before =
            Begin.fine + "- {type: judgment, date: 2021, outcome: annulled, remitted_to: ap}\n"
            + "- {id: appeal, type: appeal, date: 2021-03, by: ap, to: raad-van-state}\n"
        let dismissed = try StatusText(
            before + "- {type: judgment, date: 2022, by: raad-van-state, outcome: dismissed}")
        #expect(dismissed.diagnostics.isEmpty)
        #expect(dismissed.line == "annulled · contested · 1000 · 0 · unknown")
        let undone = try StatusText(before + "- {type: judgment, date: 2022, by: raad-van-state, outcome: reinstated}")
        #expect(undone.line == "restored · unknown · 1000 · 1000 · unknown")
    }

    @Test("a court to which the case was sent back decides that, whatever else is open")
    func remittedCourt() throws {
        let text = try StatusText(
            Begin.fine + "- {type: judgment, date: 2021, outcome: dismissed, remitted_to: bvwg}\n"
                + "- {id: appeal, type: appeal, date: 2021-03, by: noyb, to: vwgh}\n"
                + "- {type: judgment, date: 2022, by: bvwg, outcome: reduced, amount: EUR 5}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "reduced · contested · 1000 · 5 · unknown")
    }

    @Test("an appeal can be withdrawn after the case was sent back")
    func withdrawnAfterRemittal() throws {
        let text = try StatusText(
            Begin.fine + "- {type: judgment, date: 2021, outcome: dismissed, remitted_to: bvwg}\n"
                + "- {type: appeal-withdrawn, date: 2022}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "upheld · unknown · 1000 · 1000 · unknown")
    }

    @Test("a reopened case is before the appeal that follows")
    func reopened() throws {
        let text = try StatusText(
            Begin.fine + Begin.final + "- {type: reopened, date: 2022}\n- {type: appeal, date: 2022}\n"
                + "- {type: judgment, date: 2023, outcome: dismissed}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "upheld · unknown · 1000 · 1000 · unknown")
    }

    @Test("reinstated means the sanctions that are annulled")
    func reinstated() throws {
        let text = try StatusText(
            Begin.fine + Begin.order + "- {type: judgment, date: 2021, sanction: fine, outcome: annulled}\n"
                + "- {type: judgment, date: 2022, outcome: reinstated}")
        #expect(text.diagnostics.isEmpty)
        #expect(try text.sanction("fine").standing == .restored)
        #expect(try text.sanction("order").standing == .imposed)
    }

    @Test(
        "what is doubtful or only strange is a warning",
        arguments: [
            (Begin.fine + "- {type: appeal, date: \"2019-12-31?\"}", "date-order"),
            ("- {type: fine, date: 2020, amount: EUR 0}", "empty-fine"),
            ("- {type: fine, date: 2020, amount: none}", "empty-fine"),
            (
                Begin.fine + "- {type: judgment, date: 2021, outcome: annulled, remitted_to: ap}\n"
                    + "- {id: new, type: fine, date: 2022, amount: EUR 5}", "missing-replaces"
            ),
        ])
    func warnings(events: String, identifier: String) throws {
        let text = try StatusText(events)
        #expect(text.errors.isEmpty)
        #expect(text.warnings.map(\.identifier) == [identifier])
    }

    @Test("the story names what was derived at each event's own place")
    func eventIndex() throws {
        let text = try StatusText(
            "- {type: complaint, date: 2019}\n- {type: objection, by: netflix, date: 2025}",
            fields: "decided: 2024-11-26\npublished: 2024-12-18\nfine: EUR 5")
        let fine = try text.sanction("fine")
        #expect(text.status.story[fine.eventIndex].event.type == .fine)
        #expect(text.status.story[fine.openChallenges[0].eventIndex].event.type == .objection)
        #expect(text.status.story[try #require(text.status.grade.eventIndex)].event.type == .objection)
    }
}
