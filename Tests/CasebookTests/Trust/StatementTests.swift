import CasebookTesting
import Testing

@Suite("The party's own words")
struct StatementTests {
    @Test("stand beside the facts, before what others say, in the language of the page")
    func place() throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: {en: Register, nl: Register}
            base_url: https://register.example/
            languages: [en, nl]
            -- content/cases/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: ap
            company: netflix
            decided: 2024-11-26
            fine: EUR 4750000
            source: {url: "https://ap.example/", kind: decision}
            statement: {text: We do not agree., by: netflix, date: 2024-12-18, language: en}
            quotes: [{text: It must be clear., by: The chair}]
            ---
            What happened.
            -- content/cases/ap-netflix-2024.nl.md --
            ---
            title: Boete voor Netflix
            statement: Wij zijn het er niet mee eens.
            ---
            Wat er gebeurde.
            """)
        try site.build()
        for (page, words) in [
            ("cases/ap-netflix-2024/index.html", ["id=\"statement\"", "We do not agree.", "id=\"money\""]),
            (
                "nl/cases/ap-netflix-2024/index.html",
                ["id=\"statement\"", "Wij zijn het er niet mee eens.", "We do not agree.", "id=\"money\""]
            ),
        ] {
            let text = try site.page(page)
            var rest = text[...]
            for word in words + ["id=\"quotes\""] {
                let found = try #require(
                    rest.range(of: word), "\(page): `\(word)` does not stand behind the one before")
                rest = rest[found.upperBound...]
            }
        }
        site.expect("nl/cases/ap-netflix-2024/index.html", contains: "<blockquote lang=\"en\"><p>We do not agree.")
    }
}
