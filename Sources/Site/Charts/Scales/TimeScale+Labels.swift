extension TimeScale {
    /// The marks of a horizontal axis: days and their labels, which stay within `range` and apart from each other.
    func horizontalTicks(
        _ format: TimeFormat, y: Double, within range: ClosedRange<Double>
    ) -> [(day: ChartDay, label: TextMark)] {
        func label(_ day: ChartDay) -> TextMark {
            let text = format.label(day)
            let half = TextMetrics.width(of: text) / 2
            let x = max(range.lowerBound + half, min(position(day), range.upperBound - half))
            return TextMark(text, x: x, y: y, anchor: .middle, classes: "soft")
        }
        let days = ticks { days in
            let boxes = days.map { label($0).box }
            return zip(boxes, boxes.dropFirst()).allSatisfy { $0.maxX + 8 <= $1.x }
        }
        return days.map { ($0, label($0)) }
    }

    /// The labels of a horizontal axis with a short stroke above each.
    func labels(_ format: TimeFormat, y: Double, within range: ClosedRange<Double>) -> [Mark] {
        horizontalTicks(format, y: y, within: range).flatMap { day, label -> [Mark] in
            let x = position(day)
            return [.line(Point(x: x, y: y - 22), Point(x: x, y: y - 17), classes: "axis"), .text(label)]
        }
    }
}
