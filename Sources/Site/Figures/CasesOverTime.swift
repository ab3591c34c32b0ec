import Content
import Register

extension Figure {
    /// How many cases there are from year to year, all before among them.
    static let casesOverTime = Figure(
        id: "cases-over-time", queries: ["count{where} group by year order by year"]
    ) { maker in
        let table = maker.table
        guard table.result.rows.count >= leastGroups, let first = table.result.rows.first,
            let busiest = table.result.rows.max(by: { (table.units($0, 0) ?? 0) < (table.units($1, 0) ?? 0) }),
            case .number(let all) = table.total(0), case .number(let most) = table.value(busiest, 0)
        else { return nil }
        var values = ["cases": maker.wording.count("cases", all), "first": table.label(first).text]
        var key = "finding.cases-over-time-even"
        // Of several years with the same number none is the one with most.
        if table.result.rows.count(where: { table.units($0, 0) == Int64(most) }) == 1 {
            key = "finding.cases-over-time"
            values["n"] = maker.wording.money.grouped(most)
            values["year"] = table.label(busiest).text
        }
        let finding = maker.wording(key, values)
        let title = maker.wording("figure.cases-over-time")
        return Drawn(finding: finding, title: title, chart: maker.charts(title, finding).steps(table.result))
    }
}
