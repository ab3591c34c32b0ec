import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("What check does besides checking")
struct CheckMoreTests {
    private static let cases = """
        -- content/site.yml --
        title: {en: Register, nl: Register}
        base_url: https://register.example/
        languages: [en, nl]
        -- content/cases/ap-netflix-2023.md --
        ---
        title: One
        authority: ap
        company: netflix
        decided: 2023-01-01
        fine: EUR 5
        events:
          - {type: objection, by: netflix, date: 2023-02-01}
        source: {url: "https://a.example/1", kind: decision, archived: "https://archive.example/1"}
        verified: 2024-06-01
        ---
        -- content/cases/ap-netflix-2023.nl.md --
        ---
        title: Een
        ---
        -- content/cases/ap-netflix-2024.md --
        ---
        title: Two
        authority: ap
        company: netflix
        decided: 2024-01-01
        fine: EUR 5
        events:
          - {type: objection, by: netflix, date: 2024-02-01}
        sources:
          - {url: "https://a.example/2", kind: news}
        official_source: {none_found: 2025-01-01}
        verified: 2025-06-01
        ---
        -- content/cases/ap-netflix-2025.md --
        ---
        title: Three
        authority: ap
        company: netflix
        decided: 2025-01-01
        fine: EUR 5
        source: {url: "https://a.example/3", kind: decision, archived: "https://archive.example/3"}
        ---
        """

    private func list(_ name: String, _ more: String...) throws -> CommandRun {
        let site = try TestSite(Self.cases)
        let run = CommandRun(
            arguments: ["check", "--list", name, "--as-of", "2026-01-01", "--content", site.folder + "/content"] + more)
        return CommandRun(run, without: site.folder + "/")
    }

