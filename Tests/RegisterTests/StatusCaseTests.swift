import Content
import Testing

@testable import Register

@Suite("Status: from sanctions to the case")
struct StatusCaseTests {
    @Test("the money sanctions decide, whatever became of an order")
    func moneyDecides() throws {
        let text = try StatusText(
            Begin.fine + Begin.order + "- {type: final, date: 2020-06, sanction: fine}\n"
                + "- {type: appeal, date: 2021, sanction: order}\n- {type: suspended, date: 2021, sanction: order}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "imposed · final · 1000 · 1000 · unknown")
        #expect(!text.status.isSuspended)
        #expect(try text.sanction("order").finality == .contested)
    }

    @Test("without money sanctions the others decide")
    func othersDecide() throws {
        let text = try StatusText(
            "- {id: reprimand, type: reprimand, date: 2020}\n- {id: ban, type: ban, date: 2020}\n"
                + "- {type: judgment, date: 2021, sanction: ban, outcome: annulled}\n"
                + "- {type: appeal, date: 2022, sanction: ban}")
        #expect(text.line == "mixed · contested · none · none · none")
    }

    @Test("fines that differ make a mixed case, contested if one is, final only if all are")
    func mixed() throws {
        let one = try StatusText(
            Begin.twoFines + "- {type: judgment, date: 2021, sanction: a, outcome: annulled}\n"
                + "- {type: final, date: 2022, sanction: a}")
        #expect(one.line == "mixed · unknown · 1000 · 400 · unknown")
        let both = try StatusText(Begin.twoFines + "- {type: final, date: 2022, sanction: [a, b]}")
        #expect(both.line == "imposed · final · 1000 · 1000 · unknown")
        let contested = try StatusText(
            Begin.twoFines + "- {type: final, date: 2022, sanction: a}\n- {type: appeal, date: 2022, sanction: b}")
        #expect(contested.line == "imposed · contested · 1000 · 1000 · unknown")
    }

    @Test(
        "undisclosed, unknown, none and zero stay apart",
        arguments: [
            ("undisclosed", "undisclosed · undisclosed · unknown"), ("unknown", "unknown · unknown · unknown"),
            ("none", "none · none · none"), ("EUR 0", "0 · 0 · unknown"),
        ])
    func amounts(amount: String, expected: String) throws {
        let text = try StatusText("- {type: fine, date: 2020, amount: \(amount)}")
        #expect(text.errors.isEmpty)
        #expect(text.line == "imposed · unknown · " + expected)
    }

    @Test("the sum of fines says how many of them it knows")
    func partial() throws {
        let text = try StatusText(
            "- {type: fine, date: 2020, amount: EUR 600}\n- {type: fine, date: 2020, amount: undisclosed}\n"
                + "- {type: fine, date: 2020, amount: GBP 5}")
        #expect(StatusText.written(text.status.imposed.summary) == "600")
        #expect(text.status.imposed.isPartial)
        #expect(text.status.imposed.known == 2)
        #expect(text.status.imposed.of == 3)
        #expect(text.status.imposed.sums.map(\.written) == ["EUR 600", "GBP 5"])
        let full = try StatusText(Begin.twoFines)
        #expect(!full.status.imposed.isPartial)
    }

    @Test("an undisclosed fine can be reduced to a number, and its annulment leaves nothing")
    func undisclosed() throws {
        let fine = "- {id: fine, type: fine, date: 2020, amount: undisclosed}\n"
        let reduced = try StatusText(fine + "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 5}")
        #expect(reduced.diagnostics.isEmpty)
        #expect(reduced.line == "reduced · unknown · undisclosed · 5 · unknown")
        let annulled = try StatusText(fine + Begin.annulled)
        #expect(annulled.line == "annulled · unknown · undisclosed · 0 · unknown")
        let raised = try StatusText(fine + "- {type: judgment, date: 2021, outcome: raised, amount: EUR 5}")
        #expect(raised.line == "increased · unknown · undisclosed · 5 · unknown")
    }

    @Test("a joint fine is one sanction, counted once")
    func joint() throws {
        let text = try StatusText(
            "- {type: fine, date: 2020, amount: EUR 10, against: [netflix, uber], "
                + "parts: [{against: netflix, amount: EUR 6}, {against: uber, amount: EUR 4}]}")
        #expect(text.diagnostics.isEmpty)
        #expect(text.status.sanctions.count == 1)
        #expect(text.line == "imposed · unknown · 10 · 10 · unknown")
    }

    @Test("a money amount acts on the only fine, and what it says nothing of keeps its standing")
    func moneyTarget() throws {
        let text = try StatusText(
            Begin.fine + Begin.order + Begin.appealed
                + "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 300, penalty: {rate: EUR 5, per: day, cap: EUR 100}}"
        )
        #expect(text.diagnostics.isEmpty)
        #expect(try text.line("fine") == "reduced · unknown · 1000 · 300 · unknown")
        #expect(try text.sanction("order").penalty?.rate?.decimal == "5")
        let fineOnly = try StatusText(
            Begin.fine + Begin.order + Begin.appealed
                + "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 300}")
        #expect(try fineOnly.line("order") == "imposed · unknown · none · none · none")
    }

    @Test("the case is dated by its first sanction, else by its publication, and says which")
    func dates() throws {
        let decided = try StatusText(Begin.fine + "- {type: published, date: 2021}", fields: "verified: 2026-01-01")
        #expect(decided.status.decidedOn?.edtf == "2020-01-01")
        #expect(decided.status.publishedOn?.edtf == "2021")
        #expect(!decided.status.isDatedByPublication)
        let published = try StatusText("", fields: "published: 2021-01-08\nfine: EUR 5")
        #expect(published.status.decidedOn?.edtf == "2021-01-08")
        #expect(published.status.isDatedByPublication)
        let undated = try StatusText("- {type: fine, amount: EUR 5}", fields: "decided: 2021-01-08")
        #expect(undated.status.sanctions[0].date?.edtf == "2021-01-08")
        let known = try StatusText("- {type: fine, amount: EUR 5, known_by: 2021-01}")
        #expect(known.status.decidedOn?.edtf == "2021-01")
        #expect(known.status.dateBasis == .lastEvent)
    }

    @Test("what a status rests on makes it unverified, until something seen replaces it")
    func unverified() throws {
        let fine = "- {id: fine, type: fine, date: 2020, amount: EUR 10, unverified: true}\n"
        #expect(try StatusText(fine + "- {type: appeal, date: 2021}").status.grade.isUnverified)
        #expect(try StatusText(fine + "- {type: judgment, date: 2021, outcome: dismissed}").status.grade.isUnverified)
        #expect(
            try !StatusText(fine + "- {type: judgment, date: 2021, outcome: reduced, amount: EUR 5}")
                .status.grade.isUnverified)
    }

    @Test("a case is contested by announcement only while nothing was lodged")
    func announced() throws {
        let announced = Begin.fine + "- {type: appeal, by: netflix, date: 2020-02, announced: true}\n"
        #expect(try StatusText(announced).status.grade.isAnnounced)
        let lodged = try StatusText(announced + "- {type: appeal, by: netflix, date: 2020-03}")
        #expect(!lodged.status.grade.isAnnounced)
        #expect(try lodged.sanction("fine").openChallenges.count == 1)
    }
}
