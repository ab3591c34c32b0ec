import Content
import Register

extension Figure {
    /// What was imposed, what of it still stands, and what is known to be paid.
    static let outcome = Figure(
        id: "outcome", queries: ["sum(imposed), sum(current), sum(paid) where imposed > 0{and}"]
    ) { maker in
        let table = maker.table
        guard let row = table.result.rows.first, case .money(let imposed) = table.value(row, 0),
            case .money(let current) = table.value(row, 1), case .money(let paid) = table.value(row, 2),
            imposed.known >= leastCases, let imposedUnits = imposed.value, let currentUnits = current.value
        else { return nil }
        var values = [
            "imposed": maker.scope.number(.money(imposed)), "current": maker.scope.number(.money(current)),
        ]
        func known(_ figure: QueryFigure) -> String {
            maker.wording(
                "figure-label.partial",
                ["n": maker.wording.money.grouped(figure.known), "of": maker.wording.money.grouped(imposed.of)])
        }
        let scope = maker.scope
        var bars = [
            BarChart.Bar(label: scope.title(.statistic(.sum, .imposed)), value: imposedUnits, note: known(imposed)),
            BarChart.Bar(label: scope.title(.statistic(.sum, .current)), value: currentUnits, note: known(current)),
        ]
        var finding = "finding.outcome"
        // What was paid of a few says nothing of the others.
        if paid.known * 2 > imposed.of, let paidUnits = paid.value {
            bars.append(
                BarChart.Bar(label: scope.title(.statistic(.sum, .paid)), value: paidUnits, note: known(paid)))
            values["paid"] = scope.number(.money(paid))
            values["known"] = known(paid)
            finding = "finding.outcome-paid"
        }
        // Where all of it stands and no payment is known there is nothing to compare.
        guard bars.count == 3 || imposedUnits != currentUnits else { return nil }
        let sentence = maker.wording(finding, values)
        let title = maker.wording("figure.outcome")
        return Drawn(
            finding: sentence, title: title,
            chart: BarChart(
                identity: maker.identity(title, sentence),
                words: BarChart.Words(
                    label: maker.wording("label.sum-of"), value: maker.wording("label.amount"), reference: nil,
                    marker: nil, note: maker.wording("label.known"), more: { String($0) }),
                format: scope.moneyFormat, bars: bars, isSorted: false))
    }
}