    @Test("the stalest cases come first, those never verified before all")
    func stale() throws {
        let run = try list("stale")
        #expect(run.status == .success)
        #expect(
            run.output == """
                content/cases/ap-netflix-2025.md:1: ap-netflix-2025: never verified
                content/cases/ap-netflix-2023.md:1: ap-netflix-2023: verified 2024-06-01
                content/cases/ap-netflix-2024.md:1: ap-netflix-2024: verified 2025-06-01

                """)
        #expect(try list("stale", "--limit", "1").output.split(separator: "\n").count == 1)
    }

    @Test("cases without an official source, sources without a copy, and what is not translated")
    func lists() throws {
        #expect(
            try list("no-official-source").output
                == "content/cases/ap-netflix-2024.md:1: ap-netflix-2024: none found when looked for on 2025-01-01\n")
        #expect(
            try list("no-archive").output
                == "content/cases/ap-netflix-2024.md:10: ap-netflix-2024: https://a.example/2\n")
        #expect(
            try list("untranslated").output == """
                content/cases/ap-netflix-2024.md:1: ap-netflix-2024: not in nl
                content/cases/ap-netflix-2025.md:1: ap-netflix-2025: not in nl

                """)
    }

    @Test("an open challenge is listed a year after somebody last looked, and not before")
    func openChallenges() throws {
        let site = try TestSite(Self.cases)
        func run(_ day: String) -> String {
            CommandRun("check", "--list", "open-challenges", "--as-of", day, "--content", site.folder + "/content")
                .output
        }
        #expect(run("2025-06-01").isEmpty)
        #expect(run("2025-06-02").contains("ap-netflix-2023: last looked for 2024-06-01, contested as of 2023-02-01"))
        #expect(!run("2025-06-02").contains("ap-netflix-2024"))
        #expect(run("2026-06-02").contains("ap-netflix-2024"))
    }

    @Test("a list for machines is JSON, and lists don't mix with what else check does")
    func json() throws {
        let run = try list("stale", "--format", "json", "--limit", "2")
        let value = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(value["count"] as? Int == 3)
        #expect((value["entries"] as? [Any])?.count == 2)
        for arguments in [
            ["--list", "stale", "--fix"], ["--list", "stale", "--format", "sarif"], ["--limit", "3"], ["--yes"],
        ] {
            #expect(CommandRun(arguments: ["check"] + arguments).status == .wrongUsage)
        }
    }

    @Test("problems as SARIF name the file, the place, the rule and the edit that puts them right")
    func sarif() throws {
        let site = try TestSite(
            "-- content/cases/ap-nétflix.md --\n-- content/cases/ap-netflix-2024.md --\n---\ntitle: T\nauthority: ap\ncompany: netflix\ndecided: 26-11-2024\nfine: EUR 5\nsource: https://a.example\n---\n"
        )
        let run = CommandRun(
            arguments: ["check", "--content", site.folder + "/content", "--format", "sarif"],
            environment: ["GITHUB_WORKSPACE": site.folder])
        #expect(run.status == .contentHasErrors)
        let log = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let results = try #require(((log["runs"] as? [[String: Any]])?.first?["results"]) as? [[String: Any]])
        let date = try #require(results.first { $0["ruleId"] as? String == "bad-date" })
        let text = String(describing: date)
        #expect(text.contains("content/cases/ap-netflix-2024.md"))
        #expect(text.contains("startLine = 5") || text.contains("\"startLine\": 5"))
        #expect(text.contains("2024-11-26"))
        #expect(run.output.contains("ap-n%C3%A9tflix.md"), "an address is escaped")
    }

    @Test("a repair shows each change, asks, and leaves what was not agreed to")
    func fix() throws {
        let site = try TestSite("")
        let path = "content/cases/ap-netflix-2024.md"
        let wrong =
            "---\ntitle: T\nauthority: ap\ncompany: netflix\ndecided: 26-11-2024\nfine: EUR 5\nsource: {url: \"https://a.example\", kind: decision}\n---\nText  \n"
        try site.write(path, wrong)
        func text() throws -> String { try String(contentsOfFile: site.folder + "/" + path, encoding: .utf8) }
        let arguments = ["check", "--fix", "--content", site.folder + "/content"]
        let piped = CommandRun(arguments: arguments)
        #expect(piped.status == .wrongUsage)
        #expect(piped.error.contains("- decided: 26-11-2024\n+ decided: 2024-11-26\n"))
        #expect(CommandRun(arguments: arguments + ["--dry-run"]).status == .contentHasErrors)
        #expect(typed(["n"], arguments).error.contains("Nothing was written."))
        #expect(try text() == wrong)
        let agreed = typed(["y"], arguments)
        #expect(agreed.status == .success, "\(agreed.error)")
        #expect(agreed.output == "1 case checked: no problems\n")
        #expect(try text() == wrong.replacingOccurrences(of: "26-11-2024", with: "2024-11-26"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: site.folder + "/content/cases") == [
                "ap-netflix-2024.md"
            ])
        #expect(CommandRun(arguments: arguments).error == "Nothing to put right by itself.\n")
    }

    @Test("a file that is saved while the question stands is left alone")
    func changedMeanwhile() throws {
        let site = try TestSite("")
        let path = site.folder + "/content/cases/ap-netflix-2024.md"
        try site.write("content/cases/ap-netflix-2024.md", "---\ntitle: A: b\n---\n")
        _ = CommandRun(
            arguments: ["check", "--fix", "--content", site.folder + "/content"],
            input: {
                try? "mine".write(toFile: path, atomically: true, encoding: .utf8)
                return "y"
            })
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test("a second check says the same, and any change of a file is noticed")
    func remembered() throws {
        let site = try TestSite(Self.cases)
        let record = site.folder + "/.casebook/check-content"
        func check() -> String {
            let run = CommandRun("check", "--as-of", "2026-01-01", "--content", site.folder + "/content")
            return "\(run.status) \(run.output) \(run.error)"
        }
        // What changed a moment ago could change again without a trace, and is not remembered.
        usleep(50_000)
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "title: Two", with: "title: Two and [[nothing]]")
        usleep(50_000)
        let first = check()
        #expect(FileManager.default.fileExists(atPath: record))
        let bytes = FileManager.default.contents(atPath: record)
        #expect(check() == first)
        #expect(FileManager.default.contents(atPath: record) == bytes, "the second check was answered from the first")
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "company: netflix", with: "company: netfilx")
        #expect(check().contains("did you mean `netflix`?"))
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "company: netfilx", with: "company: netflix")
        #expect(check() == first)
        try site.write("content/companies/late.md", "---\nnames: Late\nnonsense: 1\n---\n")
        #expect(check().contains("nonsense"))
        try site.delete("content/companies/late.md")
        try site.write("themes/default/notes.txt", "x")
        #expect(check().contains("notes.txt"))
        // A damaged record is no record.
        try Data("casebook check 1\nrubbish".utf8).write(to: URL(fileURLWithPath: record))
        #expect(check().contains("notes.txt"))
    }

    @Test("the repository's own content has nothing to put right")
    func ownContent() {
        let run = CommandRun("check", "--fix", "--dry-run", "--content", Repository.folder + "/content")
        #expect(run.error.contains("Nothing to put right"), "\(run.error.prefix(500))")
    }
}

extension CommandRun {
    /// The same run with a folder's path taken out of what was printed.
    init(_ run: CommandRun, without folder: String) {
        self = run
        output = output.replacingOccurrences(of: folder, with: "")
    }
}
