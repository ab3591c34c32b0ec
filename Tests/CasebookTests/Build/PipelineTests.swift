import CasebookTesting
import Testing

@Suite("From the folders to the published site")
struct PipelineTests {
    private static let twoCases = """
        -- content/cases/ap-netflix-2024.md --
        ---
        title: Netflix fined for unclear information
        authority: ap
        company: netflix
        decided: 2024-11-26
        published: 2024-12-18
        fine: EUR 4750000
        provisions: [gdpr/13]
        source: {url: "https://authority.example/netflix", kind: decision}
        ---
        What Netflix did.
        -- content/cases/2023/ap-uber-2023.md --
        ---
        title: Uber fined for closed information
        authority: ap
        company: uber
        decided: 2023-12-11
        published: 2024-01-31
        fine: EUR 10000000
        source: {url: "https://authority.example/uber", kind: decision}
        ---
        What Uber did.

        """

    @Test("a case has a page at the address that its file's name gives")
    func page() throws {
        let site = try TestSite(Self.twoCases)
        try site.build()
        site.expect("cases/ap-netflix-2024/index.html", contains: "What Netflix did.")
        site.expect("cases/ap-netflix-2024/index.html", contains: "4.75")
        site.expect("cases/ap-uber-2023/index.html", contains: "What Uber did.")
    }

    @Test("what did not change is not made again")
    func unchanged() throws {
        let site = try TestSite(Self.twoCases)
        try site.build()
        let second = try site.build()
        site.expectRendered(exactly: [])
        #expect(second.summary?.written == 0)
    }

    @Test("a word in one case's text makes that case's page and the files with its text again, and nothing else")
    func oneWord() throws {
        let site = try TestSite(Self.twoCases)
        try site.build()
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "What Netflix did.", with: "What it did.")
        try site.build()
        site.expectRendered(exactly: [
            "cases/ap-netflix-2024/index.html", "cases/ap-netflix-2024/index.json", "data/index.html",
            "data/cases.jsonl", "data/catalog.jsonld", "data/datapackage.json", "data/register.json",
            "data/register.sqlite",
            "data/texts.csv",
            "register/index.json", "register/words-all.json",
        ])
        try site.expectSameAsClean()
    }

    @Test("a colour of the theme makes its style sheet again; a template, the pages that are made with it")
    func theme() throws {
        let site = try TestSite(Self.twoCases)
        try site.build()
        try site.edit("themes/default/templates/case.mustache", replacing: "<h1", with: "<h1 data-test")
        try site.build()
        site.expectRendered(exactly: ["cases/ap-netflix-2024/index.html", "cases/ap-uber-2023/index.html"])
        try site.expectSameAsClean()
    }

    @Test("after any edits the site is the one that a first build would make")
    func edits() throws {
        let site = try TestSite(Self.twoCases)
        try site.build()
        let edits: [(TestSite) throws -> Void] = [
            { try $0.edit("content/companies/netflix.md", replacing: "names: Netflix", with: "names: Netflix B.V.") },
            { try $0.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 4750000", with: "EUR 4750001") },
            { try $0.rename("content/cases/2023/ap-uber-2023.md", to: "content/cases/ap-uber-2023-drivers.md") },
            {
                try $0.edit(
                    "content/cases/ap-netflix-2024.md", replacing: "published: 2024-12-18",
                    with: "published: 2024-12-19")
            },
            { try $0.delete("content/cases/ap-netflix-2024.md") },
            { try $0.edit("content/site.yml", replacing: "Test register", with: "Another register") },
            { try $0.write("themes/default/assets/extra.css", "p { color: black }\n") },
            { try $0.edit("content/authorities/ap.md", replacing: "short: AP", with: "short: The AP") },
            { try $0.delete("themes/default/assets/extra.css") },
        ]
        for edit in edits {
            try edit(site)
            try site.build()
            try site.expectSameAsClean()
        }
    }

    @Test("a register without a case is a site all the same")
    func empty() throws {
        let site = try TestSite("")
        try site.build()
        site.expect(exists: "index.html")
    }

    @Test("the day decides what is published, not the clock")
    func day() throws {
        let site = try TestSite(Self.twoCases)
        try site.edit(
            "content/cases/ap-netflix-2024.md", replacing: "title:", with: "publish_after: 2026-03-01\ntitle:")
        try site.build(asOf: "2026-02-28")
        site.expect(missing: "cases/ap-netflix-2024/index.html")
        try site.build(asOf: "2026-03-02")
        site.expect(exists: "cases/ap-netflix-2024/index.html")
        try site.expectSameAsClean(asOf: "2026-03-02")
    }

    @Test("an error keeps the old site, and a build after it goes on")
    func error() throws {
        let site = try TestSite(Self.twoCases)
        try site.build()
        let before = try site.files()
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "company: netflix", with: "company: netfilx")
        #expect(try site.attempt().summary == nil)
        #expect(try site.files() == before)
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "netfilx", with: "netflix")
        try site.build()
        try site.expectSameAsClean()
    }
}
