import CasebookTesting
import Content
import Testing

@testable import casebook

@Suite("Problems as text")
struct TextFormatTests {
    @Test("a problem shows its place, its line, a caret under the word and what to write instead")
    func whole() {
        let problem = Diagnostic(
            "unknown-id", "`netfilx`: no such company", at: place(2, 10), length: 7,
            suggestion: "did you mean `netflix`?")
        #expect(
            render([problem], "---\ncompany: netfilx\n---\n") == """
                cases/a.md:2:10: error: `netfilx`: no such company
                 2 | company: netfilx
                   |          ^~~~~~~ did you mean `netflix`?
                1 error in 1 file

                """)
    }

    @Test("the number of a line takes as much room as it needs")
    func margin() {
        let text = String(repeating: "\n", count: 99) + "fine: 5"
        let problem = Diagnostic(.warning, "w", "no currency", at: place(100, 7))
        #expect(
            render([problem], text) == """
                cases/a.md:100:7: warning: no currency
                 100 | fine: 5
                     |       ^
                1 warning in 1 file

                """)
    }

    @Test("of many warnings of a kind the first are shown and the rest counted; errors are all shown")
    func many() {
        let problems = (1...4).flatMap { line in
            [
                Diagnostic(.warning, "no-source", "no source", at: place(line, 1)),
                Diagnostic("unknown-id", "no such company", at: place(line, 1)),
            ]
        }
        var format = TextFormat(palette: Palette(isColoured: false), warningsOfAKind: 3)
        let text = format.render(DiagnosticReport(problems))
        #expect(text.ranges(of: "warning: no source").count == 3)
        #expect(text.ranges(of: "error: no such company").count == 4)
        #expect(
            text.hasSuffix(
                """
                4 errors, 4 warnings in 1 file
                1 more warning of the kind `no-source` not shown: `casebook check --all` shows all

                """))
    }

    @Test("a note follows its problem, in the same form, whatever file it points into")
    func note() {
        let problem = Diagnostic(
            "order", "annulled before it was imposed", at: place(2, 3), length: 8,
            notes: [
                Diagnostic.Note("imposed here", at: place(1, 3)),
                Diagnostic.Note("as here", at: Content.SourceLocation(file: "b.md")),
            ]
        )
        #expect(
            render([problem], "- fine\n- annulled\n") == """
                cases/a.md:2:3: error: annulled before it was imposed
                 2 | - annulled
                   |   ^~~~~~~~
                cases/a.md:1:3: note: imposed here
                 1 | - fine
                   |   ^
                b.md:1:1: note: as here
                1 error in 1 file

                """)
    }

    @Test("where there is no file to show, the remedy stands alone")
    func absent() {
        let problem = Diagnostic(
            "missing-settings", "there is no `site.yml`", at: Content.SourceLocation(file: "site.yml"),
            suggestion: "write one")
        #expect(
            render([problem], "") == """
                site.yml:1:1: error: there is no `site.yml`
                   = write one
                1 error in 1 file

                """)
    }

    @Test("a problem at the end of a file, or past a line's end, has its caret there")
    func end() {
        let problems = [
            Diagnostic("a", "no value", at: place(1, 7)), Diagnostic("b", "no end", at: place(2, 1)),
            Diagnostic("c", "far out", at: place(1, 70), length: 9),
        ]
        #expect(
            render(problems, "title:\n") == """
                cases/a.md:1:7: error: no value
                 1 | title:
                   |       ^
                cases/a.md:1:70: error: far out
                 1 | title:
                   |       ^
                cases/a.md:2:1: error: no end
                 2 |
                   | ^
                3 errors in 1 file

                """)
    }

    @Test("the ends of lines from Windows are not shown")
    func carriageReturn() {
        let rendered = render([Diagnostic("a", "wrong", at: place(1, 1), length: 5)], "title\r\nx\r\n")
        #expect(rendered.contains(" 1 | title\n   | ^~~~~\n"))
    }

    @Test("what a terminal would obey is shown and not sent")
    func harmless() {
        let problem = Diagnostic(
            "a", "`\u{1B}[2J`: \u{202E}no", at: place(1, 3), length: 2, suggestion: "drop \u{7}")
        let rendered = render([problem], "a \u{1B}[31m\u{202E}")
        #expect(
            rendered == """
                cases/a.md:1:3: error: `␛[2J`: <U+202E>no
                 1 | a ␛[31m<U+202E>
                   |   ^~ drop ␇
                1 error in 1 file

                """)
    }

    @Test("colours are for terminals: they paint words, and never change them")
    func colour() {
        let problem = Diagnostic("a", "wrong", at: place(1, 1), length: 5)
        let plain = render([problem], "title")
        let painted = render([problem], "title", colour: true)
        #expect(painted.contains("\u{1B}[1;31merror:\u{1B}[0m"))
        #expect(!plain.contains("\u{1B}"))
        #expect(painted.replacing(#/\e\[[0-9;]*m/#, with: "") == plain)
    }

    @Test("a thousand problems on one long line take a time that grows with the line")
    func longLine() {
        func report(_ count: Int) -> (problems: [Diagnostic], text: String) {
            let text = "---\ntopics: [" + String(repeating: "é, ", count: count) + "]\n"
            return ((0..<count).map { Diagnostic("p", "problem \($0)", at: place(2, 10 + 3 * $0)) }, text)
        }
        let (half, full) = (report(500), report(1000))
        Growth.expectLinear(
            "problems on one line", within: 5, half: { _ = render(half.problems, half.text) },
            full: { _ = render(full.problems, full.text) })
    }

    private func place(_ line: Int, _ column: Int) -> Content.SourceLocation {
        Content.SourceLocation(file: "cases/a.md", position: SourcePosition(line: line, column: column))
    }

    private func render(_ problems: [Diagnostic], _ text: String, colour: Bool = false) -> String {
        var format = TextFormat(
            palette: Palette(isColoured: colour), sources: SourceLines { $0 == "cases/a.md" ? Array(text.utf8) : nil })
        return format.render(DiagnosticReport(problems))
    }
}
