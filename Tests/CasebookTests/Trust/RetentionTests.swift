import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("Rules about the age of cases")
struct RetentionTests {
    private static func content(_ rules: String) -> String {
        """
        -- content/site.yml --
        title: {en: Register, nl: Register}
        base_url: https://register.example/
        languages: [en, nl]
        retention:
        \(rules)
        -- content/companies/jansen.md --
        ---
        names: Jansen Installaties
        kind: person
        country: NL
        ---
        -- content/cases/ap-jansen-2019.md --
        ---
        title: Jansen fined
        authority: ap
        company: jansen
        decided: 2019-03-14
        published: 2019-06-01
        fine: EUR 4750
        events:
          - {type: objection, by: jansen, date: 2019-04-01, note: Jansen objected.}
        provisions: [gdpr/13]
        source: {url: "https://ap.example/jansen", kind: decision, title: Jansen}
        ---
        What Jansen did.
        -- content/cases/ap-netflix-2019.md --
        ---
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2019-03-14
        fine: EUR 100
        related: [ap-jansen-2019]
        source: {url: "https://ap.example/netflix", kind: decision}
        ---
        Not like [[ap-jansen-2019]].
        """
    }

    private static let person =
        "  - {kind: person, after: 5, action: pseudonymise, as: {en: a fitter, nl: een monteur}}"

    @Test("a rule takes effect on its day and not before, at builds as at checks")
    func day() throws {
        let site = try TestSite(Self.content("  - {kind: person, after: 5, action: withdraw}"))
        try site.build(asOf: "2024-03-13")
        site.expect("cases/ap-jansen-2019/index.html", contains: "Jansen")
        try site.build(asOf: "2024-03-14", allowVanished: false)
        site.expect("cases/ap-jansen-2019/index.html", contains: "was withdrawn on 14\u{A0}March 2024")
        site.expect(missing: "companies/jansen/index.html")
        try site.expectSameAsClean(asOf: "2024-03-14")
        func check(_ day: String, _ more: String...) -> String {
            let run = CommandRun(
                arguments: ["check", "--as-of", day, "--content", site.folder + "/content"] + more)
            return run.output + run.error
        }
        #expect(!check("2023-11-01").contains("withdrawn"))
        #expect(
            check("2024-01-01").contains(
                "1 case to be withdrawn within 90 days, the first, `ap-jansen-2019`, on 2024-03-14"))
        #expect(check("2024-03-14").contains("1 case withdrawn by the rules of `retention`"))
        #expect(check("2020-01-01", "--list", "retention").contains("ap-jansen-2019: to be withdrawn on 2024-03-14"))
        #expect(check("2025-01-01", "--list", "retention").contains("ap-jansen-2019: withdrawn since 2024-03-14"))
    }

    @Test("a pseudonymised case keeps its facts at an address without a name, and its old address is gone")
    func pseudonymise() throws {
        let site = try TestSite(Self.content(Self.person))
        try site.build(asOf: "2024-03-13")
        try site.build(asOf: "2024-03-14", allowVanished: false)
        let page = "cases/ap-undisclosed-2019-03-14/index.html"
        site.expect(page, contains: "a fitter")
        site.expect(page, contains: "4,750")
        site.expect(page, contains: "The decision")
        site.expect("nl/" + page, contains: "een monteur")
        site.expect("nl/" + page, contains: "zonder de naam van de partij")
        site.expect(missing: "cases/ap-jansen-2019/index.html")
        for (path, bytes) in try site.files() {
            #expect(bytes.range(of: Data("ansen".utf8)) == nil, "\(path) names the party")
            #expect(!path.contains("jansen"), "\(path)")
        }
        try site.expectSameAsClean(asOf: "2024-03-14")
    }

    @Test("of two that would have one address, each has its own")
    func twins() throws {
        let site = try TestSite(Self.content("  - {after: 5, action: pseudonymise}"))
        try site.build(asOf: "2024-03-14")
        site.expect(exists: "cases/ap-undisclosed-2019-03-14/index.html")
        site.expect(exists: "cases/ap-undisclosed-2019-03-14-2/index.html")
    }

    @Test("the strictest rule that holds decides, by authority, kind, date and exceptions")
    func choice() throws {
        let rules = """
              - {after: 1, action: noindex}
              - {kind: person, after: 2, since: published, action: withdraw, authority: [ap]}
              - {kind: company, after: 2, action: withdraw, except: ap-netflix-2019}
              - {kind: ministry, after: 1, action: withdraw}
            """
        let site = try TestSite(Self.content(rules))
        try site.build(asOf: "2021-05-31")
        site.expect("cases/ap-jansen-2019/index.html", contains: "noindex")
        site.expect("cases/ap-jansen-2019/index.html", contains: "Jansen")
        try site.build(asOf: "2021-06-01")
        site.expect("cases/ap-jansen-2019/index.html", contains: "withdrawn")
        site.expect("cases/ap-netflix-2019/index.html", contains: "Netflix")
    }

    @Test("a rule that names what is not there, or says nothing, is an error with its place")
    func mistakes() throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: Register
            base_url: https://register.example/
            languages: [en]
            retention:
              - {authority: app, after: 5, action: noindex}
                            ^~~ error: `app`: no such authority => did you mean `ap`?
              - {except: [ap-nothing-2024], after: 5, action: noindex}
                          ^~~~~~~~~~~~~~~ error: `ap-nothing-2024`: no such case => delete it
            """)
        try site.expectDiagnostics()
        let other = try TestSite(
            """
            -- content/site.yml --
            title: Register
            base_url: https://register.example/
            languages: [en]
            retention:
              - {after: 0, action: forget, kind: court}
                        ^ error: `0` is not a whole number from 1 to 100
                                   ^~~~~~ error: `forget` …
                                                 ^~~~~ error: `court` …
            """)
        try other.expectDiagnostics()
    }

    @Test("a leap day's years end on 28 February where there is no 29th")
    func leapDay() throws {
        let site = try TestSite(
            Self.content("  - {kind: person, after: 5, action: withdraw}").replacingOccurrences(
                of: "decided: 2019-03-14\npublished: 2019-06-01", with: "decided: 2020-02-29"
            ).replacingOccurrences(of: "2019-04-01", with: "2020-04-01"))
        try site.build(asOf: "2025-02-27")
        site.expect("cases/ap-jansen-2019/index.html", contains: "Jansen")
        try site.build(asOf: "2025-02-28")
        site.expect("cases/ap-jansen-2019/index.html", lacks: "Jansen")
    }
}
