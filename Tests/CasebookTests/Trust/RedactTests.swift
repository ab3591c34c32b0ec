import CasebookTesting
import Content
import Foundation
import Synchronization
import Testing

@testable import casebook

@Suite("Redacting a case")
struct RedactTests {
    private static let content = """
        -- content/site.yml --
        title: {en: Register, nl: Register}
        base_url: https://register.example/
        languages: [en, nl]
        -- content/companies/jansen.md --
        ---
        names: {en: Jansen Installaties, former: {name: Jansen en Zoon}}
        kind: partnership
        country: NL
        ---
        -- content/companies/jansen.nl.md --
        ---
        ---
        Over Jansen.
        -- content/cases/ap-jansen-2019/index.md --
        ---
        title: Jansen fined
        former_ids: [ap-jansen-2018]
        authority: ap
        company: jansen
        decided: 2019-03-14
        fine: EUR 4750
        affected: "~20"
        conduct: 2018/2019
        events:
          - {id: jansen-objects, type: objection, by: jansen, date: 2019-04-01, note: Jansen objected.}
          - {type: objection-decided, date: 2019-06-01, outcome: reduced, amount: EUR 4000, challenge: jansen-objects}
        provisions: ["gdpr/13", {ref: gdpr/12, finding: not-violated, note: Jansen was right.}]
        source: {url: "https://ap.example/jansen", kind: decision, title: Jansen}
        ---
        What Jansen did.
        -- content/cases/ap-jansen-2019/index.nl.md --
        ---
        title: Boete voor Jansen
        ---
        -- content/cases/ap-jansen-2019/jansen.txt --
        Jansen.
        -- content/cases/ap-netflix-2019.md --
        ---
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2019-03-14
        fine: EUR 100
        related: [ap-jansen-2019]
        source: {url: "https://ap.example/netflix", kind: decision}
        ---
        Not like [[ap-jansen-2018]] nor JANSEN EN ZOON.
        """

    private func redact(_ site: TestSite, _ arguments: String...) -> CommandRun {
        CommandRun(
            arguments: ["redact", "--content", site.folder + "/content", "--as-of", "2026-01-02"] + arguments)
    }

    /// Every file of the content by its path.
    private func sources(_ site: TestSite) throws -> [String: String] {
        try Repository.files(below: site.folder + "/content").mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test("remove takes away every file of the case and of its company, and the site builds without a word of it")
    func remove() throws {
        let site = try TestSite(Self.content)
        try site.build()
        let run = redact(site, "ap-jansen-2019", "--action", "remove", "--yes")
        #expect(run.status == .success, "\(run.error)")
        let left = try sources(site)
        #expect(!left.keys.contains { $0.contains("jansen") }, "\(left.keys.sorted())")
        #expect(!left["site.yml", default: ""].contains("jansen"))
        #expect(left["site.yml", default: ""].contains("removed:\n  - sha256:"))
        // What it can't put right itself is told with its line.
        #expect(run.error.contains("cases/ap-netflix-2019.md:7: related: [ap-jansen-2019]"))
        #expect(run.error.contains("cases/ap-netflix-2019.md:10: Not like [[ap-jansen-2018]] nor JANSEN EN ZOON."))
        try site.edit("content/cases/ap-netflix-2019.md", replacing: " nor JANSEN EN ZOON", with: "")
        try site.build(asOf: "2026-01-02", allowVanished: false)
        site.expect(missing: "cases/ap-jansen-2019/index.html")
        site.expect(missing: "cases/ap-jansen-2018/index.html")
        site.expect("cases/ap-netflix-2019/index.html", contains: "(not published)")
        for (path, bytes) in try site.files() {
            #expect(bytes.range(of: Data("ansen".utf8)) == nil, "\(path) names the party")
        }
        site.expect("changes/index.html", contains: "One case was withdrawn.")
    }

    @Test("pseudonymise writes a case without names that is what a rule of retention would make")
    func pseudonymise() throws {
        let site = try TestSite(Self.content)
        try site.build()
        let run = redact(site, "ap-jansen-2018", "--action", "pseudonymise", "--as", "a fitter", "--yes")
        #expect(run.status == .success, "\(run.error)")
        try site.build(asOf: "2026-01-02", allowVanished: false)
        for (path, text) in try sources(site) where !path.contains("netflix") {
            #expect(!(path + text).lowercased().contains("jansen"), "\(path): \(text)")
        }
        let page = "cases/ap-undisclosed-2019-03-14/index.html"
        site.expect(page, contains: "a fitter")
        site.expect(page, contains: "4,000")
        site.expect(page, contains: "Article 13")
        site.expect("nl/" + page, contains: "zonder de naam van de partij")
        let json = try site.page("cases/ap-undisclosed-2019-03-14/index.json")

        // The same case by a rule gives the same record for machines.
        let other = try TestSite(
            Self.content.replacingOccurrences(
                of: "languages: [en, nl]",
                with:
                    "languages: [en, nl]\nretention: [{kind: partnership, after: 6, action: pseudonymise, as: a fitter}]"
            ))
        try other.build(asOf: "2026-01-02")
        func facts(_ json: String) -> String {
            json.split(separator: "\n").filter { !$0.contains("taken away on") && !$0.contains("weggehaald op") }
                .joined(separator: "\n")
        }
        #expect(try facts(json) == facts(other.page("cases/ap-undisclosed-2019-03-14/index.json")))
    }

    @Test("withdraw and noindex set their fields and leave every other line as it is")
    func fields() throws {
        let site = try TestSite(Self.content)
        let file = "cases/ap-jansen-2019/index.md"
        let before = try sources(site)
        #expect(redact(site, "ap-jansen-2019", "--action", "noindex", "--yes").status == .success)
        var after = try sources(site)
        #expect(after[file] == before[file]?.replacingOccurrences(of: "former_ids", with: "noindex: true\nformer_ids"))
        let run = redact(site, "ap-jansen-2019", "--action", "withdraw", "--yes")
        #expect(run.error.contains("names the party; add `gone: true`"))
        after = try sources(site)
        #expect(
            after[file]
                == before[file]?.replacingOccurrences(
                    of: "former_ids",
                    with: "publication: withdrawn\nwithdrawn_on: 2026-01-02\nnoindex: true\nformer_ids"))
        #expect(after.filter { $0.key != file } == before.filter { $0.key != file })
        // A second time nothing is left to say.
        _ = redact(site, "ap-jansen-2019", "--action", "withdraw", "--yes")
        #expect(try sources(site) == after)
    }

