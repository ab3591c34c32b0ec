import CasebookTesting
import Foundation
import Testing

@Suite("A party that is not to be named")
struct UndisclosedPartyTests {
    private static func site(_ party: String) -> String {
        """
        -- content/cases/ap-hospital-2024.md --
        ---
        title: A hospital fined
        authority: ap
        companies: [\(party)]
        decided: 2024-11-26
        fine: EUR 5
        source: {url: "https://ap.example/", kind: decision}
        ---
        """
    }

    @Test("can't have the name printed in the decision beside its description, nor beside a made-up name")
    func printedName() throws {
        let site = try TestSite(Self.site("{undisclosed: a hospital, as: St. Example}"))
        let problems = try site.plan().diagnostics
        #expect(problems.map(\.message) == ["`as` would name a party that is not to be named"])
        let other = try TestSite(Self.site("{pseudonym: Company A, as: St. Example}"))
        #expect(try other.plan().hasErrors)
    }

    @Test("can't go by the id of somebody who has a file: every link would tell who it is")
    func id() throws {
        let site = try TestSite(Self.site("{id: netflix, undisclosed: a company}"))
        let problem = try #require(try site.plan().diagnostics.first)
        #expect(problem.message == "`netflix` is a company, and this party is not to be named")
        #expect(problem.severity == .error)
    }

    @Test("is shown by its description, and the key that translations use stands nowhere")
    func key() throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: {en: Register, nl: Register}
            base_url: https://register.example/
            languages: [en, nl]

            """ + Self.site("{id: st-example, undisclosed: a hospital}") + """

                -- content/cases/ap-hospital-2024.nl.md --
                ---
                title: Boete voor een ziekenhuis
                parties: {st-example: een ziekenhuis}
                ---
                """)
        try site.build()
        site.expect("cases/ap-hospital-2024/index.html", contains: "a hospital")
        site.expect("nl/cases/ap-hospital-2024/index.html", contains: "een ziekenhuis")
        for (path, bytes) in try site.files() {
            #expect(!path.contains("st-example") && bytes.range(of: Data("st-example".utf8)) == nil, "\(path)")
        }
    }
}
