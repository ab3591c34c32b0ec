import Testing

@testable import Site

@Suite("Templates: whatever is written")
struct TemplateFuzzTests {
    /// A small generator of our own, so that each run sees the same templates.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private let pieces = [
        "{{", "}}", "{{{", "}}}", "{", "\n", "\r\n", "  ", "é", "{{title}}", "{{{body}}}", "{{#events}}", "{{/events}}",
        "{{date}}",
        "{{#amount}}", "{{/amount}}", "{{^amount}}", "{{amount.value}}", "{{#names}}", "{{/names}}", "{{.}}",
        "{{^-last}}",
        "{{/-last}}", "{{> row}}", "{{<layout}}", "{{/layout}}", "{{$main}}", "{{/main}}", "{{! x }}", "{{t.a}}",
        "{{t.}}", "{{..}}",
        "{{#title}}", "{{/title}}", "{{#parties}}", "{{/parties}}", "{{> page}}", "{{#amount.currency}}",
        "{{/amount.currency}}", "{{=", "\u{0}",
    ]

    @Test("a template is compiled, or errors say why not: never neither, never both", arguments: 0..<8)
    func neitherNorBoth(seed: Int) {
        var generator = Generator(state: UInt64(seed) &* 7919 &+ 1)
        let view = CaseView(
            amount: AmountView(value: "1", currency: "EUR"),
            events: [EventView(date: "d", amount: AmountView(value: "2"))],
            names: ["a", "b"], parties: [PartyView(name: "P", subsidiaries: [PartyView(name: "Q")])])
        var compiled = 0
        for _ in 0..<400 {
            let count = Int.random(in: 1...9, using: &generator)
            let page = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let result = outcome(
                ["page": page, "row": "{{title}}", "layout": "<{{$main}}{{/main}}>"], view,
                locales: ["en": [("a", "A {title}")]])
            #expect((result.page != nil) == result.problems.isEmpty, "\(page)")
            compiled += result.page == nil ? 0 : 1
        }
        // Else the test would see errors only.
        #expect(compiled > 5)
    }
}
