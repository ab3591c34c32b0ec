import Testing

@testable import Content

@Suite("Putting right what has one right answer")
struct RepairTests {
    private func repaired(_ text: String, as document: DocumentKind = .caseFile) -> String? {
        FileRepair.of(Array(text.utf8), path: "x.md", as: document).map { String(decoding: $0.after, as: UTF8.self) }
    }

    private func caseText(_ line: String) -> String { "---\n\(line)\n---\nBody.\n" }

    @Test(
        "a value in another form is written in the right one",
        arguments: [
            ("decided: 26 November 2024", "decided: 2024-11-26"), ("decided: 26-11-2024", "decided: 2024-11-26"),
            ("decided: 2024/11/26  # so", "decided: 2024-11-26  # so"), ("decided: dec 2024", "decided: 2024-12"),
            ("decided: \"26 november 2024\"", "decided: 2024-11-26"),
            ("fine: EUR 4.750.000", "fine: EUR 4750000"), ("fine: € 4,75 mln", "fine: EUR 4750000"),
            ("fine: 4750000 EUR", "fine: EUR 4750000"), ("fine: eur 350 000", "fine: EUR 350000"),
            ("fine: EUR 1.234,56", "fine: EUR 1234.56"),
            ("events: [{type: fine, amount: 5 miljoen euro}]", "events: [{type: fine, amount: EUR 5000000}]"),
            ("title: Netflix: boete", "title: \"Netflix: boete\""),
            ("title: Netflix: a \"fine\"", "title: 'Netflix: a \"fine\"'"),
            ("title: case #4 of 5", "title: \"case #4 of 5\""),
            ("title: [2023] UKFTT 819", "title: \"[2023] UKFTT 819\""), ("title: @home", "title: \"@home\""),
            (
                "source: {title: Apple, Inc., url: \"https://a.example\"}",
                "source: {title: \"Apple, Inc.\", url: \"https://a.example\"}"
            ),
            ("title: blank  ", "title: blank"),
        ])
    func forms(wrong: String, right: String) {
        #expect(repaired(caseText(wrong)) == caseText(right))
    }

    @Test(
        "what could mean two things, or is a value, is left alone",
        arguments: [
            "decided: 03/04/2024", "decided: 31 February 2024", "decided: maandag 5 2024", "fine: EUR 4.750",
            "fine: $ 5000",
            "fine: 4.75 million", "fine: EUR 5 billion", "fine: EUR 5m", "fine: EUR -5", "company: netfilx",
            "authority: Ap",
            "title: case # a comment", "sources: [a, b] c", "company: Netflix: BV", "title: \"unclosed",
        ])
    func doubts(text: String) {
        #expect(repaired(caseText(text)) == nil)
    }

    @Test("several errors of YAML are put right one after the other")
    func several() {
        let wrong = "---\ntitle: A: b\nsummary: C: d\nstatement: E: f\n---\n"
        #expect(repaired(wrong) == "---\ntitle: \"A: b\"\nsummary: \"C: d\"\nstatement: \"E: f\"\n---\n")
    }

    @Test("fields come in their order, with the comments above them; the file's own comment stays")
    func order() {
        let wrong = """
            ---
            # About the file.

            source: https://a.example
            # About the company.
            company: netflix
            authority: ap # here
            title: T
            ---
            Body  

            """
        let right = """
            ---
            # About the file.

            title: T
            authority: ap # here
            # About the company.
            company: netflix
            source: https://a.example
            ---
            Body  

            """
        #expect(repaired(wrong) == right)
        #expect(repaired(right) == nil)
    }

    @Test("fields whose order cannot be known stay where they are")
    func unknownOrder() {
        #expect(repaired(caseText("company: netflix\ntitle: T\nunheard: of")) == nil)
        #expect(repaired(caseText("company: netflix\ntitle: T\ncompany: uber")) == nil)
        #expect(repaired("---\n{company: netflix, title: T}\n---\n") == nil)
    }

    @Test("blanks within a block of text are part of it; line ends of Windows stay")
    func blanks() {
        #expect(
            repaired("---\ntitle: T  \nsummary: |\n  a  \n  b\n---\n") == "---\ntitle: T\nsummary: |\n  a  \n  b\n---\n"
        )
        #expect(
            repaired("---\r\ntitle: T  \r\nauthority: ap\r\n---\r\nBody  \r\n")
                == "---\r\ntitle: T\r\nauthority: ap\r\n---\r\nBody  \r\n")
    }

    @Test("the body keeps every byte, and a file without front matter is no one's to repair")
    func body() {
        #expect(repaired("---\ntitle: A: b\n---\n\ttext: x: y  \n") == "---\ntitle: \"A: b\"\n---\n\ttext: x: y  \n")
        #expect(repaired("No front matter: at all  \n") == nil)
        #expect(repaired("---\ntitle: A: b\n") == nil)
    }

    @Test("any order of fields is read as the same case, whatever the order was")
    func permutations() {
        let fields = [
            "title: T", "summary: S  ", "authority: ap", "company: {id: netflix, as: X}", "decided: 2024-11-26",
            "# about the money\nfine: EUR 4750000", "events:\n  - {type: objection, by: netflix}\n  # last\n",
            "source: {url: \"https://a.example\"}", "quotes:\n- text: q\n  by: someone", "verified: 2026-01-01",
        ]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let text = "---\n" + fields.shuffled(using: &random).joined(separator: "\n") + "\n---\nBody.\n"
            let fixed = repaired(text) ?? text
            #expect(shape(of: fixed) == shape(of: text))
            #expect(repaired(fixed) == nil, "a second repair finds nothing")
            let keys = fixed.split(separator: "\n").filter { $0.first?.isLetter == true }.map {
                $0.prefix { $0 != ":" }
            }
            let names = DocumentKind.caseFile.fieldNames
            let places = keys.compactMap { names.firstIndex(of: String($0)) }
            #expect(places == places.sorted())
        }
    }

    /// A case with everything the reader made of it, but for where it stood.
    private func shape(of text: String) -> [String] {
        guard let file = SourceParts.caseFile(Array(text.utf8), path: "x.md") else { return ["unread"] }
        var lines: [String] = []
        func walk(_ value: Any, _ path: String) {
            if value is SourcePosition { return }
            let mirror = Mirror(reflecting: value)
            if mirror.children.isEmpty { lines.append("\(path) = \(value)") }
            for (index, child) in mirror.children.enumerated() {
                let label = child.label ?? String(index)
                if label != "position" { walk(child.value, "\(path).\(label)") }
            }
        }
        walk(file, "")
        return lines
    }
}
