import Content
import Register

/// A figure of a page: queries to the register, and how their answers are drawn and put into a sentence.
///
/// Every number in it comes from the evaluator of the query that stands under it.
struct Figure: Sendable {
    /// What the answers are drawn as, and the finding in a sentence of the page's language.
    struct Drawn: Sendable {
        var finding: String
        var title: String
        var chart: any Chart
        /// Which of the queries the chart shows.
        var shown = 0
    }

    /// The figure's anchor; that of the table which it replaces, where there is one.
    let id: String
    /// Texts of queries in which `{where}` and `{and}` stand for the page's condition.
    ///
    /// The first is the one that the page shows, unless the drawing says otherwise.
    let queries: [String]
    /// Draws the answers; nil where they would say nothing.
    let draw: @Sendable (FigureMaker) -> Drawn?

    /// A page of fewer cases has no figures: its list says more.
    static let leastCases = 5
    /// A comparison of fewer groups is no figure.
    static let leastGroups = 3

    /// Of more cases than this no figure shows each: the marks would be a smear, and the page would be slow.
    static let mostSingleCases = 1000

    /// The figure for so many cases; nil where it would say nothing about them.
    func fitting(_ subject: FigureSubject) -> Figure? {
        guard subject.cases > Figure.mostSingleCases else { return self }
        switch id {
        case Figure.distribution.id: return nil
        case Figure.growth.id: return .yearlyGrowth
        default: return self
        }
    }

    /// All figures, for the tests.
    static let all: [Figure] = [
        .growth, .casesOverTime, .largest, .byCountry, .byAuthority, .byProvision, .byTopic, .bySector, .byGroup,
        .distribution, .duration, .outcome, .kinds,
    ]
}

/// What the figures of a page are about: the whole register, or the cases that meet a condition.
struct FigureSubject: Sendable {
    /// A condition of the query's language; nil for all cases.
    var condition: String?
    /// How many cases meet it.
    var cases: Int

    /// The text of a figure's query for this subject.
    func query(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            if let condition {
                switch rest[open...close] {
                case "{where}": result += " where " + condition
                case "{and}": result += " and " + condition
                default: result += rest[open...close]
                }
            }
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

/// What a figure draws with: the page's language, and the answers to its queries.
struct FigureMaker: Sendable {
    let scope: PageScope
    let id: String
    let results: [QueryResult]
    let subject: FigureSubject

    var wording: Wording { scope.wording }
    /// The answer to the query that the page shows.
    var result: QueryResult { results[0] }
    var table: AnswerTable { AnswerTable(scope: scope, result: result) }

    func identity(_ title: String, _ finding: String) -> ChartIdentity {
        ChartIdentity(id: id, title: title, finding: finding, emptyText: wording("chart.empty"))
    }

    func charts(_ title: String, _ finding: String) -> AnswerCharts {
        AnswerCharts(scope: scope, identity: identity(title, finding))
    }
}

extension PageScope {
    /// The figures of a page that say something there.
    func figures(_ figures: [Figure], of subject: FigureSubject) -> [ChartView] {
        guard subject.cases >= Figure.leastCases else { return [] }
        return figures.compactMap { $0.fitting(subject) }.compactMap { view($0, of: subject) }
    }

    func view(_ figure: Figure, of subject: FigureSubject) -> ChartView? {
        var results: [QueryResult] = []
        for text in figure.queries {
            // A text that is no query would be a mistake of the program, which the tests find.
            guard let query = try? Query.parse(subject.query(text)) else { return nil }
            results.append(query.evaluate(in: context.queries))
        }
        let maker = FigureMaker(scope: self, id: figure.id, results: results, subject: subject)
        guard let drawn = figure.draw(maker), !drawn.chart.isEmpty else { return nil }
        return view(
            drawn.chart, headline: drawn.finding, title: drawn.title, id: figure.id, results[drawn.shown],
            caption: nil)
    }

    /// A chart as a figure of a page: its headline, what it shows, the source with what must be known, and its query.
    func view(
        _ chart: any Chart, headline: String, title: String, id: String, _ result: QueryResult, caption: String?
    ) -> ChartView {
        var view = ChartView(id: id, headline: headline, svg: chart.svg())
        if title != headline { view.subtitle = title }
        view.caption = source(result, caption: caption)
        let table = chart.table
        view.table = table.html(limit: ChartTable.mostUnderChart)
        if let rest = rest(of: table, result) { (view.rest, view.data) = rest }
        view.query = result.query.description
        return view
    }

    /// What a table under a chart does not show, and the ways to it; nil where it shows all.
    func rest(of table: ChartTable, _ result: QueryResult) -> (words: String, data: [LinkView])? {
        guard table.rows.count > ChartTable.mostUnderChart else { return nil }
        let words = wording(
            table.endsLast ? "chart.last-rows" : "chart.first-rows",
            [
                "shown": wording.money.grouped(ChartTable.mostUnderChart),
                "all": wording.money.grouped(table.rows.count),
            ])
        var data = [LinkView(text: wording("chart.in-downloads"), href: href(.data))]
        if result.query.listsCases {
            data.insert(registerLink("chart.in-register", query: result.query.description), at: 0)
        }
        return (words, data)
    }

    /// An editor's words, where the numbers are from, and what a reader must know of them.
    func source(_ result: QueryResult, caption: String?) -> String {
        var sentences = caption.map { [$0] } ?? []
        sentences.append(wording("chart.source"))
        let notes = result.notes.filter { note in
            // A sanction is of one kind: counting sanctions by kind counts none twice.
            if case .several(.kind, _) = note { return result.query.measures != [.count(.sanctions)] }
            return true
        }
        sentences += notes.compactMap { words($0) }.map { wording.capitalized($0) + "." }
        return sentences.joined(separator: " ")
    }

    /// The tables that no figure replaces.
    func without(_ figures: [ChartView], _ breakdowns: [BreakdownView]) -> [BreakdownView] {
        breakdowns.filter { table in !figures.contains { $0.id == table.id } }
    }
}
