import Content
import Testing

@testable import casebook

@Suite("All that a build found")
struct DiagnosticReportTests {
    @Test("problems are sorted by file, line and column, errors before warnings")
    func order() {
        let sorted = [
            problem("a.md", 1, 1, .error), problem("a.md", 1, 1, .warning), problem("a.md", 1, 2, .warning),
            problem("a.md", 2, 1, .error), problem("a.md", 10, 1, .error), problem("b.md", 1, 1, .error),
        ]
        #expect(DiagnosticReport(sorted.reversed()).diagnostics == sorted)
    }

    @Test("a problem that two stages found stands once")
    func duplicates() {
        let report = DiagnosticReport([problem("a.md", 1, 1, .error), problem("a.md", 1, 1, .error)])
        #expect(report.diagnostics.count == 1)
    }

    @Test("the summary counts errors, warnings and files, and leaves out what there is none of")
    func summary() {
        #expect(DiagnosticReport([]).summary == nil)
        #expect(DiagnosticReport([problem("a", 1, 1, .error)]).summary == "1 error in 1 file")
        #expect(DiagnosticReport([problem("a", 1, 1, .warning)]).summary == "1 warning in 1 file")
        let many = (1...1024).map { problem("a", $0, 1, .error) }
        let mixed = DiagnosticReport(many + [problem("b", 1, 1, .warning), problem("b", 2, 1, .warning)])
        #expect(mixed.summary == "1,024 errors, 2 warnings in 2 files")
    }

    @Test(
        "numbers are grouped by thousands",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
    func grouped(number: Int, text: String) {
        #expect(Counted.grouped(number) == text)
    }

    private func problem(_ file: String, _ line: Int, _ column: Int, _ severity: Diagnostic.Severity) -> Diagnostic {
        let position = SourcePosition(line: line, column: column)
        return Diagnostic(severity, "a", "wrong", at: Content.SourceLocation(file: file, position: position))
    }
}
