import Testing

@testable import Site

@Suite("Figures of many cases")
struct FigureSizeTests {
    @Test("over a thousand cases no figure marks each of them, and growth goes by years")
    func manyCases() {
        let few = FigureSubject(condition: nil, cases: Figure.mostSingleCases)
        let many = FigureSubject(condition: nil, cases: Figure.mostSingleCases + 1)
        #expect(Figure.distribution.fitting(few)?.queries == Figure.distribution.queries)
        #expect(Figure.distribution.fitting(many)?.id == nil)
        #expect(Figure.growth.fitting(few)?.queries.count == 2)
        #expect(Figure.growth.fitting(many)?.queries == [Figure.growth.queries[1]])
        #expect(Figure.byCountry.fitting(many)?.queries == Figure.byCountry.queries)
    }
}
