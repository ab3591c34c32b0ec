/// Sums that changed on certain days, as stairs: all fines imposed so far, and what of them stands.
struct StepChart: Chart {
    /// A new sum, from a day on.
    struct Step: Sendable {
        var day: ChartDay
        var value: Int64
        /// The day in words, for the table.
        var date: String
        /// What happened, for the few steps worth naming: "Meta".
        var label: String?
    }

    /// One flight of stairs.
    struct Series: Sendable {
        var name: String
        /// In order of their days.
        var steps: [Step]
    }

    var identity: ChartIdentity
    var format: ChartFormat
    var time: TimeFormat
    /// The leading one first.
    var series: [Series]
    /// The day up to which the sums are known.
    var until: ChartDay
    /// The head of the table's first column: "Date".
    var dayTitle: String

    var isEmpty: Bool { series.allSatisfy(\.steps.isEmpty) }
    var hasLinks: Bool { false }

    var table: ChartTable {
        var dates: [ChartDay: String] = [:]
        for step in series.flatMap(\.steps) { dates[step.day] = step.date }
        let rows = dates.sorted { $0.key < $1.key }.map { day, date in
            [ChartTable.Cell(text: date)]
                + series.map { line in
                    let value = line.steps.last { $0.day <= day }?.value
                    return ChartTable.Cell.number(value.map(format.exact) ?? "–")
                }
        }
        return ChartTable(
            caption: identity.title, columns: [dayTitle] + series.map(\.name), rows: rows, endsLast: true)
    }

    func draw(_ layout: ChartLayout) -> Drawing {
        let steps = series.flatMap(\.steps)
        let first = steps.map(\.day).min() ?? until
        let last = max(until, steps.map(\.day).max() ?? until)
        func items(_ place: (Int64) -> Point) -> [EndLabels.Item] {
            series.enumerated().compactMap { index, line in
                guard let end = line.steps.last else { return nil }
                return EndLabels.Item(
                    name: line.name, value: (layout.isNarrow ? format.tick : format.label)(end.value),
                    end: place(end.value),
                    classes: "name-\(min(index, 5) + 1)")
            }
        }
        let labelWidth = EndLabels(items { _ in Point(x: 0, y: 0) }, layout: layout).width
        let least = Double(series.count) * 4 * ChartLayout.lineHeight + 20
        let frame = PlotFrame(
            top: 12, height: max(least, layout.isNarrow ? 220 : 300),
            maximum: steps.map(\.value).max() ?? 0, format: format, right: layout.width - labelWidth)
        let scale = TimeScale(from: first, to: last, start: frame.left, length: frame.right - frame.left)
        let end = scale.position(last)

        var marks = frame.grid()
        for (index, line) in series.enumerated().reversed() where !line.steps.isEmpty {
            let points = stairs(line, frame: frame, scale: scale, end: end)
            // The area lies beneath all lines.
            if index == 0 {
                marks.insert(.polygon(points + [Point(x: end, y: frame.bottom)], classes: "area"), at: 0)
            }
            marks.append(.polyline(points, classes: "line line-\(min(index, 5) + 1)"))
            marks.append(.circle(points[points.count - 1], radius: 3.5, classes: "dot-\(min(index, 5) + 1)"))
        }
        marks.append(frame.baseline())
        marks.append(contentsOf: stepLabels(frame: frame, scale: scale))
        let ends = items { Point(x: end, y: frame.y($0)) }
        marks.append(contentsOf: EndLabels(ends, layout: layout).marks(left: frame.right, in: 0...(frame.bottom + 8)))
        marks.append(contentsOf: scale.labels(time, y: frame.bottom + 22, within: 0...layout.width))
        return Drawing(width: layout.width, height: frame.bottom + 30, marks: marks)
    }

    /// In user units: a third of the width of the line.
    private static let leastRise = 0.5

    private func stairs(_ line: Series, frame: PlotFrame, scale: TimeScale, end: Double) -> [Point] {
        var points = [Point(x: scale.position(line.steps[0].day), y: frame.bottom)]
        for (index, step) in line.steps.enumerated() {
            let y = frame.y(step.value)
            // A rise that nobody can see only makes the page heavy; it is drawn with those that follow.
            guard abs(y - points[points.count - 1].y) >= Self.leastRise || index == line.steps.count - 1 else {
                continue
            }
            let x = scale.position(step.day)
            points.append(Point(x: x, y: points[points.count - 1].y))
            points.append(Point(x: x, y: y))
        }
        points.append(Point(x: end, y: points[points.count - 1].y))
        return points
    }

    /// The names of steps, left of where the stairs rise; one that would lie on another, or below the zero line, or
    /// beyond the axis, is left to the table.
    private func stepLabels(frame: PlotFrame, scale: TimeScale) -> [Mark] {
        var placed: [Box] = []
        var marks: [Mark] = []
        for line in series {
            for (before, step) in zip([nil] + line.steps.map { Optional($0) }, line.steps) {
                guard let label = step.label else { continue }
                let rise = step.value - (before?.value ?? 0)
                guard rise > 0 else { continue }
                let y = min(frame.y(step.value) + 13, frame.bottom - 6)
                let text = TextMark(label, x: scale.position(step.day) - 6, y: y, anchor: .end, classes: "soft halo")
                let box = text.box
                // The stairs are rising to the left as well: the label must clear the step before.
                guard frame.y(before?.value ?? 0) >= box.maxY - 2, box.x >= frame.left,
                    !placed.contains(where: { $0.intersects(box) }),
                    !crossesOther(box, scale: scale, frame: frame)
                else { continue }
                placed.append(box)
                marks.append(.text(text))
            }
        }
        return marks
    }

    /// Whether a flight of stairs runs through the box.
    private func crossesOther(_ box: Box, scale: TimeScale, frame: PlotFrame) -> Bool {
        series.contains { line in
            zip(line.steps, line.steps.dropFirst().map { Optional($0) } + [nil]).contains { step, next in
                let left = scale.position(step.day)
                let right = next.map { scale.position($0.day) } ?? frame.right
                return Box(x: left, y: frame.y(step.value) - 1, width: right - left, height: 2).intersects(box)
            }
        }
    }
}
