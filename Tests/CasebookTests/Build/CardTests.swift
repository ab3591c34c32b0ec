import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite(
    "Social cards: drawn when the pages are in place, only where their text changed, and never of what is not published"
)
struct CardTests {
    /// A site with a program that stands in for rsvg-convert: a PNG's first bytes, then the drawing it was given.
    private struct Studio {
        let site: TestSite
        let program: String
        private let runs: String

        init(_ text: String, settings: String = "", ending: String = "exit 0") throws {
            site = try TestSite(text)
            program = site.folder + "/draw"
            runs = site.folder + "/runs"
            if !settings.isEmpty {
                try site.edit(
                    "content/site.yml", replacing: "languages: [en]\n", with: "languages: [en]\n\(settings)\n")
            }
            try write(ending)
        }

        func write(_ ending: String) throws {
            let script = """
                #!/bin/sh
                printf x >>'\(runs)'
                printf '\\211PNG\\r\\n\\032\\n\\000\\000\\000\\rIHDR\\000\\000\\004\\260\\000\\000\\002\\166'
                cat
                \(ending)
                """
            try site.write("draw", script)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        }

        /// How many pictures were drawn since the last time this was asked.
        var drawn: Int {
            defer { try? FileManager.default.removeItem(atPath: runs) }
            return FileManager.default.contents(atPath: runs)?.count ?? 0
        }

        func build(_ more: String..., program: String? = nil) -> CommandRun {
            CommandRun(
                arguments: [
                    "build", "--content", site.folder + "/content", "--theme", site.folder + "/themes/default",
                    "--output", site.folder + "/public", "--no-search", "--as-of", "2026-01-01", "--rsvg-convert",
                    program ?? self.program,
                ] + more)
        }

        /// A file of the site, its blanks that break no line as others.
        func text(_ path: String) -> String? {
            FileManager.default.contents(atPath: site.folder + "/public/" + path).map {
                String(decoding: $0, as: UTF8.self).replacing("\u{A0}", with: " ")
            }
        }

        /// The paths of all cards that are published.
        var cards: Set<String> {
            let all = FileManager.default.enumerator(atPath: site.folder + "/public")
            return Set((all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix("card.png") })
        }

        /// Everything below a folder as one text.
        func everything(below folder: String) -> String {
            let root = site.folder + "/" + folder
            let all = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
            return all.map { name in
                name
                    + String(decoding: FileManager.default.contents(atPath: "\(root)/\(name)") ?? Data(), as: UTF8.self)
            }.joined()
        }
    }

    private static let netflix = """
        -- content/cases/ap-netflix-2024.md --
        ---
        title: Netflix fined for unclear privacy information
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 4750000
        source: https://example.org/netflix
        official_source: {none_found: 2025-01-01}
        ---
        What happened.

        """
    private static let report = """
        -- content/reports/first.md --
        ---
        title: What the first year brought
        summary: One fine & no more.
        date: 2025-01-02
        ---
        Words.

        """

