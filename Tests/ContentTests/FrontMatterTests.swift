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

    @Test("Time grows with size: twice the front matter takes about twice as long")
    func timeAgainstSize() {
        func text(_ events: Int) -> String {
            let lines = (0..<events).map { "  - {id: e\($0), type: complaint, date: 2019, note: \"Één – é\($0)\"}" }
            return "---\n\(Self.fields)\nevents:\n\(lines.joined(separator: "\n"))\n---\n"
        }
        func seconds(_ text: String) -> Duration {
            (0..<3).map { _ in ContinuousClock().measure { _ = problems(text) } }.min() ?? .zero
        }
        let once = seconds(text(250))
        let fourfold = seconds(text(1000))
        #expect(fourfold < once * 9 + .milliseconds(50))
    }
}
