import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("Telling what a page is made of")
struct ExplainTests {
    private let site: TestSite

    init() throws {
        site = try TestSite(
            """
            -- content/site.yml --
            title: {en: Register, nl: Register}
            base_url: https://register.example/sub/
            languages: [en, nl]
            -- content/cases/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: ap
            company: netflix
            decided: 2024-11-26
            fine: EUR 4750000
            provisions: [gdpr/13]
            source: {url: "https://a.example", kind: decision}
            ---
            -- content/cases/ap-netflix-2024.nl.md --
            ---
            title: Boete voor Netflix
            ---
            -- content/reports/sums.md --
            ---
            title: Sums
            ---
            There are `{casebook} count` cases.

            ```{casebook}
            #| show: table
            count
              group by year
            ```
            """)
    }

    private func explain(_ address: String) -> CommandRun {
        CommandRun(
            CommandRun("explain", address, "--as-of", "2026-01-01", "--content", site.folder + "/content"),
            without: site.folder + "/")
    }

    @Test(
        "a page is found by its address, its file or its id",
        arguments: [
            "/cases/ap-netflix-2024/", "cases/ap-netflix-2024", "ap-netflix-2024", "cases/ap-netflix-2024/index.html",
            "https://register.example/sub/cases/ap-netflix-2024/?x#y", "/sub/cases/ap-netflix-2024/",
        ])
    func address(address: String) {
        let run = explain(address)
        #expect(run.status == .success, "\(run.error)")
        #expect(
            run.output.hasPrefix(
                "file       cases/ap-netflix-2024/index.html\ncontent    content/cases/ap-netflix-2024.md\n"))
    }

    @Test("a case names its file, its view, its chain of templates and whom it is about")
    func page() {
        let text = explain("/nl/cases/ap-netflix-2024/").output
        for line in [
            "content    content/cases/ap-netflix-2024.md\n           content/cases/ap-netflix-2024.nl.md",
            "view       case-page", "templates  themes/default/templates/case.mustache",
            "themes/default/templates/layout.mustache",
            "content/authorities/ap.md", "content/companies/netflix.md", "content/laws/gdpr.yml",
        ] {
            #expect(text.contains(line), "\(line) in \(text)")
        }
        #expect(text.contains(#/key +[0-9a-f]{16}\n/#))
    }

    @Test("a report names its queries with their lines")
    func queries() {
        let text = explain("sums").output
        #expect(text.contains("queries    content/reports/sums.md:4: count\n"))
        #expect(text.contains("content/reports/sums.md:8: count group by year (show: table)"))
    }

    @Test(
        "an unknown address is told with the nearest",
        arguments: [
            ("/cases/netflix-2024/", "/cases/ap-netflix-2024/"), ("/cases/ap-netfilx-2024/", "/cases/ap-netflix-2024/"),
            ("/reprots/", "/reports/"),
        ])
    func unknown(address: String, near: String) {
        let run = explain(address)
        #expect(run.status == .wrongUsage)
        #expect(run.error.contains("the site has no such page; did you mean `\(near)`?"))
    }

    @Test("an asset is explained too")
    func asset() throws {
        let plan = try site.plan()
        let asset = try #require(plan.pages.first { $0.path.hasSuffix(".css") })
        let run = explain(asset.path)
        #expect(run.status == .success)
        #expect(run.output.hasPrefix("file       \(asset.path)\n"))
    }
}

@Suite("The manual and the shell")
struct ManualTests {
    @Test("the manual page has every command and every option of it")
    func manual() {
        let text = CommandRun("manual").output
        for word in ["CASEBOOK CHECK", "CASEBOOK NEW CASE", "\\-\\-dry\\-run", "\\-\\-source\\-kind", "COMPLETION"] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(text.split(separator: "\n").allSatisfy { !$0.hasPrefix("'") })
    }

    @Test("a completion script is printed for each shell", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) {
        let run = CommandRun("--generate-completion-script", shell)
        #expect(run.status == .success)
        #expect(run.output.contains("source-kind"))
    }

    @Test("the shell is offered the ids of the content folder that is named")
    func ids() throws {
        let site = try TestSite("")
        #expect(
            EntityCompletion.ids(
                .company, ["casebook", "new", "case", "--content", site.folder + "/content", "--company", ""]) == [
                    "netflix", "uber",
                ])
        #expect(EntityCompletion.ids(.authority, ["--content=" + site.folder + "/content"]) == ["ap"])
        #expect(EntityCompletion.ids(.authority, ["--content=/nowhere"]) == [])
    }
}
