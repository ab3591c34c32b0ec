import Content
import Register

extension Figure {
    /// How many sanctions of each kind there were, year by year.
    static let kinds = Figure(
        id: "by-year", queries: ["count(sanctions){where} group by year, kind order by year"]
    ) { maker in
        let table = maker.table
        let grid = AnswerGrid(scope: maker.scope, result: table.result)
        guard grid.columns.count >= leastGroups, let most = grid.series.first,
            case .number(let all) = table.total(0)
        else { return nil }
        let finding = maker.wording(
            "finding.kinds",
            [
                "sanctions": maker.wording.count("sanctions", all), "year": grid.columns[0].label,
                "kind": maker.scope.uncapitalized(most.name),
                "n": maker.wording.money.grouped(Int(most.values.reduce(0) { $0 + ($1 ?? 0) })),
            ])
        let title = maker.wording("figure.kinds")
        return Drawn(finding: finding, title: title, chart: maker.charts(title, finding).stacked(table.result))
    }
}