    @Test("nothing is written without consent, and what would be lost is named")
    func consent() throws {
        let site = try TestSite(Self.content)
        let before = try sources(site)
        for arguments in [["--action", "remove"], ["--action", "remove", "--dry-run"], []] {
            let run = CommandRun(
                arguments: ["redact", "ap-jansen-2019", "--content", site.folder + "/content"] + arguments)
            #expect(run.status == (arguments.contains("--dry-run") ? .success : .wrongUsage))
            #expect(run.output.isEmpty)
            #expect(try sources(site) == before)
            if !arguments.isEmpty {
                for name in ["index.md", "index.nl.md", "jansen.txt", "companies/jansen.md", "companies/jansen.nl.md"] {
                    #expect(run.error.contains(name), "\(name) is not named")
                }
            }
        }
        #expect(redact(site, "ap-jansen-2020", "--action", "remove", "--yes").error.contains("did you mean"))
    }

    @Test("at a terminal it asks what to do, shows it, and asks again")
    func interview() throws {
        let site = try TestSite(Self.content)
        let before = try sources(site)
        for (last, writes) in [("n", false), ("y", true)] {
            let answers = Mutex(["2", "a fitter", last])
            let run = CommandRun(
                arguments: ["redact", "ap-jansen-2019", "--content", site.folder + "/content"],
                input: { answers.withLock { $0.isEmpty ? nil : $0.removeFirst() } })
            #expect(run.status == .success, "\(run.error)")
            #expect(run.error.contains("+ companies: [{undisclosed: a fitter}]"))
            #expect(try (sources(site) == before) == !writes)
        }
    }

    @Test("a company that another text names keeps its file, and that is said")
    func sharedCompany() throws {
        let site = try TestSite(
            Self.content + """

                -- content/cases/ap-jansen-2021.md --
                ---
                title: Jansen again
                authority: ap
                company: jansen
                decided: 2021-01-01
                fine: EUR 1
                source: {url: "https://ap.example/jansen2", kind: decision}
                ---
                """)
        let run = redact(site, "ap-jansen-2019", "--action", "remove", "--yes")
        let left = try sources(site)
        #expect(left["companies/jansen.md"] != nil && left["companies/jansen.nl.md"] != nil)
        #expect(run.error.contains("cases/ap-jansen-2021.md:4: company: jansen"))
    }

    @Test(
        "addresses are added to `removed` however it is written",
        arguments: [
            ("a: b\n", "a: b\nremoved:\n  - m\n"), ("removed: old/\na: b\n", "removed: [old/, m]\na: b\n"),
            ("removed: [old/, older/]\n", "removed: [old/, older/, m]\n"), ("removed: []\n", "removed: [m]\n"),
            ("removed:\n  - old/\na: b", "removed:\n  - m\n  - old/\na: b"),
            ("removed:\n- old/\n", "removed:\n- m\n- old/\n"),
        ])
    func siteFile(before: String, after: String) {
        #expect(RedactionPlan.adding(["m"], to: before) == after)
    }

    @Test("what the history holds is counted, and the commands that purge it name the files")
    func history() throws {
        let site = try TestSite(Self.content)
        func git(_ arguments: String...) throws {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments =
                ["git", "-C", site.folder, "-c", "user.name=T", "-c", "user.email=t@example.org"] + arguments
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        try git("init", "--quiet")
        try git("add", "content")
        try git("commit", "--quiet", "-m", "Add Jansen Installaties")
        try site.edit("content/cases/ap-jansen-2019/index.md", replacing: "What Jansen did.", with: "More.")
        try git("commit", "--quiet", "-am", "More")
        try site.edit("content/cases/ap-jansen-2019/index.md", replacing: "More.", with: "Not committed.")
        let run = redact(site, "ap-jansen-2019", "--action", "remove", "--yes")
        #expect(run.error.contains("2 commits of all branches"), "\(run.error)")
        #expect(run.error.contains("1 message of commits"))
        #expect(run.error.contains("--path content/cases/ap-jansen-2019/index.md"))
        #expect(run.error.contains("no commit holds what they say now"))
        #expect(run.error.contains("cases/ap-jansen-2019/index.md"))
    }
}
