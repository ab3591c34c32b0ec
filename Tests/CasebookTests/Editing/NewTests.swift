import CasebookTesting
import Foundation
import Synchronization
import Testing

@testable import casebook

/// A command line at a terminal where somebody types these lines.
func typed(_ lines: [String], _ arguments: [String]) -> CommandRun {
    let left = Mutex(lines[...])
    return CommandRun(arguments: arguments, input: { left.withLock { $0.popFirst() } })
}

@Suite("Writing a new file")
struct NewTests {
    private static let facts = [
        "new", "case", "--authority", "ap", "--company", "netflix", "--decided", "2024-11-26", "--fine", "EUR 4750000",
        "--source", "https://news.example/netflix",
    ]

    private func options(_ site: TestSite, _ more: String...) -> [String] {
        Self.facts + ["--content", site.folder + "/content"] + more
    }

    @Test("a case is written as a good editor writes it, and has no problem")
    func options() throws {
        let site = try TestSite("")
        let run = CommandRun(arguments: options(site))
        #expect(run.status == .success)
        #expect(run.output == "\(site.folder)/content/cases/ap-netflix-2024.md\n")
        let text = try String(contentsOfFile: site.folder + "/content/cases/ap-netflix-2024.md", encoding: .utf8)
        #expect(
            text == """
                ---
                title: Netflix fined by the AP
                authority: ap
                company: netflix
                decided: 2024-11-26
                fine: EUR 4750000
                source: {url: "https://news.example/netflix", kind: news}
                ---

                """)
        try site.build()
        #expect(
            CommandRun("check", "--fix", "--yes", "--content", site.folder + "/content").error.contains("Nothing to"))
    }

    @Test("nothing is overwritten, whatever the folder the other lies in")
    func taken() throws {
        let site = try TestSite("-- content/cases/2024/ap-netflix-2024.md --\nprecious\n")
        let run = CommandRun(arguments: options(site))
        #expect(run.status == .wrongUsage)
        #expect(run.error.contains("`ap-netflix-2024` is there already: add a word"))
        let word = CommandRun(arguments: options(site, "--word", "transfers"))
        #expect(word.output.hasSuffix("cases/ap-netflix-2024-transfers.md\n"))
        #expect(
            try String(contentsOfFile: site.folder + "/content/cases/2024/ap-netflix-2024.md", encoding: .utf8)
                == "precious\n")
    }

    @Test("a file that appears at the last moment is not overwritten either")
    func race() throws {
        let site = try TestSite("")
        let path = site.folder + "/content/x.md"
        try WholeFile.create(path, Array("one".utf8))
        #expect(throws: WholeFile.Failure.self) { try WholeFile.create(path, Array("two".utf8)) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: site.folder + "/content").allSatisfy {
                !$0.contains("tmp")
            })
    }

    @Test("in a pipe one message names all that is missing, and nothing is written")
    func missing() throws {
        let site = try TestSite("")
        let run = CommandRun("new", "case", "--company", "netflix", "--content", site.folder + "/content")
        #expect(run.status == .wrongUsage)
        #expect(run.error.contains("needs `--authority`, `--decided`, `--fine`, `--source`; at a terminal it asks"))
        #expect(run.error.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: site.folder + "/content/cases"))
    }

    @Test(
        "an option that is wrong is told as the reader of the file would tell it",
        arguments: [
            (["--company", "netfilx"], "`netfilx`: no such company; did you mean `netflix`?"),
            (["--company", "nobody"], "`nobody`: no such company; add it with `casebook new company`"),
            (["--fine", "4.75 million"], "`4.75 million` has no currency: write for example `EUR 4750000`"),
            (["--decided", "26-11-2024"], "write `2024-11-26`"),
            (["--source", "www.example.org"], "write `https://www.example.org`"),
            (["--source-kind", "pres-release"], "did you mean `press-release`?"), (["--word", "A b"], "such as `a-b`"),
        ])
    func wrong(arguments: [String], message: String) throws {
        let site = try TestSite("")
        let run = CommandRun(arguments: options(site) + arguments)
        #expect(run.status == .wrongUsage)
        #expect(run.error.contains(message))
        #expect(!FileManager.default.fileExists(atPath: site.folder + "/content/cases"))
    }

    @Test("at a terminal ids are found by a part of any name, without accents or capitals")
    func search() throws {
        let site = try TestSite(
            """
            -- content/companies/meta.md --
            ---
            names: {en: Meta, former: [{name: "Fàcebook, Inc."}], aliases: [Blue Book]}
            country: US
            ---
            """)
        let run = typed(
            [
                "dutch", "y", "facebook", "y", "26 november 2024", "y", "", "4.75 million", "EUR 4.75 million", "y",
                "x", "https://autoriteit.example/a", "", "",
            ],
            ["new", "case", "--content", site.folder + "/content"])
        #expect(run.status == .success, "\(run.error)")
        #expect(run.error.contains("meta  Meta, US"))
        #expect(run.error.contains("has no currency: write for example `EUR 4750000`"))
        let text = try String(contentsOfFile: site.folder + "/content/cases/ap-meta-2024.md", encoding: .utf8)
        #expect(text.contains("company: meta\ndecided: 2024-11-26\nfine: EUR 4750000\n"))
        try site.build()
    }

    @Test("a company that is not there is offered the nearest, and made on the way")
    func newCompany() throws {
        let site = try TestSite("")
        let run = typed(
            [
                "ap", "netfilx", "new", "Bakkerij De Vries B.V.", "", "NL", "", "2024-11-26", "", "none", "1",
                "https://a.example", "", "",
            ],
            ["new", "case", "--content", site.folder + "/content"])
        #expect(run.status == .success, "\(run.error)")
        #expect(run.error.contains("Did you mean `netflix`, Netflix?"))
        #expect(
            run.output.hasSuffix(
                "companies/bakkerij-de-vries.md\n\(site.folder)/content/cases/ap-bakkerij-de-vries-2024.md\n"))
        let text = try String(
            contentsOfFile: site.folder + "/content/companies/bakkerij-de-vries.md", encoding: .utf8)
        #expect(text == "---\nnames:\n  en: Bakkerij De Vries B.V.\ncountry: NL\n---\n")
        try site.build()
    }

    @Test("the nearest that is offered is taken with Enter or yes", arguments: ["", "y"])
    func nearest(answer: String) throws {
        let site = try TestSite("")
        let run = typed(
            ["ap", "netfilx", answer, "2024-11-26", "", "none", "1", "https://a.example", "", ""],
            ["new", "case", "--content", site.folder + "/content"])
        #expect(run.status == .success, "\(run.error)")
        let text = try String(contentsOfFile: site.folder + "/content/cases/ap-netflix-2024.md", encoding: .utf8)
        #expect(text.contains("company: netflix\n"))
        #expect(run.error.contains("then /cases/ap-netflix-2024/"))
    }

    @Test("`<` goes back to the question before, past what options answer, and out of a new company to the old ones")
    func back() throws {
        let site = try TestSite("")
        let run = typed(
            [
                "<", "ap", "netflix", "<", "new", "Wrong", "<", "<", "uber", "2024-11-26", "<", "2023-11-26", "",
                "EUR 1", "<", "EUR 2", "https://a.example", "", "",
            ],
            ["new", "case", "--content", site.folder + "/content"])
        #expect(run.status == .success, "\(run.error)")
        #expect(run.error.contains("This is the first question."))
        let text = try String(contentsOfFile: site.folder + "/content/cases/ap-uber-2023.md", encoding: .utf8)
        #expect(text.contains("company: uber\ndecided: 2023-11-26\nfine: EUR 2\n"))
        #expect(!FileManager.default.fileExists(atPath: site.folder + "/content/companies/wrong.md"))
        let given = typed(
            ["<", "EUR 3", "https://a.example", "", ""],
            Array(Self.facts.prefix(8)) + ["--content", site.folder + "/content"])
        #expect(given.error.contains("This is the first question."))
    }

    @Test(
        "an amount, an address and a country in another form are offered as files have them, and `?` explains a field")
    func offers() throws {
        let site = try TestSite("")
        let run = typed(
            [
                "ap", "new", "Discord Inc.", "", "USA", "", "2022-11-10", "2022-11-01", "2022-11-17", "?",
                "800.000 euro",
                "", "www.a.example/x", "", "", "",
            ],
            ["new", "case", "--content", site.folder + "/content"])
        #expect(run.status == .success, "\(run.error)")
        #expect(run.error.contains("`2022-11-01` is before the decision, `2022-11-10`."))
        #expect(run.error.contains("can be read as two amounts. Take `EUR 800000`?"))
        #expect(run.error.contains("  For example: EUR 4750000"))
        let text = try String(contentsOfFile: site.folder + "/content/cases/ap-discord-2022.md", encoding: .utf8)
        #expect(text.contains("published: 2022-11-17\nfine: EUR 800000\nsource: {url: \"https://www.a.example/x\""))
        let company = try String(contentsOfFile: site.folder + "/content/companies/discord.md", encoding: .utf8)
        #expect(company.contains("country: US\n"))
    }

    @Test("that the address is taken is said before the rest is asked, with the title of the case that has it")
    func takenEarly() throws {
        let site = try TestSite("")
        #expect(CommandRun(arguments: options(site)).status == .success)
        let run = typed(
            ["ap", "netflix", "2024-12-01", "", "Second one", "none", "1", "https://a.example", "", ""],
            ["new", "case", "--content", site.folder + "/content"])
        #expect(run.status == .success, "\(run.error)")
        #expect(run.error.contains("`ap-netflix-2024` is there already: Netflix fined by the AP.\nIf this is another"))
        #expect(run.output.hasSuffix("cases/ap-netflix-2024-second-one.md\n"))
    }

    @Test("answers that end too early leave nothing", arguments: [0, 3, 5, 8])
    func ended(count: Int) throws {
        let site = try TestSite("")
        let before = try Repository.files(below: site.folder + "/content")
        let lines = ["ap", "new", "Bakkerij", "", "NL", "", "2024-11-26", "", "EUR 5"]
        let run = typed(Array(lines.prefix(count)), ["new", "case", "--content", site.folder + "/content"])
        #expect(run.status == .wrongUsage)
        #expect(run.error.hasSuffix("Nothing was written.\n"))
        #expect(try Repository.files(below: site.folder + "/content") == before)
    }

    @Test("a party that was not named is described, and has no file")
    func undisclosed() throws {
        let site = try TestSite("")
        var arguments = options(site)
        arguments.replaceSubrange(4...5, with: ["--undisclosed", "a hospital, in the north"])
        let run = CommandRun(arguments: arguments)
        #expect(run.output.hasSuffix("cases/ap-hospital-in-north-2024.md\n"))
        try site.build()
    }

    @Test(
        "entities, reports and translations are written so that they build",
        arguments: [
            ["authority", "--name", "Agencia Española", "--short", "AEPD", "--country", "ES"],
            [
                "company", "acme", "--name", "Acme: the company", "--kind", "public-body", "--country", "DE",
                "--sector", "media",
            ],
            ["organisation", "--name", "noyb", "--country", "AT"], ["court", "--name", "Court #4", "--country", "IE"],
            ["report", "--title", "What: happened", "--summary", "Yes"],
        ])
    func others(arguments: [String]) throws {
        let site = try TestSite(
            "-- content/cases/ap-netflix-2024.md --\n---\ntitle: T\nauthority: ap\ncompany: netflix\ndecided: 2024\nfine: EUR 5\nsource: {url: https://a.example, kind: decision}\n---\n"
        )
        let run = CommandRun(arguments: ["new"] + arguments + ["--content", site.folder + "/content"])
        #expect(run.status == .success, "\(run.error)")
        try site.build()
        let again = CommandRun(arguments: ["new"] + arguments + ["--content", site.folder + "/content"])
        #expect(again.status == .wrongUsage, "nothing is overwritten")
    }

    @Test("a translation holds every word of its case, and warns until they are translated")
    func translation() throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: {en: Register, nl: Register}
            base_url: https://register.example/
            languages: [en, nl]
            -- content/cases/ap-netflix-2024.md --
            ---
            title: "Netflix: fined for an unclear statement of privacy"
            summary: "A summary, with #4 and more words than forty letters."
            authority: ap
            company: {id: streamer, undisclosed: a streaming service}
            decided: 2024-11-26
            events:
              - {id: fine, type: fine, date: 2024-11-26, amount: EUR 5, note: "What: it was for"}
            source: {id: a, url: https://a.example, kind: decision}
            quotes:
              - {id: chair, text: Dat moet., language: nl, translation: That must be., by: The chair}
            corrections:
              - {id: sum, date: 2025-01-01, was: EUR 4, now: EUR 5}
            conflicts:
              - {about: the date, values: [{source: a, value: "1"}, {value: "2"}], why: It is later.}
            statement: We disagree.
            ---
            The text of the case, which is longer than forty letters.
            """)
        let path = site.folder + "/content/cases/ap-netflix-2024.nl.md"
        let run = CommandRun("new", "translation", "ap-netflix-2024", "nl", "--content", site.folder + "/content")
        #expect(run.status == .success, "\(run.error)")
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(
            text == """
                ---
                title: "Netflix: fined for an unclear statement of privacy"
                summary: "A summary, with #4 and more words than forty letters."
                notes:
                  fine: "What: it was for"
                quotes:
                  chair: Dat moet.
                parties:
                  streamer: a streaming service
                corrections:
                  sum:
                    was: EUR 4
                    now: EUR 5
                conflicts:
                  - about: the date
                    why: It is later.
                statement: We disagree.
                ---
                The text of the case, which is longer than forty letters.

                """)
        let check = CommandRun("check", "--content", site.folder + "/content")
        #expect(check.status == .success)
        #expect(check.error.contains("warning: not translated yet: title, summary, the text"))
    }

    @Test(
        "a translation that cannot be is refused with what can",
        arguments: [
            (["ap-netfilx-2024", "nl"], "did you mean `ap-netflix-2024`?"),
            (["ap-netflix-2024", "en"], "is the site's default language"),
            (["ap-netflix-2024", "fr"], "the site has no language `fr`"),
        ])
    func refusedTranslation(arguments: [String], message: String) throws {
        let site = try TestSite(
            "-- content/site.yml --\ntitle: R\nbase_url: https://r.example/\nlanguages: [en, nl]\n-- content/cases/ap-netflix-2024.md --\n---\ntitle: T\n---\n"
        )
        let run = CommandRun(arguments: ["new", "translation"] + arguments + ["--content", site.folder + "/content"])
        #expect(run.status == .wrongUsage)
        #expect(run.error.contains(message))
    }
}
