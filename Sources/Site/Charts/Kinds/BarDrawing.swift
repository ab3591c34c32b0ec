/// Lays out a bar chart: names to the left of the bars on a screen, above them on a phone.
struct BarDrawing {
    let chart: BarChart
    let layout: ChartLayout
    private let shown: [BarChart.Bar]
    /// Where the bars begin.
    private let left: Double
    /// User units for each unit of value.
    private let scale: Double
    private let labels: [[String]]
    /// On a phone a median and its mean, or a status in words, are too long to stand beside the bar.
    private let numbersBeneath: Bool

    init(chart: BarChart, layout: ChartLayout) {
        self.chart = chart
        self.layout = layout
        let shown = Array(chart.bars.prefix(chart.limit))
        self.shown = shown
        let room = layout.isNarrow ? layout.width - 4 : layout.width * 0.34
        labels = shown.map {
            TextFitting.wrap($0.label, to: room, lines: 2, isBold: $0.isEmphasized)
        }
        var widest = 0.0
        for (bar, lines) in zip(shown, labels) {
            for line in lines { widest = max(widest, TextMetrics.width(of: line, isBold: bar.isEmphasized)) }
        }
        left = layout.isNarrow ? 0 : widest.rounded(.up) + 12
        let numbersBeneath =
            layout.isNarrow && shown.contains { $0.marker != nil || Self.isCut($0, chart, layout) }
        self.numbersBeneath = numbersBeneath
        // As long as it goes with every number still beside its bar.
        var scale = Double.infinity
        for bar in shown {
            let extent = Self.extent(of: bar)
            guard extent > 0 else { continue }
            let runs = numbersBeneath ? [] : Self.runs(of: bar, chart, layout, isBeneath: false)
            let beside = runs.reduce(0) { $0 + $1.width }
            scale = min(scale, (layout.width - left - beside - 10) / Double(extent))
        }
        self.scale = scale.isFinite ? scale : 0
    }

    func draw() -> Drawing {
        var (marks, y) = chart.key.draw(top: 0, width: layout.width)
        let top = y
        for (index, bar) in shown.enumerated() {
            let lines = labels[index]
            let text = Double(lines.count) * ChartLayout.lineHeight
            let height =
                layout.isNarrow
                ? text + (numbersBeneath && bar.value != nil ? 48 : 26) : max(ChartLayout.target, text + 8)
            marks.append(row(bar, lines: lines, y: y, height: height))
            y += height
        }
        if !layout.isNarrow {
            marks.append(.line(Point(x: left, y: top), Point(x: left, y: y), classes: "axis"))
        }
        let rest = chart.bars.count - shown.count
        if rest > 0 {
            let text = TextFitting.shorten(chart.words.more(rest), to: layout.width)
            marks.append(.text(TextMark(text, x: left, y: y + 18, classes: "soft")))
            y += 24
        }
        return Drawing(width: layout.width, height: y + 2, marks: marks)
    }

