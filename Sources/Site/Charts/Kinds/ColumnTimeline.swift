/// A timeline from top to bottom: for a phone, and for cases where much happened at once.
struct ColumnTimeline {
    let timeline: TimelineChart
    let width: Double
    /// The date stands before what happened, not above it.
    let isInline: Bool

    func draw() -> Drawing {
        let events = timeline.events
        // Room for the years or months at the left: those of an axis longer than this one can become.
        let longest = 360 + 90 * Double(events.count)
        let probe = TimeScale(from: timeline.span.first, to: timeline.span.last, start: 0, length: longest)
        let column = (labelled(probe).map { TextMetrics.width(of: timeline.time.label($0)) }.max() ?? 0).rounded(.up)
        let axis = column + 20
        let left = axis + 34
        let blocks = events.map { EventBlock($0, width: width - left - 4, isInline: isInline) }
        let sizes = blocks.map { $0.height + 10 }
        let total = sizes.reduce(0, +)
        // Proportion needs some room; labels that are pushed aside need theirs.
        let length = max(total + 8, min(360, total * 1.3))
        let scale = TimeScale(from: timeline.span.first, to: timeline.span.last, start: 10, length: length - 20)
        let poles = events.map { scale.position($0.day) }
        let starts = Spreading.starts(centres: poles, sizes: sizes, in: 0...length)

        var marks: [Mark] = []
        for day in labelled(scale) {
            let y = scale.position(day)
            marks.append(.line(Point(x: axis - 10, y: y), Point(x: axis, y: y), classes: "axis"))
            let text = timeline.time.label(day)
            marks.append(.text(TextMark(text, x: axis - 14, y: y + 5, anchor: .end, classes: "soft")))
        }
        marks.append(.line(Point(x: axis, y: 4), Point(x: axis, y: length - 4), classes: "axis"))
        for (index, event) in events.enumerated() {
            let middle = starts[index] + 14
            let elbow = [
                Point(x: axis, y: poles[index]), Point(x: axis + 12, y: poles[index]),
                Point(x: axis + 24, y: middle), Point(x: left - 4, y: middle),
            ]
            marks.append(.polyline(elbow, classes: "leader"))
            marks.append(blocks[index].mark(event, x: left, y: starts[index] + 5))
        }
        for (index, event) in events.enumerated() {
            let centre = Point(x: axis, y: poles[index])
            marks.append(
                .circle(centre, radius: event.isWeighty ? 6 : 4, classes: event.isWeighty ? "dot" : "dot-open"))
        }
        return Drawing(width: width, height: length, marks: marks)
    }

    /// The days that mark the axis, a line of text and more apart.
    private func labelled(_ scale: TimeScale) -> [ChartDay] {
        scale.ticks { days in
            zip(days, days.dropFirst()).allSatisfy { scale.position($1) - scale.position($0) >= 30 }
        }
    }
}
