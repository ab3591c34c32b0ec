import Content
import Foundation
import Testing

@testable import casebook

@Suite("Problems for machines")
struct MachineFormatTests {
    private let problem = Diagnostic(
        "unknown-id", "`a\"b\\c`: 100%, no\u{1B}",
        at: Content.SourceLocation(file: "a,b:c.md", position: .init(line: 7, column: 9)),
        length: 4, suggestion: "write\nthis: that",
        notes: [
            Diagnostic.Note(
                "see here", at: Content.SourceLocation(file: "/repo/x.md", position: .init(line: 3, column: 1)))
        ])

    @Test("JSON holds every fact of a problem, and any parser reads it")
    func json() throws {
        let text = JSONFormat.render(DiagnosticReport([problem]))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["errors"] as? Int == 1)
        #expect(object["warnings"] as? Int == 0)
        let first = try #require((object["diagnostics"] as? [[String: Any]])?.first)
        #expect(first["severity"] as? String == "error")
        #expect(first["identifier"] as? String == "unknown-id")
        #expect(first["file"] as? String == "a,b:c.md")
        #expect(first["line"] as? Int == 7)
        #expect(first["column"] as? Int == 9)
        #expect(first["length"] as? Int == 4)
        #expect(first["message"] as? String == problem.message)
        #expect(first["suggestion"] as? String == "write this: that")
        let note = try #require((first["notes"] as? [[String: Any]])?.first)
        #expect(note["file"] as? String == "/repo/x.md")
        #expect(note["message"] as? String == "see here")
        #expect(!text.contains("\u{1B}"))
    }

    @Test("JSON without problems is an empty list")
    func emptyJSON() {
        #expect(
            JSONFormat.render(DiagnosticReport([])) == """
                {
                  "diagnostics": [],
                  "errors": 0,
                  "warnings": 0
                }

                """)
    }

    @Test("a GitHub annotation is one line, with what would end it or its parts escaped")
    func github() {
        #expect(
            GitHubFormat(workspace: "/repo").render(DiagnosticReport([problem]))
                == "::error file=a%2Cb%3Ac.md,line=7,col=9,endColumn=13,title=unknown-id::"
                + "`a\"b\\c`: 100%25, no\u{1B}%0Awrite this: that%0Ax.md:3: see here\n")
    }

    @Test("GitHub counts paths from the repository's top")
    func workspace() {
        let inside = Diagnostic(.warning, "w", "x", at: Content.SourceLocation(file: "/repo/content/a.md"))
        let report = DiagnosticReport([inside])
        #expect(GitHubFormat(workspace: "/repo").render(report).contains("file=content/a.md,"))
        #expect(GitHubFormat(workspace: "/rep").render(report).contains("file=/repo/content/a.md,"))
    }
}