    private func row(_ bar: BarChart.Bar, lines: [String], y: Double, height: Double) -> Mark {
        var marks: [Mark] = []
        let barTop = layout.isNarrow ? y + Double(lines.count) * ChartLayout.lineHeight + 2 : y + (height - 16) / 2
        let thickness = layout.isNarrow ? 14.0 : 16.0
        for (index, line) in lines.enumerated() {
            let block = Double(lines.count) * ChartLayout.lineHeight
            let firstLine = layout.isNarrow ? y : y + (height - block) / 2
            marks.append(
                .text(
                    TextMark(
                        line, x: layout.isNarrow ? 0 : left - 8,
                        y: firstLine + Double(index) * ChartLayout.lineHeight + 13.5,
                        anchor: layout.isNarrow ? .start : .end, classes: bar.href == nil ? "" : "name",
                        isBold: bar.isEmphasized)))
        }
        let stepsBack = !bar.isEmphasized && shown.contains { $0.isEmphasized }
        if let value = bar.value {
            if let reference = bar.reference, reference > 0 {
                marks.append(.rectangle(box(reference, y: barTop, thickness), classes: "outline"))
            }
            if value > 0 {
                marks.append(.rectangle(box(value, y: barTop, thickness), classes: stepsBack ? "back" : "leading"))
            }
            if let marker = bar.marker {
                let x = left + Double(marker) * scale
                marks.append(.line(Point(x: x, y: barTop - 2), Point(x: x, y: barTop + thickness + 2), classes: "halo"))
                marks.append(
                    .line(Point(x: x, y: barTop - 3), Point(x: x, y: barTop + thickness + 3), classes: "marker"))
            }
        }
        let beside = bar.value == nil && layout.isNarrow ? 0 : left + Double(Self.extent(of: bar)) * scale + 6
        let isBeneath = numbersBeneath && bar.value != nil
        // A short bar leaves more room than the longest, for which the numbers were measured.
        let runs = Self.runs(
            of: bar, chart, layout, isBeneath: numbersBeneath, room: isBeneath ? nil : layout.width - beside - 4)
        if !runs.isEmpty {
            let text =
                isBeneath
                ? TextMark(runs, x: 0, y: barTop + thickness + 18)
                : TextMark(runs, x: beside, y: barTop + thickness / 2 + 5)
            marks.append(.text(text))
        }
        let isShortened = TextFitting.isShortened(bar.label, as: lines)
        let title = isShortened ? bar.label : nil
        guard let href = bar.href else { return .group(title: title, marks) }
        let target = Box(x: 0, y: y, width: layout.width, height: height)
        return .link(href: href, title: title, target: target, marks)
    }

    private func box(_ value: Int64, y: Double, _ thickness: Double) -> Box {
        // A sliver for what is there but small: not the same as nothing.
        Box(x: left, y: y, width: max(1, Double(value) * scale), height: thickness)
    }

    /// How far the bar and its companions reach.
    private static func extent(of bar: BarChart.Bar) -> Int64 {
        guard let value = bar.value else { return 0 }
        return max(value, bar.reference ?? 0, bar.marker ?? 0)
    }

    /// Whether the numbers of a bar would lose words beside it.
    private static func isCut(_ bar: BarChart.Bar, _ chart: BarChart, _ layout: ChartLayout) -> Bool {
        guard bar.value != nil, let note = bar.note, !note.isEmpty else { return false }
        return runs(of: bar, chart, layout, isBeneath: false).last?.text.hasSuffix(note) == false
    }

    /// The numbers of a bar, the leading one first, shortened to what leaves the bar some room, or to the room there is.
    private static func runs(
        of bar: BarChart.Bar, _ chart: BarChart, _ layout: ChartLayout, isBeneath: Bool, room given: Double? = nil
    ) -> [TextMark.Run] {
        var runs: [TextMark.Run] = []
        var rest: [String] = []
        if let value = bar.value {
            var text = chart.format.label(value)
            // A number beside the stroke might be taken for the stroke's: so both are named.
            if let marker = bar.marker, let word = chart.words.marker {
                if !layout.isNarrow { text = "\(chart.words.value) \(text)" }
                rest.append("\(word) \(chart.format.label(marker))")
            }
            runs.append(TextMark.Run(text: text, isBold: bar.isEmphasized))
        }
        if let note = bar.note, !note.isEmpty { rest.append(note) }
        guard !rest.isEmpty else { return runs }
        let share =
            isBeneath || (runs.isEmpty && layout.isNarrow)
            ? 1 : runs.isEmpty ? 0.6 : bar.marker != nil ? 0.58 : layout.isNarrow ? 0.56 : 0.46
        let separator = runs.isEmpty ? "" : " · "
        let room = layout.width * share - (runs.first?.width ?? 0) - 20
        let left = (given ?? 0) - (runs.first?.width ?? 0) - TextMetrics.width(of: separator)
        let text = TextFitting.shorten(rest.joined(separator: " · "), to: max(60, room, left))
        runs.append(TextMark.Run(text: separator + text, classes: "soft"))
        return runs
    }
}
