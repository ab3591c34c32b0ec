import Register
import Testing

@testable import Site

@Suite("The figures of pages")
struct FigureQueryTests {
    @Test(
        "every figure is a query that can be read, for the whole register and for each kind of page",
        arguments: [
            nil, "authority = ap", "company = netflix", "group = meta", "country = NL", "sector = media",
            "topic = cookies", "law = gdpr", "provision = gdpr/13", "year = 2024",
        ])
    func queries(condition: String?) throws {
        for figure in Figure.all {
            for text in figure.queries {
                let subject = FigureSubject(condition: condition, cases: 10)
                let query = try Query.parse(subject.query(text))
                #expect(try Query.parse(query.description) == query)
                if let condition { #expect(query.description.contains(condition), "\(figure.id)") }
            }
        }
    }

    @Test("no two figures have one anchor")
    func anchors() { #expect(Set(Figure.all.map(\.id)).count == Figure.all.count) }
}
