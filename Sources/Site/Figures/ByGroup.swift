import Content
import Register

extension Figure {
    /// Groups of companies, and who was sanctioned more than once.
    static let byGroup = Figure(
        id: "by-group",
        queries: ["sum(current), sum(imposed), count{where} group by group order by sum(current) desc"]
    ) { maker in
        let table = maker.table
        // The query lists a company beside the group it belongs to; the picture shows each group once, by its head.
        func isHead(_ row: QueryResult.Row) -> Bool {
            guard case .entity(let index) = row.values[0] else { return false }
            return maker.scope.register.entities[index].parents.isEmpty
        }
        func count(_ row: QueryResult.Row) -> Int {
            if case .number(let count) = table.value(row, 2) { count } else { 0 }
        }
        let heads = table.result.rows.filter(isHead)
        let repeated = heads.filter { count($0) > 1 }
        guard heads.count >= leastGroups, let most = repeated.max(by: { count($0) < count($1) }) else { return nil }
        let finding = maker.wording.locale.plural(
            "finding.by-group", repeated.count,
            [
                "n": maker.wording.money.grouped(repeated.count), "name": table.label(most).text,
                "cases": maker.wording.count("cases", count(most)),
            ])
        let title = maker.wording("figure.by-group")
        return Drawn(
            finding: finding, title: title, chart: maker.charts(title, finding).bars(table.result, where: isHead))
    }
}
