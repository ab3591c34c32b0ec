import CasebookTesting
import Content
import Foundation
import Testing

@Suite("The files of the downloads")
struct ExportFileTests {
    private static func text(_ id: String, _ front: String, body: String = "What happened.") -> String {
        """
        -- content/cases/\(id).md --
        ---
        authority: ap
        source: https://ap.example/\(id)
        decided: 2024-11-26
        \(front)
        ---
        \(body)

        """
    }

    private static let content =
        text("ap-netflix-2024", "title: A fine\ncompany: netflix\nfine: EUR 4750000\nprovisions: [gdpr/13]")
        + text("ap-uber-2023", "title: Another\ncompany: uber\nfine: EUR 100\ntopics: [transparency]")

    /// Whether a path is that of a file of the downloads: a whole table, or a record beside a page.
    private static func isDownload(_ path: String) -> Bool {
        path.hasSuffix("/index.json") && !path.hasPrefix("register/")
            || path.hasPrefix("data/") && path != "data/index.html" && !path.hasPrefix("data/citations.")
                && path != "data/catalog.jsonld"
    }

    @Test("are the same bytes in another folder, with other workers, on another day, built at once or after edits")
    func determinism() throws {
        let (first, second) = (try TestSite(Self.content), try TestSite(Self.content))
        try first.build(jobs: 1)
        try second.build(jobs: 4, asOf: "2026-06-01")
        let (one, other) = (try first.files(), try second.files())
        let paths = one.keys.filter(Self.isDownload)
        #expect(paths.count > 40)
        for path in paths { #expect(one[path] == other[path], "\(path)") }
        try first.edit("content/cases/ap-uber-2023.md", replacing: "EUR 100", with: "EUR 200")
        try first.build()
        try first.edit("content/cases/ap-uber-2023.md", replacing: "EUR 200", with: "EUR 100")
        try first.build()
        for path in paths { #expect(try first.files()[path] == one[path], "\(path)") }
    }

    @Test("are not made again where no row changed, nor is their page")
    func unchanged() throws {
        let site = try TestSite(Self.content + "-- content/pages/about.md --\n---\ntitle: About\n---\nWords.\n")
        try site.build()
        try site.edit("content/pages/about.md", replacing: "Words.", with: "Other words.")
        try site.build()
        site.expectRendered(exactly: ["about/index.html"])
    }

    @Test(
        "hold nothing of drafts, of cases under embargo, withdrawn, or not to be indexed, nor of whom only they concern"
    )
    func canaries() throws {
        let canary = "Canarybird"
        let front = """
            title: \(canary) title
            summary: \(canary) summary
            company: {name: \(canary) B.V., country: NL}
            complainants: [\(canary) people]
            case_numbers: [\(canary)-1]
            fine: EUR 123454321

            """
        let hidden = ["publication: draft", "publish_after: 2030-01-01", "publication: withdrawn", "noindex: true"]
        for state in hidden {
            let site = try TestSite(
                Self.content + Self.text("ap-canary-2024", front + state, body: "A \(canary) body."))
            try site.build()
            for (path, bytes) in try site.files() where Self.isDownload(path) || path == "data/index.html" {
                for word in [canary, canary.lowercased(), "ap-canary-2024", "123454321"] {
                    #expect(bytes.range(of: Data(word.utf8)) == nil, "\(state): \(path) holds \(word)")
                }
            }
            site.expect(missing: "cases/ap-canary-2024/index.json")
            #expect(try site.rows("cases").count == 2)
        }
    }

    @Test("are listed with their true sizes, hashes and rows, with what they leave out")
    func page() throws {
        let site = try TestSite(
            Self.content + Self.text("ap-netflix-2022", "title: Hidden\ncompany: netflix\nnoindex: true\nfine: EUR 1"))
        try site.build()
        let page = try site.page("data/index.html")
        for (path, bytes) in try site.files() where path.hasPrefix("data/") && Self.isDownload(path) {
            #expect(page.contains("href=\"/\(path)\""), "\(path)")
            #expect(page.contains(SHA256(of: [UInt8](bytes)).description), "\(path)")
        }
        #expect(page.contains("2 rows, "))
        #expect(page.contains("1 case is not in the files"))
        site.expect("cases/ap-netflix-2022/index.html", lacks: "index.json")
        site.expect("cases/ap-netflix-2024/index.html", contains: "type=\"application/json\"")
        site.expect("index.html", contains: "href=\"/data/\"")
    }

    @Test("include a database that names one version of SQLite as its writer, whichever wrote it")
    func database() throws {
        let site = try TestSite(Self.content)
        try site.build()
        let bytes = [UInt8](try #require(try site.files()["data/register.sqlite"]))
        #expect(bytes.starts(with: Array("SQLite format 3\0".utf8)))
        #expect(Array(bytes[96..<100]) == [0, 0x2E, 0x63, 0x01])
        // The file's size by its header: a file cut short would not have it.
        let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
        let pages = bytes[28..<32].reduce(0) { $0 << 8 | Int($1) }
        #expect(pageSize * pages == bytes.count)
    }

    @Test("are there for a register without a case")
    func empty() throws {
        let site = try TestSite("")
        try site.build()
        #expect(try site.rows("cases").isEmpty)
        #expect(try site.rows("authorities").map { $0["id"] } == ["ap"])
        site.expect("authorities/ap/index.json", contains: "\"cases\": []")
        site.expect("data/index.html", lacks: "⟦")
    }

    @Test("tell what belongs to a case in its record, and the cases of an authority and a company in theirs")
    func records() throws {
        let site = try TestSite(Self.content)
        try site.build()
        func object(_ path: String) throws -> [String: Any] {
            let data = try #require(try site.files()[path])
            return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
        let record = try #require(try object("cases/ap-netflix-2024/index.json")["case"] as? [String: Any])
        #expect(record["id"] as? String == "ap-netflix-2024")
        #expect((record["provisions"] as? [[String: Any]])?.first?["citation"] as? String == "gdpr/13")
        #expect((record["sanctions"] as? [[String: Any]])?.first?["case_id"] == nil)
        #expect((record["fine_parts"] as? [Any])?.isEmpty == true)
        let authority = try object("authorities/ap/index.json")
        #expect((authority["cases"] as? [[String: Any]])?.compactMap { $0["id"] as? String }.count == 2)
        #expect((authority["cases"] as? [[String: Any]])?.first?["role"] as? String == "imposing")
        let company = try object("companies/uber/index.json")
        #expect((company["cases"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ["ap-uber-2023"])
        #expect(company["group_case_ids"] as? [String] == ["ap-uber-2023"])
    }
}
