import Content
import Register

extension PageScope {
    /// The year in sentences, each made of the answers to queries: what was imposed, what became of it, the largest,
    /// who imposed most, who is new in the register, and the year before.
    func yearReport(_ year: Int) -> HTML? {
        guard let all = answer("count, sum(imposed), sum(current) where year = \(year)"), let row = all.rows.first,
            case .number(let cases) = row.values[0], cases > 0
        else { return nil }
        var bytes: [UInt8] = []
        for paragraph in [
            sums(year, cases, row), [largest(year), authorities(year), firsts(year)].compactMap { $0 },
            [yearBefore(year)].compactMap { $0 },
        ] where !paragraph.isEmpty {
            bytes += "<p>".utf8
            bytes.appendEscaped(paragraph.joined(separator: " "))
            bytes += "</p>\n".utf8
        }
        return HTML(bytes)
    }

    /// The answer to a query; nil for a text that is none, which the tests would find.
    private func answer(_ text: String) -> QueryResult? {
        (try? Query.parse(text)).map { $0.evaluate(in: context.queries) }
    }

    private func sums(_ year: Int, _ cases: Int, _ row: QueryResult.Row) -> [String] {
        var values = ["year": String(year), "cases": wording.count("cases", cases)]
        guard case .money(let imposed) = row.values[1], case .money(let current) = row.values[2], imposed.value != nil
        else { return [wording("year-report.decided-without-fines", values)] }
        values["imposed"] = sum(imposed)
        var sentences = [wording("year-report.decided", values)]
        if current.value == imposed.value {
            sentences.append(wording("year-report.stands-all"))
        } else if current.value != nil {
            sentences.append(wording("year-report.stands", ["current": sum(current)]))
        }
        if let outcomes = answer("count where year = \(year) group by standing order by count desc"),
            outcomes.rows.count > 1
        {
            let items = outcomes.rows.map { row in
                wording(
                    "year-report.outcome",
                    ["standing": label(row.values[0], of: .standing).text, "n": number(row.values[1])])
            }
            sentences.append(wording("year-report.outcomes", ["list": wording.list(items)]))
        }
        return sentences
    }

    private func largest(_ year: Int) -> String? {
        guard let result = answer("max(imposed), count where year = \(year) and imposed > 0"),
            let row = result.rows.first, case .money(let figure) = row.values[0], figure.known > 1,
            let index = figure.at
        else { return nil }
        return wording(
            "year-report.largest", ["amount": sum(figure), "case": shortTitle(register.cases[index])])
    }

    private func authorities(_ year: Int) -> String? {
        guard
            let result = answer(
                "sum(imposed), count where year = \(year) and imposed > 0 group by authority order by sum(imposed) desc"
            ),
            result.rows.count > 1
        else { return nil }
        let items = result.rows.prefix(3).map { row in
            let count = if case .number(let count) = row.values[2] { count } else { 0 }
            return wording(
                "year-report.authority",
                [
                    "name": wording("sentence.authority-within", ["name": label(row.values[0], of: .authority).text]),
                    "amount": number(row.values[1]), "cases": wording.count("cases", count),
                ])
        }
        return wording("year-report.authorities", ["list": wording.list(items)])
    }

    /// The authorities of which the register has no earlier case.
    private func firsts(_ year: Int) -> String? {
        guard let before = answer("count where year < \(year) group by authority"), !before.rows.isEmpty,
            let now = answer("count where year = \(year) group by authority")
        else { return nil }
        let known = Set(before.rows.map { $0.values[0] })
        let names = now.rows.map { $0.values[0] }.filter { !known.contains($0) }.map {
            wording("sentence.authority-within", ["name": label($0, of: .authority).text])
        }
        guard !names.isEmpty else { return nil }
        return wording("year-report.firsts", ["list": wording.list(names)])
    }

    private func yearBefore(_ year: Int) -> String? {
        guard let result = answer("count, sum(imposed) where year = \(year - 1)"), let row = result.rows.first,
            case .number(let cases) = row.values[0], cases > 0, case .money(let imposed) = row.values[1],
            imposed.value != nil
        else { return nil }
        return wording(
            "year-report.before",
            ["year": String(year - 1), "cases": wording.count("cases", cases), "imposed": sum(imposed)])
    }

    /// A sum in a sentence: an estimate says so.
    private func sum(_ figure: QueryFigure) -> String {
        let text = number(.money(figure))
        return figure.isEstimate ? wording("amount.estimate", ["amount": text]) : text
    }
}
