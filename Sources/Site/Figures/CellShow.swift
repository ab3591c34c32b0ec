import Content
import Register

extension PageScope {
    /// What a cell of a text came to, as HTML; nil for one that the register's check has already refused.
    func html(_ cell: MarkdownCell, id: String) -> [UInt8]? {
        guard let parsed = QueryCell.parse(cell).0 else { return nil }
        let result = parsed.query.evaluate(in: context.queries)
        switch parsed.form {
        case .number: return shown(result, isInline: parsed.isInline)
        case .sentence: return HTML.escaping(sentence(result)).bytes.wrapped(parsed.isInline)
        case .table, .cases: return figure(table(result, parsed), parsed, result, id: id).bytes
        case .bars, .stacked, .line, .steps, .strip, .tiles:
            let title = parsed.title ?? title(of: parsed.query)
            let identity = ChartIdentity(
                id: id, title: title, finding: title, emptyText: wording("chart.empty"))
            let chart = chart(AnswerCharts(scope: self, identity: identity), parsed.form, result)
            return figure(chart, title, parsed, result, id: identity.id).bytes
        }
    }

    private func chart(_ charts: AnswerCharts, _ form: QueryCell.Form, _ result: QueryResult) -> any Chart {
        switch form {
        case .stacked: charts.stacked(result)
        case .line: charts.line(result)
        case .steps: charts.steps(result)
        case .tiles: charts.tiles(result)
        case .strip: charts.strip(result, summary: quartiles(of: result.query))
        default: charts.bars(result)
        }
    }

    /// The quartiles and the median of the cases of a list.
    private func quartiles(of query: Query) -> QueryResult {
        let measures = [QueryMeasure.Statistic.lowerQuartile, .median, .upperQuartile].map {
            QueryMeasure.statistic($0, .current)
        }
        return Query(measures, where: query.filter).evaluate(in: context.queries)
    }

    // MARK: Within a sentence

    /// The one number of a result, with every digit at hand.
    private func shown(_ result: QueryResult, isInline: Bool) -> [UInt8] {
        guard let value = result.rows.first?.values.first else { return [] }
        var text = number(value)
        if case .money(let figure) = value, figure.isEstimate { text = wording("amount.estimate", ["amount": text]) }
        var machine: String?
        var exact: String?
        switch value {
        case .number(let number): machine = String(number)
        case .money(let figure):
            if let units = figure.value {
                let money = Money(settings.currency, minorUnits: units)
                machine = wording.money.value(money)
                exact = wording.money.exact(money)
                if figure.known < figure.of {
                    exact = wording(
                        "value.exact-partly",
                        [
                            "amount": wording.money.exact(money), "n": wording.money.grouped(figure.known),
                            "of": wording.money.grouped(figure.of),
                        ])
                }
            }
        case .days(let figure): machine = figure.value.map { String($0) }
        case .share(let share): machine = machineShare(share.permille)
        default: break
        }
        var bytes: [UInt8] = []
        guard let machine else {
            bytes.appendEscaped(text)
            return bytes.wrapped(isInline)
        }
        bytes += "<data value=\"\(machine)\"".utf8
        if let exact, exact != text {
            bytes += " title=\"".utf8
            bytes.appendEscaped(exact)
            bytes += "\"".utf8
        }
        bytes += ">".utf8
        bytes.appendEscaped(text)
        bytes += "</data>".utf8
        return bytes.wrapped(isInline)
    }

