import CasebookTesting
import Content
import Foundation
import Testing

@testable import Register

@Suite("Linking: time against size", .serialized)
struct LinkingTimeTests {
    /// A content folder with so many cases, whose fields and bodies differ by their number.
    private static func tree(_ count: Int, files: [String: String] = [:], fields: (Int) -> String) throws -> ContentTree
    {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("linking-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        var all = [
            "site.yml": "title: T\nbase_url: https://register.example/\nlanguages: [en]\n",
            "authorities/ap.md": "---\nnames: AP\ncountry: NL\n---\n",
            "companies/netflix.md": "---\nnames: N\ncountry: NL\n---\n",
            "laws/open.yml": "names: Open\ncountry: NL\nopen: true\nprovisions: [{id: \"1\", title: T}]\n",
            "laws/gdpr.yml": "names: GDPR\ncountry: EU\nprovisions: [{id: \"13\", title: T}]\n",
        ].merging(files) { $1 }
        for number in 0..<count {
            let own = fields(number)
            all["cases/ap-c\(number)-2020.md"] =
                "---\ntitle: T\nauthority: ap\n\(own.contains("company:") ? "" : "company: netflix\n")decided: 2020-01-02\n"
                + "fine: EUR 1\nsource: {url: \"https://a.example/\", kind: decision}\n\(own)"
        }
        for (path, text) in all {
            let url = root.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: url, atomically: false, encoding: .utf8)
        }
        return try ContentReader(root: root.path, jobs: 2).read().0
    }

    private static let loads: [(name: String, fields: @Sendable (Int) -> String)] = [
        ("mistyped companies", { "company: company-with-a-long-nmae-\($0)\n---\n" }),
        ("mistyped complainants", { "complainants: [nobody-\($0), netflxi]\n---\n" }),
        ("mistyped articles", { "provisions: [gdpr/\($0 + 100)]\n---\n" }),
        (
            "articles of an open law",
            { number in
                "provisions: [" + (0..<10).map { "open/\(number * 10 + $0)" }.joined(separator: ", ") + "]\n---\n"
            }
        ), ("mistyped links", { "---\n[[ap-c\($0)-2021]] [[netlfix]]\n" }),
        ("mistyped files", { "---\n[a](f\($0).pdf) [b](g.pdf)\n" }),
        ("mistyped relations", { "related: [{case: ap-d\($0)-2020}]\n---\n" }),
        ("parties introduced by name", { "company: {name: Company \($0) B.V., country: NL}\n---\n" }),
    ]

    @Test("hundreds of problems are told in no time", arguments: loads.map(\.name))
    func problems(name: String) throws {
        let load = try #require(Self.loads.first { $0.name == name })
        let companies = Dictionary(
            uniqueKeysWithValues: (0..<400).map {
                ("companies/company-with-a-long-name-\($0).md", "---\nnames: C\ncountry: NL\n---\n")
            })
        let day = try #require(Day("2026-01-01"))
        let (half, full) = (
            try Self.tree(200, files: companies, fields: load.fields),
            try Self.tree(400, files: companies, fields: load.fields)
        )
        Growth.expectLinear(
            name, within: 3, half: { _ = Register.link(half, asOf: day) }, full: { _ = Register.link(full, asOf: day) })
    }

    @Test("a chain of companies and a wide group take a time that grows with their number")
    func groups() throws {
        func files(_ count: Int) -> [String: String] {
            Dictionary(
                uniqueKeysWithValues: (0..<count).map { number in
                    let parents = number < 2 ? "" : "parents: [{id: c\(number - 1)}, {id: c0}]\n"
                    return ("companies/c\(number).md", "---\nnames: C\ncountry: NL\n\(parents)---\n")
                })
        }
        let day = try #require(Day("2026-01-01"))
        let half = try Self.tree(1, files: files(600)) { _ in "---\n" }
        let full = try Self.tree(1, files: files(1200)) { _ in "---\n" }
        Growth.expectLinear(
            "a tall group", within: 3, half: { _ = Register.link(half, asOf: day) },
            full: { _ = Register.link(full, asOf: day) })
    }
}
