import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("What the README says")
struct ReadMeTests {
    @Test("its case file is one that builds without a problem")
    func caseFile() throws {
        let readMe = try String(contentsOfFile: Repository.folder + "/README.md", encoding: .utf8)
        let lines = readMe.components(separatedBy: "\n").map { String($0.trimmingPrefix("   ")) }
        let start = try #require(lines.firstIndex(of: "```markdown"))
        let end = try #require(lines[start...].firstIndex(of: "```"))
        let site = try TestSite("")
        try site.write("content/cases/ap-example-2024.md", lines[(start + 1)..<end].joined(separator: "\n") + "\n")
        #expect(try site.build().diagnostics.isEmpty)
        site.expect("cases/ap-example-2024/index.html", contains: "Example B.V.")
    }

    @Test("its commands and exit codes are those of the program")
    func commands() throws {
        let readMe = try String(contentsOfFile: Repository.folder + "/README.md", encoding: .utf8)
        let help = ["build", "serve", "check", "redact", "schema", "publish", "verify", "hosting"].map {
            CommandRun($0, "--help").output
        }.joined()
        // One that every command line of this kind has.
        let others = ["--generate-completion-script"]
        for option in readMe.matches(of: #/--[a-z][a-z-]+/#).map({ String($0.output) }) where !others.contains(option) {
            #expect(help.contains(option), "\(option)")
        }
        for code in 0...3 { #expect(readMe.contains("| \(code) |")) }
        #expect(ExitStatus(rawValue: 4) == nil)
    }
}