    @Test("a case, an authority and a report have one in each language, with amount, who and status; pages name it")
    func draws() throws {
        let studio = try Studio(
            Self.netflix + Self.report + "-- content/cases/ap-netflix-2024.nl.md --\n---\ntitle: Boete\n---\n")
        try studio.site.edit("content/site.yml", replacing: "languages: [en]", with: "languages: [en, nl]")
        let run = studio.build()
        #expect(run.status == .success, "\(run.error)")
        #expect(run.output.contains("Cards: 6 pictures drawn in "))
        let paths = ["cases/ap-netflix-2024", "authorities/ap", "reports/first"]
        #expect(studio.cards == Set((paths + paths.map { "nl/" + $0 }).map { $0 + "/card.png" }))
        let card = try #require(studio.text("cases/ap-netflix-2024/card.png"))
        for words in [
            "The AP fined Netflix", "€ 4.75 million", "Imposed, ", "26 November 2024", "register.example",
        ] {
            #expect(card.contains(words), "\(words)")
        }
        let page = try #require(studio.text("cases/ap-netflix-2024/index.html"))
        let address = "https://register.example/cases/ap-netflix-2024/card.png?v="
        #expect(page.contains("<meta property=\"og:image\" content=\"\(address)"))
        #expect(page.contains("<meta property=\"og:image:width\" content=\"1200\">"))
        #expect(page.contains("<meta property=\"og:image:height\" content=\"630\">"))
        #expect(
            page.contains(
                "<meta property=\"og:image:alt\" content=\"The AP fined Netflix € 4.75 million. Imposed"))
        #expect(try #require(studio.text("nl/cases/ap-netflix-2024/card.png")).contains("26 november 2024"))
        #expect(try #require(studio.text("authorities/ap/card.png")).contains("1 case"))
        #expect(try #require(studio.text("reports/first/card.png")).contains("One fine &amp; no more."))
        #expect(studio.text("index.html")?.contains("og:image") == false)
    }

    @Test("a card is drawn again only where its own text changed")
    func drawsAgain() throws {
        let studio = try Studio(Self.netflix + Self.report)
        #expect(studio.build().status == .success)
        #expect(studio.drawn == 3)
        #expect(studio.build().output.contains("(nothing changed)"))
        let path = "content/cases/ap-netflix-2024.md"
        try studio.site.edit(path, replacing: "What happened.", with: "What happened then.")
        #expect(studio.build().status == .success)
        #expect(studio.drawn == 0)
        let before = try #require(studio.text("cases/ap-netflix-2024/index.html"))
        try studio.site.edit(path, replacing: "fine: EUR 4750000", with: "fine: EUR 5750000")
        #expect(studio.build().status == .success)
        // That of the case, and that of the authority, which adds up its cases.
        #expect(studio.drawn == 2)
        let after = try #require(studio.text("cases/ap-netflix-2024/index.html"))
        func address(_ page: String) -> Substring? {
            page.split(separator: "card.png?v=").dropFirst().first?.prefix(12)
        }
        #expect(
            address(before) != address(after), "a network that keeps pictures by their address asks for the new one")
    }

    @Test("what is not published has none, and what is withdrawn leaves nothing of its own, in the site or beside it")
    func leaks() throws {
        let studio = try Studio(Self.netflix)
        try studio.site.write(
            "content/cases/ap-uber-2025.md",
            """
            ---
            title: A secret about Uber
            publication: draft
            authority: ap
            company: uber
            decided: 2025-03-01
            fine: EUR 1000
            source: https://example.org/uber
            official_source: {none_found: 2025-01-01}
            ---
            """)
        try studio.site.write(
            "content/cases/ap-uber-2024.md",
            """
            ---
            title: An embargoed matter
            publish_after: 2026-06-01
            authority: ap
            company: uber
            decided: 2024-03-01
            fine: EUR 1000
            source: https://example.org/uber
            official_source: {none_found: 2025-01-01}
            ---
            """)
        #expect(studio.build().status == .success)
        #expect(studio.cards == ["cases/ap-netflix-2024/card.png", "authorities/ap/card.png"])
        try studio.site.write(
            "content/cases/ap-uber-2023.md",
            """
            ---
            title: A matter for few
            noindex: true
            authority: ap
            company: uber
            decided: 2023-03-01
            fine: EUR 1000
            source: https://example.org/uber
            official_source: {none_found: 2025-01-01}
            ---
            """)
        #expect(studio.build().status == .success)
        #expect(studio.cards == ["cases/ap-netflix-2024/card.png", "authorities/ap/card.png"])
        #expect(studio.text("cases/ap-uber-2023/index.html")?.contains("og:image") == false)
        try studio.site.edit(
            "content/cases/ap-netflix-2024.md", replacing: "title: Netflix",
            with: "publication: withdrawn\ntitle: Netflix")
        #expect(studio.build().status == .success)
        #expect(studio.cards == ["authorities/ap/card.png"])
        #expect(studio.text("cases/ap-netflix-2024/index.html")?.contains("og:image") == false)
        #expect(!studio.everything(below: ".casebook/publication/public/cards").contains("Netflix"))
    }

    @Test("the site says how many of the newest cases have one; `none` and `--no-cards` do without any")
    func choice() throws {
        let second = Self.netflix.replacing("ap-netflix-2024", with: "ap-netflix-2023").replacing(
            "2024-11", with: "2023-11")
        let studio = try Studio(Self.netflix + second, settings: "cards: 1")
        #expect(studio.build().status == .success)
        #expect(studio.cards == ["cases/ap-netflix-2024/card.png", "authorities/ap/card.png"])
        #expect(studio.text("cases/ap-netflix-2023/index.html")?.contains("og:image") == false)
        #expect(studio.build("--no-cards").status == .success)
        #expect(studio.cards.isEmpty)
        #expect(studio.text("cases/ap-netflix-2024/index.html")?.contains("og:image") == false)
        #expect(studio.everything(below: ".casebook/publication/public/cards").isEmpty)
        try studio.site.edit("content/site.yml", replacing: "cards: 1", with: "cards: all")
        #expect(studio.build().status == .success)
        #expect(studio.cards.count == 3)
        try studio.site.edit("content/site.yml", replacing: "cards: all", with: "cards: none")
        let run = studio.build(program: "no-such-program")
        #expect(run.error.isEmpty)
        #expect(studio.cards.isEmpty)
        try studio.site.edit("content/site.yml", replacing: "cards: none", with: "cards: some")
        #expect(studio.build().error.contains("write `all`, `none`, or how many of the newest, such as `1000`"))
    }

    @Test("a theme's tokens decide how its cards look, as they do its light pages")
    func tokens() throws {
        let studio = try Studio(Self.netflix)
        let tokens = """
            /* :root { --ink: #000001; } */
            :root { --paper: #102030; --heading: var(--letter); --letter: "Some Sans", sans-serif }
            @media (prefers-color-scheme: dark) { :root { --paper: #999999; } }
            """
        try studio.site.write("themes/default/assets/tokens.css", tokens)
        #expect(studio.build().status == .success)
        let card = try #require(studio.text("cases/ap-netflix-2024/card.png"))
        #expect(card.contains(".paper { fill: #102030; }"))
        #expect(card.contains(".heading { font-family: &quot;Some Sans&quot;, sans-serif; font-weight: 700; }"))
        #expect(card.contains(".ink { fill: #1b1a17; }"))
        #expect(!card.contains("#999999") && !card.contains("#000001") && !card.contains("var("))
    }

    @Test("without the program the site is built all the same and says so once; later it gets its cards")
    func missing() throws {
        let studio = try Studio(Self.netflix)
        let run = studio.build(program: "no-such-program")
        #expect(run.status == .success)
        #expect(run.error.split(separator: "\n").filter { $0.contains("`no-such-program` was not found") }.count == 1)
        #expect(studio.text("cases/ap-netflix-2024/index.html")?.contains("og:image") == false)
        #expect(studio.build("--quiet", program: "no-such-program").error.isEmpty)
        #expect(studio.build().output.contains("Cards: 2 pictures drawn"))
        #expect(studio.text("cases/ap-netflix-2024/index.html")?.contains("og:image") == true)
    }

    @Test("a program that fails leaves the pages in place, says why, and is tried again by the next build")
    func failing() throws {
        let studio = try Studio(Self.netflix, ending: "echo 'no such font' >&2; exit 1")
        let run = studio.build("--jobs", "1")
        #expect(run.status == .success)
        #expect(run.error.contains("Cards: not all are drawn. "))
        #expect(run.error.contains("no such font"))
        #expect(studio.text("cases/ap-netflix-2024/index.html") != nil)
        #expect(studio.cards.isEmpty)
        try studio.write("exit 0")
        #expect(studio.build().output.contains("Cards: 2 pictures drawn"))
        let wrong = try Studio(Self.netflix)
        #expect(wrong.build(program: "/bin/true").error.contains("made no PNG of 1200 by 630 pixels"))
    }

    @Test(
        "the real program draws the same bytes in two places, the longest names within the picture",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/rsvg-convert")))
    func realProgram() throws {
        let long = Self.netflix.replacing(
            "company: netflix",
            with: "company: {name: Bakkerij De Vries en Zonen Brood- en Banketspecialiteiten B.V., country: NL}")
        var bytes: [Data] = []
        for _ in 0..<2 {
            let studio = try Studio(long)
            let run = studio.build(program: "/usr/bin/rsvg-convert")
            #expect(run.status == .success && run.error.isEmpty, "\(run.error)")
            #expect(studio.cards.count == 2)
            bytes.append(
                FileManager.default.contents(atPath: studio.site.folder + "/public/cases/ap-netflix-2024/card.png")
                    ?? Data())
        }
        #expect(bytes[0].count > 10_000)
        #expect(bytes[0] == bytes[1])
    }
}
