import CasebookTesting
import Testing

/// What leads nowhere, or somewhere it should not, is told with its place and remedy.
@Suite("Problems between files")
struct LinkingProblemsTests {
    @Test("an unknown authority, topic, sector, law, article, dossier, case and service")
    func unknownIDs() throws {
        try TestSite(
            """
            -- content/cases/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: app
                       ^~~ error: `app`: no such authority => did you mean `ap`?
            company: {id: netflix, service: streaming}
                                            ^~~~~~~~~ error: `streaming`: `netflix` has no such service
            decided: 2024-11-26
            fine: EUR 4750000
            source: {url: "https://authority.example/decision", kind: decision}
            provisions: [gdrp/13, gdpr/130]
                         ^~~~~~~ error: `gdrp`: no such law => did you mean `gdpr`?
                                  ^~~~~~~~ error: `gdpr` has no article 130 => did you mean `gdpr/13`?
            topics: [transparancy, access-requests]
                     ^~~~~~~~~~~~ error: `transparancy`: no such topic => did you mean `transparency`?
                                   ^~~~~~~~~~~~~~~ error: `access-requests`: no such topic => one of `transparency`; the list is content/topics.yml
            sectors: [medai]
                      ^~~~~ error: `medai`: no such sector => did you mean `media`?
            dossier: clearview
                     ^~~~~~~~~ error: `clearview`: no such dossier => add content/dossiers/clearview.md
            related: [ap-netflix-2023]
                      ^~~~~~~~~~~~~~~ error: `ap-netflix-2023`: no such case => did you mean `ap-netflix-2024`?
            ---
            See [[netfilx]] and [[gdpr/13]].
                ^~~~~~~~~ error: `netfilx`: nothing has this id => did you mean `netflix`?
            """
        ).expectDiagnostics()
    }

    @Test("a mistake in `site.yml` is one error, and not one for each translation", arguments: ["title: {", nil])
    func settings(text: String?) throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: {en: Register, nl: Register}
            base_url: https://register.example/
            languages: [en, nl]
            -- content/companies/netflix.nl.md --
            ---
            ---
            Tekst.
            """)
        #expect(try site.build().diagnostics.isEmpty)
        if let text { try site.write("content/site.yml", text) } else { try site.delete("content/site.yml") }
        let diagnostics = try site.attempt().diagnostics
        #expect(diagnostics.map(\.location.file) == [site.folder + "/content/site.yml"], "\(diagnostics)")
    }

    @Test("an id of the wrong kind, a party twice, a party that is none of the case's")
    func wrongKinds() throws {
        try TestSite(
            """
            -- content/cases/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: netflix
                       ^~~~~~~ error: `netflix` is a company, not an authority
            companies: [netflix, netflix]
                                 ^ error: `netflix` stands here a second time…
            decided: 2024-11-26
            source: {url: "https://authority.example/decision", kind: decision}
            events:
              - {type: fine, date: 2024-11-26, amount: EUR 5, against: uber}
                                                                       ^~~~ error: `uber` is not a party of the case => add it to `companies`
              - {type: appeal, date: 2024-12-30, by: netflix, to: rechtbank}
                                                                  ^~~~~~~~~ error: `rechtbank`: no such authority, court, company or organisation…
            ---
            """
        ).expectDiagnostics()
    }

    @Test("a case without an official source warns, unless somebody looked or the address is the authority's own")
    func officialSources() throws {
        let text = """
            -- content/cases/ap-netflix-2024.md --
            ---
            title: Netflix fined
            authority: ap
            company: netflix
            decided: 2024-11-26
            fine: EUR 4750000
            source: https://news.example/netflix
                    ^ warning: the case has no source from the authority or a court…
            ---
            """
        try TestSite(text).expectDiagnostics()
        let looked = text.split(separator: "\n").filter { !$0.contains("warning:") }.joined(separator: "\n")
            .replacing("fine: EUR 4750000", with: "fine: EUR 4750000\nofficial_source: {none_found: 2024-12-01}")
        try TestSite(looked).expectDiagnostics()
        let own = text.split(separator: "\n").filter { !$0.contains("warning:") }.joined(separator: "\n")
            .replacing("https://news.example/netflix", with: "https://www.authority.example/netflix")
        try TestSite(
            """
            -- content/authorities/ap.md --
            ---
            names: AP
            website: https://authority.example
            ---
            \(own)
            """
        ).expectDiagnostics()
    }

    @Test("a company above itself, and one below a company that does not exist")
    func parents() throws {
        try TestSite(
            """
            -- content/companies/netflix.md --
            ---
            names: Netflix
            parents: [uber]
            ---
            -- content/companies/uber.md --
            ---
            names: Uber
            parents: [netfilx]
                      ^~~~~~~ error: `netfilx`: no such company => did you mean `netflix`?
            ---
            """
        ).expectDiagnostics()
    }

    @Test("an id that two kinds of entities share, a translation of nothing, and one into a language the site has not")
    func files() throws {
        let site = try TestSite(
            """
            -- content/courts/netflix.md --
            ---
            names: Court of Netflix
            ---
            -- content/companies/netflix.fr.md --
            ---
            ---
            -- content/cases/ap-other-2024.nl.md --
            ---
            ---
            """)
        let problems = try site.plan().diagnostics.map {
            "\($0.location.file.split(separator: "/").suffix(2).joined(separator: "/")): \($0.message)"
        }
        #expect(problems.contains("courts/netflix.md: the id `netflix` is taken by a company"))
        #expect(problems.contains("companies/netflix.fr.md: the site has no language `fr`"))
        #expect(
            problems.contains("cases/ap-other-2024.nl.md: this translates `ap-other-2024.md`, which does not exist"))
    }
}
