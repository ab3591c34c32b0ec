import CasebookTesting
import Content
import Foundation
import Publication
import Register
import Testing

@Suite("The page about the query")
struct QueryPageTests {
    private func page(_ name: String) throws -> String {
        try String(contentsOfFile: Repository.folder + "/content/pages/" + name, encoding: .utf8)
    }

    @Test("it is the reference that the program prints")
    func reference() throws {
        // After `casebook query --reference` has changed, its text without the heading is written here.
        let body = try #require(try page("query.md").components(separatedBy: "\n---\n").last)
        let reference = QueryReference.markdown
        #expect(reference.hasPrefix("# The query\n\n"))
        #expect(body == reference.dropFirst("# The query\n\n".count))
    }

    @Test("in Dutch it has the same grammar, examples, fields and measures")
    func dutch() throws {
        let codes = { (text: String) in text.matches(of: #/`[^`\n]+`/#).map { String($0.output) }.sorted() }
        let (english, dutch) = (try page("query.md"), try page("query.nl.md"))
        let grammar = { (text: String) in text.components(separatedBy: "```")[1] }
        #expect(grammar(dutch) == grammar(english))
        #expect(codes(dutch) == codes(english))
    }

    @Test("each of its examples is a query that the register understands")
    func examples() throws {
        let build = SiteBuild(content: Repository.folder + "/content", jobs: 2, asOf: Day("2026-01-01"))
        let register = try build.register().0
        for example in QueryReference.examples.map(\.query) + QueryField.allCases.map(\.example) {
            let query = try Query.parse(example)
            #expect(query.check(against: register).isEmpty, "\(example)")
        }
    }
}
