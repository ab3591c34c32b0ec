import CasebookTesting
import Content
import Foundation
import Publication
import Testing

@testable import casebook

@Suite("When the content last changed")
struct ContentHistoryTests {
    private static let text = """
        -- content/site.yml --
        title: {en: Register, nl: Register}
        base_url: https://register.example/
        languages: [en, nl]
        repository: https://gitlab.example/a/register
        -- content/cases/ap-netflix-2024.md --
        ---
        title: T
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 5
        source: {url: "https://a.example", kind: decision}
        ---
        -- content/cases/ap-netflix-2024.nl.md --
        ---
        title: Titel
        ---
        """
    private static let page = "cases/ap-netflix-2024/index.html"
    private static let sentence = "Last changed on"

    /// Runs git in a folder, with a commit's day where it makes one.
    private func git(_ folder: String, _ arguments: String..., day: String = "2025-01-02") throws {
        var process = ChildProcess(
            "git", ["-C", folder, "-c", "user.name=t", "-c", "user.email=t@example.org"] + arguments)
        process.environment = [
            "GIT_COMMITTER_DATE": "\(day)T23:30:00-0800", "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z",
            "GIT_CONFIG_GLOBAL": "/dev/null",
        ]
        let outcome = try process.run()
        #expect(outcome.succeeded, "\(arguments): \(outcome.error)")
    }

    /// A page, whose dates are held together by blanks that do not break.
    private func words(_ site: TestSite, _ path: String) throws -> String {
        try site.page(path).replacingOccurrences(of: "\u{A0}", with: " ")
    }

    private func repository() throws -> TestSite {
        let site = try TestSite(Self.text)
        try git(site.folder, "init", "-q", "-b", "main")
        try git(site.folder, "add", "content")
        try git(site.folder, "commit", "-qm", "one", day: "2025-01-02")
        return site
    }

