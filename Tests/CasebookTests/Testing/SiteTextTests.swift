import CasebookTesting
import Testing

@Suite("A whole site in one string")
struct SiteTextTests {
    @Test("files begin with their paths and hold their lines")
    func files() {
        let text = SiteText(
            """
            -- a.md --
            ---
            title: x
            ---

            -- b/c.yml --
            d: e
            """)
        #expect(text.files.map(\.path) == ["a.md", "b/c.yml"])
        #expect(text.files.map(\.text) == ["---\ntitle: x\n---\n\n", "d: e\n"])
        #expect(text.expected.isEmpty)
    }

    @Test("a marker is no part of its file, and points at the line above")
    func markers() throws {
        let text = SiteText(
            """
            -- a.md --
            ---
            company: netfilx
                     ^~~~~~~ error: no such company => did you mean `netflix`?
            ^ warning: and more…
            ---
            """)
        #expect(text.files.first?.text == "---\ncompany: netfilx\n---\n")
        #expect(
            text.expected.map(\.description) == [
                "a.md:2:10: error: no such company => did you mean `netflix`?", "a.md:2:1: warning: and more…",
            ])
        #expect(text.expected.map(\.length) == [7, nil])
    }

    @Test("a problem that was not announced fails the test, and so does one that did not come")
    func unannounced() throws {
        let site = try TestSite(
            """
            -- content/cases/ap-netflix-2024.md --
            title: x
            ^ error: the file does not begin with front matter
            -- content/topics.yml --
            - {id: a, name: A}
                 ^ error: wrong
            -- content/cases/ap-uber-2024.md --
            title: x
            """)
        let differences = try site.unannounced()
        #expect(differences.count == 2)
        #expect(differences.first?.hasPrefix("unexpected: content/cases/ap-uber-2024.md:1:1: error: ") == true)
        #expect(differences.last == "missing: content/topics.yml:1:6: error: wrong")
    }
}
