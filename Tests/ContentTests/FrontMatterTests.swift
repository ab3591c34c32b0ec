import CasebookTesting
import Testing

@testable import Content

/// What is wrong with a file as a whole: each one clear error with its line.
@Suite("Problems of files")
struct FrontMatterTests {
    private static let fields = """
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2024-11-26
        source: {url: "https://example.org/", kind: decision}
        """

    private func problems(_ bytes: [UInt8]) -> [String] {
        var diagnostics: [Diagnostic] = []
        let parts = FrontMatter.split(bytes, file: "a.md", diagnostics: &diagnostics)
        if let fields = parts?.fields {
            var reader = Reader(file: "a.md")
            _ = CaseFile.shape.read(fields, &reader)
            diagnostics += reader.diagnostics
        }
        return diagnostics.map { "\($0.location.position.line):\($0.location.position.column) \($0.message)" }
    }

    private func problems(_ text: String) -> [String] { problems(Array(text.utf8)) }

    @Test("A file is read with CRLF and with a byte order mark as well")
    func otherEnds() {
        let text = "---\n\(Self.fields)\n---\nText.\n"
        #expect(problems(text) == [])
        #expect(problems(text.replacing("\n", with: "\r\n")) == [])
        #expect(problems([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == [])
    }

    @Test("An empty file, one without front matter and one that does not close it")
    func fences() {
        #expect(problems("") == ["1:1 the file is empty"])
        #expect(problems(" \n\n") == ["1:1 the file is empty"])
        #expect(problems("# Netflix\n") == ["1:1 the file does not begin with front matter"])
        #expect(problems("---\n\(Self.fields)\nText.\n") == ["1:1 the front matter that begins here is not closed"])
    }

    @Test("Bytes that are not UTF-8 are told with their line, before anything else reads the file")
    func latin1() {
        let bytes = Array("---\n\(Self.fields)\n---\nCaf".utf8) + [0xE9, 0x0A]
        #expect(
            problems(bytes) == ["8:4 not UTF-8: byte 0xE9 is `é` in Latin-1 (this looks like Latin-1 or Windows-1252)"])
    }

    @Test("The same field twice is told at the second, and the first is kept")
    func duplicates() {
        #expect(
            problems("---\n\(Self.fields)\ntitle: Again\n---\n") == ["7:1 the field `title` stands here a second time"])
    }

    @Test("What a case cannot do without is asked for")
    func missing() {
        for (field, message) in [
            ("title", "the case has no `title`"), ("authority", "the case has no `authority`"),
            ("company", "the case has no `company`"), ("source", "the case has no `source`"),
            ("decided", "the case has no date"),
        ] {
            let rest = Self.fields.split(separator: "\n").filter { !$0.hasPrefix(field) }.joined(separator: "\n")
            #expect(problems("---\n\(rest)\n---\n") == ["2:1 \(message)"])
        }
    }

    @Test("Front matter over 64 KB, nesting over 32, and a key that is no word are refused")
    func limits() {
        let long = String(repeating: "x", count: 66_000)
        #expect(problems("---\ntitle: \(long)\n---\n") == ["1:1 the front matter is larger than 64 KB"])
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        #expect(problems("---\n\(Self.fields)\ntopics: \(deep)\n---\n") == ["7:40 nested more than 32 deep"])
        #expect(problems("---\n[a]: b\n---\n") == ["2:1 a field's name must be a plain word"])
    }

    @Test("Ten thousand levels of nesting end in an error, not in a crash")
    func nesting() {
        let deep = String(repeating: "[", count: 10_000)
        #expect(problems("---\ntopics: \(deep)\n---\n").count == 1)
    }

    private static let loads: [(name: String, text: @Sendable (Int) -> String)] = [
        (
            "events",
            { count in
                "events:\n"
                    + (0..<count / 60).map { "  - {id: e\($0), type: complaint, date: 2019, note: \"Één – é\($0)\"}\n" }
                    .joined()
            }
        ), ("a long list on one line", { "topics: [" + String(repeating: "a, ", count: $0 / 3) + "]\n" }),
        ("texts on one line", { "topics: [" + String(repeating: "\"é\", ", count: $0 / 6) + "]\n" }),
        ("fields", { count in (0..<count / 8).map { "k\($0): a\n" }.joined() }),
        ("fields on one line", { count in "summary: {" + (0..<count / 9).map { "k\($0): a, " }.joined() + "}\n" }),
        ("the same field", { String(repeating: "k: a\n", count: $0 / 5) }),
        ("comments", { "topics:\n" + String(repeating: "- a #\n", count: $0 / 6) }),
        ("quotes", { "topics:\n" + String(repeating: "- \"\n", count: $0 / 4) }),
        ("colons", { "summary: " + String(repeating: "a: ", count: $0 / 3) + "\n" }),
        ("brackets", { "topics: " + String(repeating: "[", count: $0) + "\n" }),
        ("keys of keys", { String(repeating: "? ", count: $0 / 2) + "\n" }),
        ("escapes", { "summary: \"" + String(repeating: "\\n", count: $0 / 2) + "\"\n" }),
        ("lines of a text", { "summary: >\n" + String(repeating: "  a\n", count: $0 / 4) }),
        (
            "provisions",
            { count in "provisions: [" + (0..<count / 12).map { "gdpr/\($0)(1)" }.joined(separator: ", ") + "]\n" }
        ),
        ("undated appeals", { "events:\n" + String(repeating: "- {type: appeal}\n", count: $0 / 18) }),
    ]

    @Test("Time grows with size: twice the front matter takes about twice as long", arguments: loads.map(\.name))
    func timeAgainstSize(name: String) throws {
        let load = try #require(Self.loads.first { $0.name == name })
        let (half, full) = (load.text(30_000), load.text(60_000))
        Growth.expectLinear(
            name, half: { _ = problems("---\n\(Self.fields)\n\(half)---\n") },
            full: { _ = problems("---\n\(Self.fields)\n\(full)---\n") })
    }

    @Test("A file of YAML may begin with a byte order mark")
    func markedYAML() {
        var diagnostics: [Diagnostic] = []
        let node = YAMLParser.parse(
            [0xEF, 0xBB, 0xBF] + Array("a: b\n".utf8), file: "a.yml", diagnostics: &diagnostics)
        #expect(node?.entries.map(\.key) == ["a"] && diagnostics.isEmpty)
    }

    @Test(
        "An escape that is none is told where it stands, not as a quote that is not closed",
        arguments: [#"a\qb"#, #"C:\users"#, #"\uD800"#, #"\U00110000"#, #"\x0"#])
    func escapes(text: String) {
        #expect(
            problems("---\n\(Self.fields)\nsummary: \"\(text)\"\n---\n").map {
                $0.split(separator: " ", maxSplits: 1)[1]
            }
                == ["a backslash between double quotes begins an escape, and this is none"])
    }

    @Test("More events than any case has are refused at once")
    func manyEvents() {
        let events = String(repeating: "- {type: paid, amount: EUR 1}\n", count: 501)
        #expect(
            problems("---\n\(Self.fields)\nevents:\n\(events)---\n").contains {
                $0.hasSuffix("501 events are more than a file may hold (limit: 500)")
            })
    }
}
