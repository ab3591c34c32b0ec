import Content
import Register

extension Figure {
    /// The largest fines that stand, with what was imposed and what became of each.
    static let largest = Figure(
        id: "largest", queries: ["current > 0{and} order by current desc limit 10"]
    ) { maker in
        guard maker.result.cases.count >= leastCases, let first = maker.result.cases.first else { return nil }
        let record = maker.scope.register.cases[first]
        guard let amount = record.amounts.current else { return nil }
        let finding = maker.wording(
            "finding.largest",
            ["case": maker.scope.shortTitle(record), "amount": maker.wording.money.rounded(amount.money)])
        let title = maker.wording("figure.largest")
        return Drawn(finding: finding, title: title, chart: maker.charts(title, finding).caseBars(maker.result))
    }
}
