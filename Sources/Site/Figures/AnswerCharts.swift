import Content
import Register

/// Draws the answer to any query in one of the forms that a cell can ask for.
struct AnswerCharts {
    let scope: PageScope
    let identity: ChartIdentity

    var wording: Wording { scope.wording }

    private func more(_ count: Int) -> String { wording("chart.more", ["n": wording.money.grouped(count)]) }

    private func moreThanTable(_ count: Int) -> String {
        wording("chart.more-than-table", ["n": wording.money.grouped(count)])
    }

    /// A bar for each group of one field.
    ///
    /// The first measure is drawn; a second sum as an outline, a mean beside a median as a stroke, a count as a note.
    func bars(_ result: QueryResult, limit: Int = 12, where isShown: (QueryResult.Row) -> Bool = { _ in true })
        -> BarChart
    {
        let table = AnswerTable(scope: scope, result: result)
        let measures = table.measures
        func second(_ test: (QueryMeasure) -> Bool) -> Int? {
            measures.indices.dropFirst().first { test(measures[$0]) }
        }
        let reference = second { if case .statistic(.sum, let quantity) = $0 { quantity.isMoney } else { false } }
        let marker = second { if case .statistic(.mean, _) = $0 { true } else { false } }
        let note = second { if case .count = $0 { true } else { false } }
        let bars = result.rows.filter(isShown).map { row in
            let link = table.label(row)
            var bar = BarChart.Bar(label: wording.capitalized(link.text), value: table.units(row, 0), href: link.href)
            // Of a handful of cases a middle says nothing: they are counted.
            if case .statistic(let statistic, _) = measures[0], statistic == .median || statistic == .mean,
                isSmall(table.value(row, 0))
            {
                bar.value = nil
            } else {
                bar.reference = reference.flatMap { table.units(row, $0) }
                bar.marker = marker.flatMap { table.units(row, $0) }
            }
            bar.note = note.map { self.note(table.value(row, $0), measures[$0]) }
            return bar
        }
        return BarChart(
            identity: identity,
            words: BarChart.Words(
                label: scope.title(result.query.groups[0]), value: scope.title(measures[0]),
                reference: reference.map { scope.title(measures[$0]) },
                marker: marker.map { scope.title(measures[$0]) },
                note: note.map { scope.title(measures[$0]) },
                more: bars.count > ChartTable.mostUnderChart ? moreThanTable : more),
            format: scope.format(measures[0]), bars: bars,
            isSorted: !result.query.groups[0].orders && result.query.order.isEmpty,
            limit: limit)
    }

    private func isSmall(_ value: QueryResult.Value) -> Bool {
        switch value {
        case .money(let figure), .days(let figure): figure.isSmall
        default: false
        }
    }

    private func note(_ value: QueryResult.Value, _ measure: QueryMeasure) -> String {
        guard case .number(let number) = value else { return "" }
        if case .count(.sanctions) = measure { return wording.count("sanctions", number) }
        return wording.count("cases", number)
    }

    /// A bar for each case of a list: what stands of its fine, outlined what was imposed, and its status.
    func caseBars(_ result: QueryResult, limit: Int = 10) -> BarChart {
        let bars = result.cases.prefix(limit).map { place in
            let record = scope.register.cases[place]
            return BarChart.Bar(
                label: scope.shortTitle(record), value: record.amounts.current?.money.minorUnits,
                reference: record.amounts.imposed?.money.minorUnits, note: scope.status(record, inList: true).word,
                href: scope.href(.caseRecord(record.id)))
        }
        return BarChart(
            identity: identity,
            words: BarChart.Words(
                label: wording("field.case"), value: wording("quantity.current"),
                reference: wording("quantity.imposed"),
                marker: nil, note: wording("table.status"), more: more),
            format: scope.moneyFormat, bars: bars, isSorted: false, limit: limit)
    }

    /// Columns for the years, or the values of the first field, each in parts by the second.
    func stacked(_ result: QueryResult) -> StackedBars {
        let grid = AnswerGrid(scope: scope, result: result)
        let measure = result.query.measures[0]
        return StackedBars(
            identity: identity, format: scope.format(measure), columns: grid.columns,
            parts: grid.series.map { series in
                StackedBars.Part(
                    name: wording.capitalized(series.name), values: series.values.map { $0 ?? 0 },
                    isFallen: [.word("annulled"), .word("revoked")].contains(series.key))
            }, columnTitle: scope.title(result.query.groups[0]), totalTitle: wording("chart.all"))
    }

    /// A line for each measure, or for each value of the second field.
    func line(_ result: QueryResult) -> LineChart {
        let grid = AnswerGrid(scope: scope, result: result)
        return LineChart(
            identity: identity, format: scope.format(result.query.measures[0]), columns: grid.columns,
            series: grid.series.prefix(6).map {
                LineChart.Series(name: wording.capitalized($0.name), values: $0.values)
            }, columnTitle: scope.title(result.query.groups[0]))
    }

