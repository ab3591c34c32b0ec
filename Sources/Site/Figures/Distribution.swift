import Content
import Register

extension Figure {
    /// Every fine that stands on a scale of powers of ten, with the median and the quartiles.
    static let distribution = Figure(
        id: "distribution",
        queries: [
            "current > 0{and} order by current desc",
            "lower-quartile(current), median(current), upper-quartile(current) where current > 0{and}",
        ]
    ) { maker in
        let table = AnswerTable(scope: maker.scope, result: maker.results[1])
        guard maker.result.cases.count >= 2 * leastCases, let row = maker.results[1].rows.first else { return nil }
        let finding = maker.wording(
            "finding.distribution",
            [
                "lower": maker.scope.number(table.value(row, 0)), "median": maker.scope.number(table.value(row, 1)),
                "upper": maker.scope.number(table.value(row, 2)),
            ])
        let title = maker.wording("figure.distribution")
        return Drawn(
            finding: finding, title: title,
            chart: maker.charts(title, finding).strip(maker.result, summary: maker.results[1]))
    }
}
