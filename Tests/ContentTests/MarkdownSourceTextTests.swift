import Testing

@testable import Content

@Suite("Source text") struct MarkdownSourceTextTests {
    @Test(
        "well-formed UTF-8 passes",
        arguments: ["", "plain", "één € 😀 \u{10FFFF}\u{FFFD}", "12345678é", "1234567é\n\u{7FF}\u{800}\u{D7FF}\u{E000}"])
    func valid(text: String) {
        #expect(UTF8Validation.diagnose(Array(text.utf8), file: "a.md") == nil)
    }

    @Test(
        "the first byte that is not UTF-8 is named with line, column and the likely encoding",
        arguments: [
            (Array("één\nab".utf8) + [0xE9, 0x20], 2, 3, "`é` in Latin-1"),
            ([0x93, 0x41], 1, 1, "`“` in Windows-1252"),
            ([0xFF, 0xFE, 0x41, 0x00], 1, 1, "UTF-16"),
            (Array("abcdefgh\n\n€".utf8) + [0xE2, 0x82], 3, 2, "cuts short"),
            ([0x41, 0xED, 0xA0, 0x80], 1, 2, "surrogate"),
            ([0xC0, 0x80], 1, 1, "Latin-1"),
            ([0x41, 0xE0, 0x80, 0x80], 1, 2, "Latin-1"),
            ([0xF4, 0x90, 0x80, 0x80], 1, 1, "Latin-1"),
            ([0x81], 1, 1, "never began"),
        ] as [([UInt8], Int, Int, String)])
    func invalid(bytes: [UInt8], line: Int, column: Int, text: String) throws {
        let diagnostic = try #require(UTF8Validation.diagnose(bytes, file: "a.md"))
        #expect(diagnostic.location.position == SourcePosition(line: line, column: column))
        #expect(diagnostic.message.contains(text), "\(diagnostic.message)")
        #expect(diagnostic.severity == .error)
    }

    @Test("validation agrees with the standard library on every pair and on sampled longer sequences")
    func agreesWithStandardLibrary() {
        var generator = SystemRandomNumberGenerator()
        let interesting: [UInt8] = [
            0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
        ]
        var disagreements: [[UInt8]] = []
        func check(_ bytes: [UInt8]) {
            let mine = UTF8Validation.diagnose(bytes, file: "a.md") == nil
            if mine != (String(validating: bytes, as: UTF8.self) != nil) { disagreements.append(bytes) }
        }
        for first in UInt8.min...UInt8.max {
            for second in interesting { check([first, second]) }
        }
        for _ in 0..<20_000 { check((0..<5).map { _ in interesting.randomElement(using: &generator) ?? 0 }) }
        #expect(disagreements == [])
    }

    @Test(
        "a forbidden character is an error at its place",
        arguments: [
            "\u{0}", "\u{8}", "\u{B}", "\u{1B}", "\u{7F}", "\u{80}", "\u{85}", "\u{9F}", "\u{61C}", "\u{200E}",
            "\u{200F}",
            "\u{115F}", "\u{180E}", "\u{200B}", "\u{2061}", "\u{3164}", "\u{FEFF}", "\u{FFA0}", "\u{FFFB}", "\u{E0001}",
            "\u{E007F}",
            "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FFFE}", "\u{FFFF}", "\r",
        ])
    func forbidden(character: String) throws {
        let found = ForbiddenCharacters.diagnose(Array("ab\r\nïé\(character)x".utf8), file: "a.md", startLine: 5)
        let diagnostic = try #require(found.first)
        #expect(found.count == 1)
        #expect(diagnostic.location == SourceLocation(file: "a.md", position: SourcePosition(line: 6, column: 3)))
        #expect(ForbiddenCharacters.first(in: "é" + character) == character.unicodeScalars.first)
    }

    @Test("tabs, line ends of both kinds and every other script pass")
    func allowed() {
        let text =
            "tab\t, CRLF\r\n, no-break\u{A0}, soft\u{AD}, joiner\u{200D}, «»–—… \u{2027} \u{202F}\u{2065} 😀 عربي ﬁ ไทย 日本 🏴"
        #expect(ForbiddenCharacters.diagnose(Array(text.utf8), file: "a.md") == [])
        #expect(ForbiddenCharacters.first(in: text.replacing("\r", with: "")) == nil)
    }

    @Test("a binary file gives ten diagnostics, not thousands")
    func capped() {
        let bytes = [UInt8](repeating: 0, count: 5000)
        #expect(ForbiddenCharacters.diagnose(bytes, file: "a.md").count == 10)
    }
}
