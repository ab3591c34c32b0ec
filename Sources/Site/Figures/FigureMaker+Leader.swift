import Content
import Register

extension FigureMaker {
    /// A comparison of the fines of groups, whose finding names the one that comes first and its share of all.
    ///
    /// The query's measures are the sums as current and as imposed, the count, and the share as current.
    func leader(_ key: String, _ draw: (AnswerCharts, QueryResult) -> any Chart) -> Figure.Drawn? {
        let table = table
        guard result.rows.count >= Figure.leastGroups, let first = result.rows.first,
            let amount = table.units(first, 0), amount > 0, case .share(let share) = table.value(first, 3)
        else { return nil }
        let finding = wording(
            "finding.leader",
            [
                "name": subjectName(first.values[0], table.label(first).text),
                "amount": scope.number(table.value(first, 0)), "share": scope.percent(share),
            ])
        let title = wording(key)
        return Figure.Drawn(finding: finding, title: title, chart: draw(charts(title, finding), result))
    }

    /// A comparison of counts, whose finding names the group that comes first.
    func mostFrequent(_ key: String) -> Figure.Drawn? {
        let table = table
        guard result.rows.count >= Figure.leastGroups, let first = result.rows.first,
            case .number(let count) = table.value(first, 0), count > 1
        else { return nil }
        let finding = wording(
            "finding." + key,
            [
                "name": table.label(first).text, "n": wording.money.grouped(count),
                "cases": wording.count("cases", result.cases.count),
            ])
        let title = wording("figure." + key)
        return Figure.Drawn(finding: finding, title: title, chart: charts(title, finding).bars(result))
    }

    /// A group as a sentence begins with it: an authority with its article.
    func subjectName(_ value: QueryResult.Value, _ name: String) -> String {
        if case .entity(let index) = value, scope.register.entities[index].category == .authority {
            return wording("sentence.authority", ["name": name])
        }
        return wording.capitalized(name)
    }
}
