import Foundation
import Register

@testable import Content

/// A register of a few files, read as the program reads them.
enum SampleRegister {
    static let tree: ContentTree = {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("casebook-fuzz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        do {
            for (path, text) in files {
                let url = root.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try text.write(to: url, atomically: false, encoding: .utf8)
            }
            let (tree, problems) = try ContentReader(root: root.path, jobs: 1).read()
            for problem in problems where problem.severity == .error { fail("the sample: \(problem.message)") }
            return tree
        } catch {
            fail("the sample cannot be written: \(error)")
        }
    }()

    static let index: QueryIndex = {
        guard let day = Day("2026-01-01") else { fail("no such day") }
        return QueryIndex(Register.link(tree, asOf: day).0)
    }()

    private static let files = [
        "site.yml": "title: Sample\nbase_url: https://register.example/\nlanguages: [en, nl]\n",
        "topics.yml": "- {id: transparency, name: Transparency}\n",
        "sectors.yml": "- {id: media, name: Media}\n",
        "rates.csv": "date,GBP\n2019-01-02,0.9\n",
        "laws/gdpr.yml": """
        names: {en: General Data Protection Regulation, short: GDPR}
        country: EU
        unit: article
        provisions:
          - {id: "12", title: Transparent information}
          - {id: "13", title: Information to be provided}

        """,
        "authorities/ap.md": "---\nnames: {en: Dutch Data Protection Authority, short: AP}\ncountry: NL\n---\n",
        "companies/netflix.md": "---\nnames: Netflix\ncountry: NL\nsector: media\n---\n",
        "companies/uber.md": "---\nnames: Uber\ncountry: GB\n---\n",
        "cases/ap-netflix-2024.md": """
        ---
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 4750000
        provisions: [gdpr/12(1), gdpr/13]
        topics: [transparency]
        source: {url: "https://authority.example/1", kind: decision}
        ---
        Words. See [[ap]].

        """,
        "cases/ap-uber-2019.md": """
        ---
        title: Uber fined
        authority: ap
        company: uber
        decided: 2019-02
        fine: GBP 1000.50
        events:
          - {type: objection, by: uber, date: 2019-03}
        source: {url: "https://authority.example/2", kind: decision}
        ---

        """,
    ]
}