    /// What had come together by each day, a flight of stairs for each measure.
    func steps(_ result: QueryResult) -> StepChart {
        let table = AnswerTable(scope: scope, result: result)
        let until = day(scope.register.asOf.date)
        let series = table.measures.indices.map { place in
            var sum: Int64 = 0
            var steps: [StepChart.Step] = []
            for (date, words, row) in dated(result) {
                let (next, overflow) = sum.addingReportingOverflow(table.units(row, place) ?? 0)
                if overflow { break }
                sum = next
                steps.append(StepChart.Step(day: min(date, until), value: sum, date: words))
            }
            return StepChart.Series(name: scope.title(table.measures[place]), steps: steps)
        }
        return StepChart(
            identity: identity, format: scope.format(table.measures[0]), time: scope.timeFormat, series: series,
            until: until, dayTitle: scope.title(result.query.groups[0]))
    }

    /// The rows in order of their days; a year ends with its last.
    private func dated(_ result: QueryResult) -> [(ChartDay, String, QueryResult.Row)] {
        result.rows.compactMap { row -> (ChartDay, String, QueryResult.Row)? in
            switch row.values[0] {
            case .number(let year): (ChartDay(year, 12, 31), String(year), row)
            case .date(let date): (day(date.latest.date), wording.dates.text(date), row)
            default: nil
            }
        }.sorted { $0.0 < $1.0 }
    }

    private func day(_ date: PartialDate) -> ChartDay { ChartDay(date.year, date.month ?? 12, date.day ?? 31) }

    /// Every single fine on a scale of powers of ten, with what half of them lie between.
    ///
    /// - Parameter summary: the quartiles and the median of the same cases, in this order; nil for none.
    func strip(_ result: QueryResult, summary: QueryResult?) -> StripPlot {
        let marks = result.cases.compactMap { place -> StripMark? in
            let record = scope.register.cases[place]
            guard let amount = record.amounts.current, amount.money.minorUnits > 0 else { return nil }
            return StripMark(
                name: scope.shortTitle(record), value: amount.money.minorUnits, shape: shape(record.status),
                href: scope.href(.caseRecord(record.id)), date: wording.dates.short(record.date))
        }
        let values = summary?.rows.first?.values.map(AnswerTable.units) ?? []
        var row = StripPlot.Row(label: wording.capitalized(wording.count("fines", marks.count)), marks: marks)
        if marks.count >= Figure.leastCases, values.count == 3, let lower = values[0], let median = values[1],
            let upper = values[2]
        {
            row.summary = StripPlot.Summary(lowerQuartile: lower, median: median, upperQuartile: upper)
        }
        let format = scope.moneyFormat
        return StripPlot(
            identity: identity, format: format,
            words: StripPlot.Words(
                median: { wording("chart.median", ["amount": format.label($0)]) },
                mean: { wording("chart.mean", ["amount": format.label($0)]) }, shape: { words($0) },
                group: wording("table.authority"), name: wording("field.case"), date: wording("table.date"),
                value: wording("quantity.current"), status: wording("table.status")), rows: [row])
    }

    private func shape(_ status: CaseStatus) -> StripMark.Shape {
        switch status.standing {
        case .annulled, .revoked: .fallen
        case .reduced, .increased, .settled, .mixed: .changed
        default: status.finality == .final ? .final : .contested
        }
    }

    private func words(_ shape: StripMark.Shape) -> String {
        switch shape {
        case .final: wording("chart.shape-final")
        case .contested: wording("chart.shape-open")
        case .changed: wording("chart.shape-changed")
        case .fallen: wording("chart.shape-fallen")
        }
    }

    /// A tile for each country.
    func tiles(_ result: QueryResult) -> TileMap {
        let table = AnswerTable(scope: scope, result: result)
        let measure = table.measures[0]
        return TileMap(
            identity: identity,
            words: TileMap.Words(
                elsewhere: wording("chart.elsewhere"), value: scope.title(measure), country: wording("field.country"),
                range: { lowest, highest in
                    lowest == highest ? lowest : wording("date.interval", ["from": lowest, "to": highest])
                }), format: scope.format(measure),
            countries: result.rows.compactMap { row in
                guard case .country(let country) = row.values[0], let value = table.units(row, 0) else { return nil }
                let link = scope.link(country)
                return TileMap.Country(code: country.code, name: link.text, value: value, href: link.href)
            })
    }
}

extension PageScope {
    /// A case in as few words as tell it from others: "Netflix (AP, 2024)".
    func shortTitle(_ record: CaseRecord) -> String {
        let parties = wording.shortList(record.parties.map { link($0, of: record).text }, most: 2)
        let authorities = record.countingAuthorities.map { shortName(register.entities[$0]).text }
        return wording(
            "chart.case",
            ["company": parties, "authority": wording.shortList(authorities, most: 2), "year": String(record.year)])
    }
}