    @Test("a page tells the committer's day of the last commit that changed its words, in its language")
    func days() throws {
        let site = try repository()
        try site.edit("content/cases/ap-netflix-2024.nl.md", replacing: "Titel", with: "Andere titel")
        try git(site.folder, "commit", "-qam", "two", day: "2025-03-04")
        try site.build()
        #expect(
            try words(site, Self.page).contains("<time datetime=\"2025-01-02\">Last changed on 2 January 2025</time>"))
        #expect(try words(site, "nl/" + Self.page).contains("Laatst gewijzigd op 4 maart 2025"))
        // What is not committed has no day of its own yet; another commit is seen at once.
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 5", with: "EUR 6")
        try site.build()
        #expect(try words(site, Self.page).contains("2 January 2025"))
        try git(site.folder, "commit", "-qam", "three", day: "2025-05-06")
        try site.build()
        #expect(try words(site, Self.page).contains("6 May 2025"))
        #expect(try words(site, "nl/" + Self.page).contains("6 mei 2025"))
        #expect(FileManager.default.fileExists(atPath: site.folder + "/.casebook/history-content"))
    }

    @Test("a merge does not count as a change of what only one side had changed")
    func merges() throws {
        let site = try repository()
        try git(site.folder, "checkout", "-qb", "side")
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 5", with: "EUR 6")
        try git(site.folder, "commit", "-qam", "side", day: "2025-02-02")
        try git(site.folder, "checkout", "-q", "main")
        try site.edit("content/site.yml", replacing: "Register, nl", with: "The register, nl")
        try git(site.folder, "commit", "-qam", "main", day: "2025-02-03")
        try git(site.folder, "merge", "-q", "--no-edit", "side", day: "2025-09-09")
        try site.build()
        #expect(try words(site, Self.page).contains("2 February 2025"))
    }

    @Test("a shallow clone says nothing of what changed before it, and the truth of what changed since")
    func shallow() throws {
        let origin = try repository()
        try origin.edit("content/cases/ap-netflix-2024.nl.md", replacing: "Titel", with: "Andere titel")
        try git(origin.folder, "commit", "-qam", "two", day: "2025-03-04")
        try origin.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 5", with: "EUR 6")
        try git(origin.folder, "commit", "-qam", "three", day: "2025-05-06")
        let clone = try TestSite("")
        try git(clone.folder, "init", "-q", "-b", "main")
        try FileManager.default.removeItem(atPath: clone.folder + "/content")
        try git(clone.folder, "fetch", "-q", "--depth", "2", "file://" + origin.folder, "main")
        try git(clone.folder, "checkout", "-q", "FETCH_HEAD")
        try clone.build()
        #expect(try words(clone, Self.page).contains("6 May 2025"))
        let built = CommandRun(
            "build", "--content", clone.folder + "/content", "--output", clone.folder + "/told", "--no-search",
            "--theme",
            Repository.folder + "/themes/default")
        #expect(built.error.components(separatedBy: "`git fetch --unshallow`").count == 2, "\(built.error)")
        // The translation was changed by the first commit of the clone, which seems to add every file.
        #expect(!(try words(clone, "nl/" + Self.page)).contains("Laatst gewijzigd"))
        #expect(!(try words(clone, "authorities/ap/index.html")).contains(Self.sentence))
        try git(clone.folder, "fetch", "-q", "--unshallow", "file://" + origin.folder, "main")
        try clone.build()
        #expect(try words(clone, "authorities/ap/index.html").contains("2 January 2025"))
    }

    @Test("without git, without a repository or without a commit nothing is told, and the site is built")
    func none() throws {
        let site = try TestSite(Self.text)
        try site.build()
        #expect(!(try words(site, Self.page)).contains(Self.sentence))
        try git(site.folder, "init", "-q")
        try site.build()
        #expect(!(try words(site, Self.page)).contains(Self.sentence))
    }

    @Test("two clones at one commit give the same bytes")
    func reproducible() throws {
        let one = try repository()
        let other = try TestSite("")
        try FileManager.default.removeItem(atPath: other.folder + "/content")
        try git(other.folder, "init", "-q")
        try git(other.folder, "fetch", "-q", "file://" + one.folder, "main")
        try git(other.folder, "checkout", "-q", "FETCH_HEAD")
        try one.build()
        try other.build()
        #expect(try one.files() == other.files())
    }

    @Test("the address that edits a file follows the host and the folder's place in its repository")
    func editLinks() throws {
        let site = try repository()
        try site.build()
        let link = "https://gitlab.example/a/register/-/edit/main/content/cases/ap-netflix-2024.md"
        #expect(try words(site, Self.page).contains("href=\"\(link)\""))
        // A register within a larger repository.
        try FileManager.default.createDirectory(atPath: site.folder + "/site", withIntermediateDirectories: true)
        try git(site.folder, "mv", "content", "site/content")
        try git(site.folder, "commit", "-qm", "move")
        let build = SiteBuild(
            content: site.folder + "/site/content", theme: site.folder + "/themes/default", jobs: 1,
            asOf: Day("2026-01-01"))
        let page = try #require(try build.plan().pages.first { $0.path == Self.page })
        var bytes: [UInt8] = []
        if case .rendered(let render) = page.prepare().source { render(&bytes) }
        #expect(String(decoding: bytes, as: UTF8.self).contains("/-/edit/main/site/content/cases/ap-netflix-2024.md"))
    }

    @Test(
        "other hosts and branches",
        arguments: [
            ("https://github.com/a/b", "https://github.com/a/b/edit/main/content/"),
            ("{url: https://codeberg.org/a/b/, branch: trunk}", "https://codeberg.org/a/b/_edit/trunk/content/"),
            (
                "{url: https://git.example/a, edit: \"https://git.example/edit?file={path}\"}",
                "https://git.example/edit?file=content/"
            ),
        ])
    func hosts(setting: String, address: String) throws {
        let site = try TestSite(Self.text)
        try site.edit("content/site.yml", replacing: "https://gitlab.example/a/register", with: setting)
        try site.build()
        #expect(try words(site, Self.page).contains("href=\"\(address)cases/ap-netflix-2024.md\""))
    }
}
