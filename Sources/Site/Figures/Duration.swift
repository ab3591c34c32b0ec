import Content
import Register

extension Figure {
    /// How long it took from the opening of a case to its decision, by authority.
    static let duration = Figure(
        id: "duration",
        queries: [
            "median(days), mean(days), count where days is known{and} group by authority order by median(days) desc"
        ]
    ) { maker in
        let table = maker.table
        guard case .days(let median) = table.total(0), median.known >= leastCases, let days = median.value,
            case .days(let mean) = table.total(1), let meanDays = mean.value
        else { return nil }
        let finding = maker.wording(
            "finding.duration",
            [
                "days": maker.wording.count("days", Int(days)), "mean": maker.wording.count("days", Int(meanDays)),
                "cases": maker.wording.count("cases", median.known),
            ])
        let title = maker.wording("figure.duration")
        return Drawn(finding: finding, title: title, chart: maker.charts(title, finding).bars(table.result))
    }
}
