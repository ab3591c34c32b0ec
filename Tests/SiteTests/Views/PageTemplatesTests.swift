import Content
import Testing

@testable import Site

@Suite("The default theme")
struct PageTemplatesTests {
    private func lines(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map { diagnostic in
            let place = diagnostic.location
            return "\(place.file):\(place.position.line):\(place.position.column): \(diagnostic.message)"
        }
    }

    private func theme() throws -> Theme {
        let (theme, diagnostics) = try DefaultTheme.load()
        #expect(lines(diagnostics) == [])
        return try #require(theme)
    }

    private func templates(_ language: String = "en") throws -> SiteTemplates {
        var diagnostics: [Diagnostic] = []
        let templates = SiteTemplates(try theme(), language: language, diagnostics: &diagnostics)
        #expect(lines(diagnostics) == [])
        return templates
    }

    private func page(_ title: String) -> PageView {
        PageView(
            language: "en", title: title, shareTitle: title, stylesheet: "/assets/casebook.css",
            site: Prepared(SiteView(title: "Casebook", homeHref: "/", navigation: [])))
    }

    private var netflix: CasePage {
        let amount = Site.AmountView(
            kind: .number, text: "€ 4.75 million", exact: "€ 4,750,000", value: "4750000.00", currency: "EUR")
        let day = DateView(text: "26 November 2024", short: "26 Nov 2024", iso: "2024-11-26")
        return CasePage(
            page: page("Netflix"), id: "ap-netflix-2024", sentence: "The AP fined Netflix € 4.75 million",
            title: "Netflix fined for unclear privacy information",
            status: StatusView(
                word: "Imposed, contested", standing: "imposed", finality: "contested",
                grade: GradeView(seen: "last seen 18 December 2024", iso: "2024-12-18", unverified: "unverified")),
            facts: [], money: MoneyView(items: [MoneyItemView(code: "imposed", label: "As imposed", amount: amount)]),
            timeline: [
                Site.EventView(
                    id: "event-1", date: day, label: "Fine imposed", code: "fine", weight: "sanction", amount: amount),
                Site.EventView(
                    id: "event-2", date: day, label: "Objection lodged", code: "objection", weight: "challenge"),
            ],
            sources: [])
    }

    @Test("every template compiles against its view in every language", arguments: ["en", "nl"])
    func compiles(language: String) throws {
        _ = try templates(language)
    }

    @Test("every template in the folder is a page's or is included by one")
    func noneIsUnused() throws {
        let theme = try theme()
        var used: Set<String> = []
        var open = [
            "home", "register", "search", "compare", "case", "withdrawn", "redirect", "not-found", "index", "authority",
            "company", "court", "organisation", "dossier", "law", "provision", "country", "sector", "topic", "year",
            "page", "changes", "data", "card",
        ]
        while let name = open.popLast() {
            guard used.insert(name).inserted else { continue }
            let file = try #require(theme.files.first { $0.path == "templates/\(name).mustache" }, "\(name)")
            let text = String(decoding: file.bytes, as: UTF8.self)
            open += text.matches(of: #/{{[><] ?([a-z-]+)}}/#).map { String($0.output.1) }
        }
        let all = theme.files.filter { $0.path.hasPrefix("templates/") }
            .map { String($0.path.dropFirst("templates/".count).dropLast(".mustache".count)) }
        #expect(Set(all).subtracting(used) == [])
    }

    @Test("a case page answers who fined whom, how much, and whether it is final, before anything else")
    func answersFirst() throws {
        let html = String(decoding: try #require(try templates().caseRecord).render(netflix), as: UTF8.self)
        let sentence = try #require(html.range(of: "<h1>The AP fined Netflix € 4.75 million</h1>"))
        let status = try #require(html.range(of: "Imposed, contested"))
        let grade = try #require(html.range(of: "last seen 18 December 2024"))
        let timeline = try #require(html.range(of: "id=\"timeline\""))
        #expect(sentence.lowerBound < status.lowerBound)
        #expect(status.lowerBound < grade.lowerBound)
        #expect(grade.lowerBound < timeline.lowerBound)
        #expect(html.matches(of: #/<h1/#).count == 1)
    }

    @Test("an event without an amount prints none in a case that has one")
    func eventWithoutAmount() throws {
        let html = String(decoding: try #require(try templates().caseRecord).render(netflix), as: UTF8.self)
        let objection = try #require(html.range(of: "id=\"event-2\""))
        let end = try #require(html[objection.lowerBound...].range(of: "</li>"))
        #expect(!html[objection.lowerBound..<end.lowerBound].contains("4.75"))
        #expect(
            html.contains("<data class=\"amount\" value=\"4750000.00\" title=\"€ 4,750,000\">€ 4.75 million</data>"))
    }

    @Test("no page carries a script, a style or a handler of its own: a strict Content-Security-Policy holds")
    func strictPolicy() throws {
        // A block of JSON-LD is data, which the policy does not concern.
        // A card is drawn when the site is built, and no browser reads it.
        for file in try theme().files where file.path.hasPrefix("templates/") && !file.path.hasSuffix("/card.mustache")
        {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(!text.contains("<style"), "\(file.path)")
            #expect(!text.contains(" style="), "\(file.path)")
            #expect(text.firstMatch(of: #/ on[a-z]+=/#) == nil, "\(file.path)")
            #expect(
                text.firstMatch(of: #/<script(?! type="module" src=| type="application\/ld\+json">)/#) == nil,
                "\(file.path)")
        }
    }

    @Test("what stands between two items of a line is not broken by a partial's last newline")
    func inlinePartials() throws {
        var page = netflix
        let row = CaseRowView(
            href: "/cases/imy-spotify-2023/", title: "Spotify", date: page.timeline[0].date, companies: [],
            authorities: [LinkView(text: "IMY", href: "/a/"), LinkView(text: "AP", href: "/b/")],
            amount: Site.AmountView(kind: .unknown, text: "unknown"), status: page.status)
        page.related = [RelatedCaseView(relation: "Parallel case", row: Prepared(row))]
        let html = String(decoding: try #require(try templates().caseRecord).render(page), as: UTF8.self)
        #expect(html.contains("<a href=\"/a/\">IMY</a>, <a href=\"/b/\">AP</a> · "))
    }
}
