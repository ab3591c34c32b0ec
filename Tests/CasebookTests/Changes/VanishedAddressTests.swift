import CasebookTesting
import Testing

@Suite("Addresses that would vanish")
struct VanishedAddressTests {
    private func vanished(_ site: TestSite) throws -> [String] {
        try site.attempt(asOf: "2026-01-02", allowVanished: false).diagnostics
            .filter { $0.identifier == "vanished-address" }.map(\.message)
    }

    @Test("a case that is deleted after it was published is an error, unless the content or the command says so")
    func deleted() throws {
        let site = try TestSite(ChangesTests.two)
        try site.build()
        try site.delete("content/cases/ap-uber-2023.md")
        let lost = ["cases/ap-uber-2023/", "companies/uber/", "years/2023/"]
        #expect(try vanished(site) == lost.map { "`\($0)` was published and would vanish" })
        site.expect(exists: "cases/ap-uber-2023/index.html")
        try site.write(
            "content/site.yml",
            """
            title: Test register
            base_url: https://register.example/
            languages: [en, nl]
            removed: [\(lost.joined(separator: ", "))]

            """)
        #expect(try vanished(site).isEmpty)
        site.expect(missing: "cases/ap-uber-2023/index.html")
    }

    @Test("a case that becomes a draft or loses its former id is an error, and one that is withdrawn is not")
    func states() throws {
        let site = try TestSite(ChangesTests.two)
        let file = "content/cases/ap-uber-2023.md"
        try site.edit(file, replacing: "title:", with: "former_ids: [ap-uber-2022]\ntitle:")
        try site.build()
        try site.edit(file, replacing: "former_ids: [ap-uber-2022]\n", with: "")
        #expect(try vanished(site) == ["`cases/ap-uber-2022/` was published and would vanish"])
        try site.edit(file, replacing: "title:", with: "former_ids: [ap-uber-2022]\npublication: draft\ntitle:")
        #expect(try vanished(site).count == 4)
        try site.edit(file, replacing: "draft", with: "withdrawn\nwithdrawn_on: 2026-01-02\ngone: true")
        #expect(try vanished(site).isEmpty)
    }

    @Test("the address of a case that search engines leave out is kept too, and not named")
    func noindex() throws {
        let site = try TestSite(ChangesTests.two)
        try site.edit("content/cases/ap-uber-2023.md", replacing: "title:", with: "noindex: true\ntitle:")
        try site.build()
        try site.delete("content/cases/ap-uber-2023.md")
        #expect(try vanished(site).contains { $0.hasPrefix("the address of cases that search engines leave out") })
    }
}
