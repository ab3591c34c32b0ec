import Testing

@testable import Site

@Suite("Records, hashes and escaping")
struct RecordTests {
    private func hash(_ view: some View) -> UInt64 {
        var hasher = StableHasher()
        view.record().hash(into: &hasher)
        return hasher.finalize()
    }

    @Test("a hash is the same in every process")
    func stable() {
        var hasher = StableHasher()
        hasher.combine("Autoriteit Persoonsgegevens")
        hasher.combine(42 as UInt64)
        hasher.combine([1, 2, 3] as [UInt8])
        // Recorded: a change here means that every page of every site is rendered again.
        #expect(hasher.finalize() == 5_525_477_942_503_466_845)
        #expect(StableHasher().finalize() == 977_983_605_542_360_659)
    }

    @Test("what is added is told apart by where one piece ends and the next begins")
    func unambiguous() {
        func hash(_ texts: [String]) -> UInt64 {
            var hasher = StableHasher()
            for text in texts { hasher.combine(text) }
            return hasher.finalize()
        }
        let lists = [
            [], [""], ["", ""], ["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["abc\0"], ["abcdefgh"],
            ["abcdefgh", ""],
        ]
        #expect(Set(lists.map(hash)).count == lists.count)
    }

    @Test("each bit of each byte counts, at any length")
    func everyBit() {
        for length in [1, 7, 8, 9, 15, 16, 17, 64] {
            var seen: Set<UInt64> = []
            var bytes = [UInt8](repeating: 0x41, count: length)
            for index in 0..<length {
                for bit in 0..<8 {
                    bytes[index] ^= 1 << bit
                    var hasher = StableHasher()
                    hasher.combine(bytes)
                    seen.insert(hasher.finalize())
                    bytes[index] ^= 1 << bit
                }
            }
            #expect(seen.count == length * 8)
        }
    }

    @Test("views that print differently hash differently, and equal views equally")
    func viewHashes() {
        let views = [
            CaseView(), CaseView(title: nil), CaseView(title: "netflix"), CaseView(body: HTML("Netflix")),
            CaseView(isFinal: true),
            CaseView(amount: AmountView()), CaseView(events: [EventView()]),
            CaseView(events: [EventView(), EventView()]),
            CaseView(names: [""]), CaseView(names: ["", ""]), CaseView(names: ["a", "b"]), CaseView(names: ["ab"]),
            CaseView(parties: [PartyView()]), CaseView(title: nil, body: HTML("Netflix")),
            CaseView(parties: [PartyView(subsidiaries: [PartyView()])]), CaseView(parties: [PartyView(), PartyView()]),
            CaseView(events: [EventView(amount: AmountView())]), CaseView(events: [EventView(date: "x")]),
            CaseView(events: [EventView(note: "x")]),
        ]
        #expect(Set(views.map(hash)).count == views.count)
        #expect(hash(CaseView()) == hash(CaseView()))
    }

    @Test("where a list ends is part of the hash")
    func listEnds() {
        func hash(_ record: Record) -> UInt64 {
            var hasher = StableHasher()
            record.hash(into: &hasher)
            return hasher.finalize()
        }
        let item = Record(slots: [.set])
        // Without the counts of their lists, these two are the same sequence of words.
        let long = Record(slots: [.records([]), .set, .set, .set, .set])
        let one = Record(slots: [.records([item, long]), .set])
        let two = Record(slots: [.records([item]), .records([Record(slots: [.set, .set, .set, .set, .set])])])
        #expect(hash(one) != hash(two))
    }

    @Test("empty text and no text are the same page and the same key")
    func emptyIsNone() {
        #expect(hash(CaseView(title: "")) == hash(CaseView(title: nil)))
        #expect(CaseView(title: "", body: HTML("")).record() == CaseView(title: nil).record())
    }

    @Test("each character with a meaning in HTML is escaped, wherever in the text it stands")
    func escaping() {
        let entities = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;", "'": "&#39;"]
        for (character, entity) in entities {
            for length in 0..<40 {
                let before = String(repeating: "x", count: length)
                #expect(HTML.escaping(before + character + "é☃").string == before + entity + "é☃")
                #expect(
                    HTML.escaping(before + character + character + before).string == before + entity + entity + before)
            }
        }
    }

    @Test("no other character is touched")
    func untouched() {
        let others = (0...255).compactMap(Unicode.Scalar.init).filter { !"&<>\"'".unicodeScalars.contains($0) }
        let text = String(String.UnicodeScalarView(others))
        for shift in 0..<17 {
            let shifted = String(repeating: "-", count: shift) + text
            #expect(HTML.escaping(shifted).string == shifted)
        }
        #expect(HTML.escaping("").string == "")
    }

    @Test("the reference lists each view once, with how to write each name")
    func reference() {
        let reference = PartyView.declaration.reference()
        #expect(
            reference == """
                ## party

                A company of a group.

                | write | holds | what it is |
                | --- | --- | --- |
                | `{{name}}` | text | Its name. |
                | `{{#subsidiaries}}…{{/subsidiaries}}` | a list of [party](#party) | The companies it owns. |

                """)
        let page = CaseView.declaration.reference()
        #expect(
            page.split(separator: "\n").filter { $0.hasPrefix("## ") } == [
                "## case-page", "## amount", "## event", "## party",
            ])
        #expect(page.contains("| `{{{body}}}` | markup | What happened \\| in short. |"))
        #expect(page.contains("| `{{#amount}}…{{/amount}}` | [amount](#amount) | The fine. |"))
        #expect(page.contains("| `{{#names}}{{.}}{{/names}}` | a list of texts | The respondents' names. |"))
    }

    @Test("the deviations from Mustache are a table of three columns")
    func deviations() {
        let rows = TemplateLanguage.deviationsReference().split(separator: "\n")
        #expect(rows.count == TemplateLanguage.deviations.count + 2)
        #expect(rows.allSatisfy { $0.split(separator: " | ").count == 3 })
    }
}
