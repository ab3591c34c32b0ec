import Testing

@testable import Site

@Suite("Charts: markup")
struct ChartMarkupTests {
    static let charts = ChartOverlapTests.charts

    @Test("names from a file are escaped in drawing and table")
    func escaping() {
        var chart = ChartExtremes.bars("escape", [5])
        chart.identity.title = "<script>"
        chart = BarChart(
            identity: chart.identity, words: chart.words, format: chart.format,
            bars: [.init(label: "A&B <i>", value: 5, note: "\"x\"", href: "/?a=1&b=\"2\"")])
        let drawn = chart.svg().string + chart.table.html().string
        #expect(drawn.contains("A&amp;B &lt;i&gt;"))
        #expect(drawn.contains("href=\"/?a=1&amp;b=&quot;2&quot;\""))
        #expect(!drawn.contains("<i>") && !drawn.contains("<script") && !drawn.contains("a=1&b"))
    }

    @Test("no chart has styles or scripts that a strict policy forbids", arguments: charts.indices)
    func policy(index: Int) {
        let drawn = Self.charts[index].svg().string
        for forbidden in ["style=", "<style", "<script", "onclick", "http"] { #expect(!drawn.contains(forbidden)) }
    }

    @Test("ids are unique, and the name and the finding are tied to both drawings", arguments: charts.indices)
    func identities(index: Int) {
        let chart = Self.charts[index]
        let drawn = chart.svg().string
        let ids = drawn.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        #expect(Set(ids).count == ids.count)
        for layout in ["narrow", "wide"] {
            let prefix = "\(chart.identity.id)-\(layout)"
            #expect(drawn.contains("aria-labelledby=\"\(prefix)-title\" aria-describedby=\"\(prefix)-desc\""))
            #expect(ids.contains { $0 == "\(prefix)-title" } && ids.contains { $0 == "\(prefix)-desc" })
        }
        #expect(drawn.contains(">\(chart.identity.finding.replacing("'", with: "&#39;"))</desc>"))
    }

    @Test(
        "a drawing with links is a group, since a picture has no parts for a screen reader", arguments: charts.indices)
    func roles(index: Int) {
        let chart = Self.charts[index]
        let drawn = chart.svg().string
        let hasLinks = drawn.contains("<a href")
        #expect(drawn.contains("role=\"group\"") == hasLinks)
        #expect(drawn.contains("role=\"img\"") != hasLinks)
    }

    @Test("the same data give the same bytes", arguments: charts.indices)
    func determinism(index: Int) {
        #expect(Self.charts[index].svg() == Self.charts[index].svg())
    }

    @Test("a chart without data says so and draws nothing")
    func empty() {
        for chart in ChartExtremes.all("none", []) {
            #expect(chart.svg().string == "<p class=\"empty\">No fines are known here.</p>")
            #expect(chart.table.rows.isEmpty)
        }
    }

    @Test("a table has all bars, and the drawing says how many it leaves out")
    func limit() {
        let chart = ChartExtremes.bars("limit", (1...60).map { Int64($0) * 100_000 })
        #expect(chart.table.rows.count == 60)
        #expect(chart.draw(.wide).texts.contains { $0.runs[0].text == "and 40 more, in the table" })
    }

    @Test("a strip of thousands stays small, and its table lists the largest")
    func crowd() {
        var plot = ChartSamples.strip
        plot.rows[0].marks = ChartSamples.fines(5_000)
        #expect(plot.svg().bytes.count < 400_000)
        let table = plot.table
        #expect(table.rows.count == 5_000)
        let shown = table.html(limit: ChartTable.mostUnderChart).string
        #expect(shown.components(separatedBy: "<tr>").count - 2 == 100)
        #expect(shown.contains(table.rows[0][0].text))
    }

    @Test("stairs of a thousand days end where the numbers do, and draw no rise that cannot be seen")
    func manySteps() {
        var chart = ChartSamples.steps
        let days = (0..<1_000).map { ChartDay(2018 + $0 / 336, $0 / 28 % 12 + 1, $0 % 28 + 1) }
        chart.series[0].steps = days.enumerated().map {
            StepChart.Step(day: $1, value: Int64($0 + 1) * 1_000, date: "\($0)")
        }
        chart.series = [chart.series[0]]
        let drawing = chart.draw(.wide)
        guard
            case .polyline(let stairs, _)? = drawing.marks.first(where: {
                if case .polyline = $0 { true } else { false }
            })
        else { return #expect(Bool(false), "no stairs are drawn") }
        #expect(stairs.count < 1_300 && stairs.count > 500)
        #expect(stairs.last?.y == stairs.map(\.y).min())
        let shown = chart.table.html(limit: 100).string
        #expect(shown.contains("<th scope=\"row\">999</th>") && !shown.contains("<th scope=\"row\">899</th>"))
    }

    @Test("bars stand longest first, and those without a value last")
    func order() {
        #expect(ChartSamples.bars.bars.map(\.value).first == 356_000_000_000)
        #expect(ChartSamples.bars.bars.last?.label == "HDPA")
    }

    @Test("a bar twice as large is drawn twice as long")
    func lengths() {
        let chart = BarChart(
            identity: ChartSamples.bars.identity, words: ChartSamples.barWords, format: ChartSamples.count,
            bars: [.init(label: "a", value: 40), .init(label: "b", value: 20), .init(label: "c", value: 0)])
        let widths = chart.draw(.wide).allMarks.compactMap { mark -> Double? in
            if case .rectangle(let box, "leading") = mark { box.width } else { nil }
        }
        #expect(widths.count == 2 && abs(widths[0] - widths[1] * 2) < 1e-9)
    }

    @Test("the parts of a column add up to its height on the axis")
    func stack() {
        let drawing = ChartSamples.stacked.draw(.wide)
        let columns = drawing.marks.compactMap { mark -> [Mark]? in
            if case .group(_, let pieces) = mark { pieces } else { nil }
        }
        let heights = columns.map { pieces in
            pieces.reduce(0.0) { sum, piece in
                switch piece {
                case .rectangle(let box, _), .hatched(let box, _): sum + box.height
                default: sum
                }
            }
        }
        let totals = ChartSamples.stacked.totals.map(Double.init)
        #expect(heights.count == totals.count)
        for (height, total) in zip(heights, totals) {
            #expect(abs(height / heights[0] - total / totals[0]) < 1e-6)
        }
    }

    @Test("a line with a gap is not drawn across it")
    func gap() {
        let lines = ChartSamples.lines.draw(.wide).allMarks.filter {
            if case .polyline(_, "line line-2") = $0 { true } else { false }
        }
        #expect(lines.count == 2)
    }
}