    /// "0.685": a share as programs read it.
    private func machineShare(_ permille: Int) -> String {
        let (whole, rest) = permille.quotientAndRemainder(dividingBy: 1000)
        let digits = String(rest)
        return "\(whole)." + String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// "68 cases, € 4.1 billion in fines as current, € 2.4 million in the median": the measures of one row.
    private func sentence(_ result: QueryResult) -> String {
        guard let row = result.rows.first else { return "" }
        return wording.list(
            zip(result.query.measures, row.values).map { measure, value in
                switch (measure, value) {
                case (.count(.cases), .number(let number)): return wording.count("cases", number)
                case (.count(.sanctions), .number(let number)): return wording.count("sanctions", number)
                case (.count(.decisions), .number(let number)): return wording.count("decisions", number)
                default:
                    return wording(
                        "value.of-measure", ["value": number(value), "measure": uncapitalized(title(measure))])
                }
            })
    }

    // MARK: Blocks

    /// A result as a table of its rows.
    private func table(_ result: QueryResult, _ cell: QueryCell) -> ChartTable {
        if cell.form == .cases || result.query.listsCases {
            let rows = result.rows.compactMap { row -> [ChartTable.Cell]? in
                guard case .caseRecord(let index) = row.values[0] else { return nil }
                let record = register.cases[index]
                let view = self.row(index)
                return [
                    ChartTable.Cell(text: shortTitle(record), href: view.href), ChartTable.Cell(text: view.date.short),
                    .number(amount(record.content.status.imposed.summary, on: nil).text),
                    .number(amount(record.content.status.current.summary, on: nil).text),
                    ChartTable.Cell(text: view.status.word),
                ]
            }
            return ChartTable(
                caption: cell.title ?? title(of: result.query),
                columns: [
                    wording("field.case"), wording("table.date"), wording("money.imposed"), wording("money.current"),
                    wording("table.status"),
                ], rows: rows, isStacked: true)
        }
        func cells(_ row: QueryResult.Row) -> [ChartTable.Cell] {
            zip(result.columns, row.values).map { column, value in
                guard case .field(let field) = column.content else { return .number(number(value)) }
                let link = label(value, of: field)
                return ChartTable.Cell(text: wording.capitalized(link.text), href: link.href)
            }
        }
        var rows = result.rows.map(cells)
        if let total = result.total, rows.count > 1 {
            rows.append(
                zip(result.columns, total.values).enumerated().map { place, pair in
                    guard case .field = pair.0.content else { return .number(number(pair.1)) }
                    return ChartTable.Cell(text: place == 0 ? wording("chart.all") : "")
                })
        }
        return ChartTable(
            caption: cell.title ?? title(of: result.query), columns: result.columns.map { title($0) }, rows: rows)
    }

    private func figure(_ table: ChartTable, _ cell: QueryCell, _ result: QueryResult, id: String) -> HTML {
        var bytes = Array("<figure class=\"chart chart-cell chart-cell-table\" id=\"\(id)\">\n".utf8)
        // A table that is wider than a phone is moved by itself, with the keyboard too.
        bytes += "<div class=\"chart-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"".utf8
        bytes.appendEscaped(table.caption)
        bytes += "\">".utf8
        bytes += table.html().bytes
        bytes += "</div>\n".utf8
        foot(cell, result, nil, to: &bytes)
        return HTML(bytes)
    }

    private func figure(
        _ chart: any Chart, _ title: String, _ cell: QueryCell, _ result: QueryResult, id: String
    ) -> HTML {
        var bytes = Array(
            "<figure class=\"chart chart-cell\" id=\"\(id)\">\n<figcaption class=\"chart-head\"><p class=\"chart-title\">"
                .utf8)
        bytes.appendEscaped(title)
        bytes += "</p></figcaption>\n<div class=\"chart-drawing\">".utf8
        bytes += chart.svg().bytes
        bytes += "</div>\n".utf8
        foot(cell, result, chart.table, to: &bytes)
        return HTML(bytes)
    }

    /// The editor's words, the source, the numbers and the query.
    private func foot(_ cell: QueryCell, _ result: QueryResult, _ table: ChartTable?, to bytes: inout [UInt8]) {
        bytes += "<div class=\"chart-foot\"><p>".utf8
        bytes.appendEscaped(source(result, caption: cell.caption))
        bytes += "</p>".utf8
        if let table {
            bytes += "<details><summary>".utf8
            bytes.appendEscaped(wording("chart.table"))
            bytes += "</summary>".utf8
            bytes += table.html(limit: ChartTable.mostUnderChart).bytes
            if let rest = rest(of: table, result) {
                bytes += "<p class=\"chart-rest\">".utf8
                bytes.appendEscaped(rest.words)
                for link in rest.data {
                    bytes += " <a href=\"".utf8
                    bytes.appendEscaped(link.href ?? "")
                    bytes += "\">".utf8
                    bytes.appendEscaped(link.text)
                    bytes += "</a>".utf8
                }
                bytes += "</p>".utf8
            }
            bytes += "</details>".utf8
        }
        bytes += "<p class=\"chart-query\">".utf8
        bytes.appendEscaped(wording("chart.query"))
        bytes += " <code>".utf8
        bytes.appendEscaped(result.query.description)
        bytes += "</code></p></div>\n</figure>\n".utf8
    }
}

extension [UInt8] {
    /// A paragraph of its own where the cell stood between others.
    fileprivate func wrapped(_ isInline: Bool) -> [UInt8] {
        isInline ? self : Array("<p class=\"cell-number\">".utf8) + self + Array("</p>\n".utf8)
    }
}
