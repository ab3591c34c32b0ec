import CasebookTesting
import Foundation
import Testing

/// What a page is made from is known before its view is: where that is as it was, the page is not looked at.
@Suite("Pages that are made from what they were made from")
struct PassedOverPagesTests {
    private static let cases = """
        -- content/cases/ap-netflix-2024.md --
        ---
        title: Netflix fined for unclear information
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 4750000
        topics: [transparency]
        source: {url: "https://authority.example/netflix", kind: decision}
        ---
        What Netflix did.
        -- content/cases/ap-uber-2023.md --
        ---
        title: Uber fined for closed information
        authority: ap
        company: uber
        decided: 2023-12-11
        fine: EUR 10000000
        source: {url: "https://authority.example/uber", kind: decision}
        ---
        What Uber did.

        """

    /// Two builds with an edit between; how many pages the second passed over, and how many it looked at.
    private func build(
        _ text: String = cases, asOf: String = "2026-01-01", _ edit: (TestSite) throws -> Void
    ) throws -> (passedOver: Int, lookedAt: Int, site: TestSite) {
        let site = try TestSite(text)
        // A file that was written a moment ago can be written again with the same time.
        Thread.sleep(forTimeInterval: 0.1)
        try site.build()
        try edit(site)
        Thread.sleep(forTimeInterval: 0.1)
        let summary = try #require(try site.build(asOf: asOf).summary)
        return (summary.passedOver, summary.unchanged + summary.written - summary.passedOver, site)
    }

    @Test("are passed over where a text changed, but for those that hold it")
    func textOfCase() throws {
        let untouched = try build { _ in }
        let edited = try build {
            try $0.edit("content/cases/ap-netflix-2024.md", replacing: "What Netflix did.", with: "What it did.")
        }
        #expect(untouched.passedOver > 60)
        // The page, its record, and its feed in both forms.
        #expect(edited.passedOver == untouched.passedOver - 4)
        edited.site.expect("cases/ap-netflix-2024/index.html", contains: "What it did.")
    }

    @Test("are looked at where anything else changed")
    func everythingElse() throws {
        let edits: [(TestSite) throws -> Void] = [
            { try $0.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 4750000", with: "EUR 4750001") },
            { try $0.edit("content/site.yml", replacing: "title:", with: "description: Words.\ntitle:") },
            { try $0.write("content/companies/uber.md", "---\nnames: Uber Technologies\ncountry: US\n---\n") },
            { try $0.write("themes/default/assets/new.css", "a {}") },
            { try $0.delete("content/cases/ap-uber-2023.md") },
        ]
        for edit in edits { #expect(try build { try edit($0) }.passedOver == 0) }
        #expect(try build(asOf: "2026-01-02") { _ in }.passedOver == 0)
    }

    @Test("are looked at where a figure asks for the words of cases")
    func figureOfWords() throws {
        let page =
            "-- content/pages/words.md --\n---\ntitle: Words\n---\n`{casebook} count where text contains \"Netflix did\"`\n"
        let edited = try build(Self.cases + page) {
            try $0.edit("content/cases/ap-uber-2023.md", replacing: "What Uber did.", with: "What Netflix did.")
        }
        #expect(edited.passedOver == 0)
        edited.site.expect("words/index.html", contains: "2")
    }
}
