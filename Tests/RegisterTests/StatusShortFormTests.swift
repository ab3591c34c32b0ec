import Content
import Testing

@testable import Register

@Suite("Status: the short form")
struct StatusShortFormTests {
    /// The types of the story, with the number of each event in the list or `s` for the short form.
    private func order(_ text: StatusText) -> [String] {
        text.status.story.map { "\($0.event.type.rawValue) \($0.listIndex.map { String($0 + 1) } ?? "s")" }
    }

    @Test("a fine, a decision and a publication are two events")
    func fine() throws {
        let text = try StatusText("", fields: "decided: 2024-11-26\npublished: 2024-12-18\nfine: EUR 4750000")
        #expect(text.diagnostics.isEmpty)
        #expect(order(text) == ["fine s", "published s"])
        #expect(text.line == "imposed · unknown · 4750000 · 4750000 · unknown")
        #expect(text.status.decidedOn?.edtf == "2024-11-26")
        #expect(text.status.publishedOn?.edtf == "2024-12-18")
    }

    @Test("the first objection needs no rewriting, and events can name the fine")
    func continued() throws {
        let text = try StatusText(
            "- {type: objection, by: netflix, known_by: 2024-12-18, sanction: fine}",
            fields: "decided: 2024-11-26\npublished: 2024-12-18\nfine: EUR 4750000")
        #expect(text.diagnostics.isEmpty)
        #expect(order(text) == ["fine s", "published s", "objection 1"])
        #expect(text.line == "imposed · contested · 4750000 · 4750000 · unknown")
    }

    @Test("steps that led to the fine stay before it, and the publication finds its date")
    func steps() throws {
        let text = try StatusText(
            """
            - {type: complaint, known_by: 2024-12-18}
            - {type: investigation, date: 2019}
            - {type: investigation, date: 2024-12-01}
            - {type: objection, date: 2024-12-10}
            - {type: appeal, date: 2025-01-01}
            """, fields: "decided: 2024-11-26\npublished: 2024-12-18\nfine: EUR 5")
        #expect(text.diagnostics.isEmpty)
        #expect(
            order(text) == [
                "complaint 1", "investigation 2", "fine s", "investigation 3", "objection 4", "published s", "appeal 5",
            ])
    }

    @Test("a publication has no effect where it stands")
    func publication() throws {
        let text = try StatusText(
            "- {type: judgment, date: 2024-12-10, outcome: annulled}\n- {type: final, date: 2025-01-01}",
            fields: "decided: 2024-11-26\npublished: 2024-12-18\nfine: EUR 5")
        #expect(text.status.story[2].event.type == .published)
        #expect(text.status.story[2].standing == .annulled)
        #expect(text.line == "annulled · final · 5 · 0 · unknown")
    }

    @Test("a reprimand and an order have short forms too")
    func others() throws {
        let text = try StatusText(
            "", fields: "decided: 2024-11-26\nfine: EUR 5\nreprimand: true\norder: Stop the processing.")
        #expect(text.diagnostics.isEmpty)
        #expect(order(text) == ["fine s", "reprimand s", "order s"])
        #expect(text.status.sanctions.map(\.id) == ["fine", "reprimand", "order"])
        #expect(text.status.story[2].text?.exact("en") == "Stop the processing.")
        let none = try StatusText("", fields: "decided: 2024-11-26\nreprimand: false")
        #expect(none.status.sanctions.isEmpty)
        #expect(none.warnings.map(\.identifier) == ["no-sanction"])
    }

    @Test("a fine of the list can replace that of the short form")
    func replaced() throws {
        let text = try StatusText(
            "- {type: fine, date: 2025, amount: EUR 3, replaces: fine}", fields: "decided: 2024-11-26\nfine: EUR 5")
        #expect(text.diagnostics.isEmpty)
        #expect(text.line == "imposed · unknown · 5 · 3 · unknown")
    }

    @Test("an order of the list that is older than the fine comes before it")
    func olderOrder() throws {
        let text = try StatusText(
            "- {type: order, date: 2020}\n- {type: appeal, date: 2021}\n- {type: judgment, date: 2022, outcome: dismissed}",
            fields: "decided: 2024-11-26\nfine: EUR 5")
        #expect(text.diagnostics.isEmpty)
        #expect(order(text) == ["order 1", "appeal 2", "judgment 3", "fine s"])
    }
}
