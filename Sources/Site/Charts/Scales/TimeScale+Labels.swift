extension TimeScale {
    /// The labels of a horizontal axis, each centred on its day and moved no further than the ends of `range` ask.
    func labels(_ format: TimeFormat, y: Double, within range: ClosedRange<Double>) -> [Mark] {
        var marks: [Mark] = []
        var free = range.lowerBound
        for day in ticks(size: { TextMetrics.width(of: format.label($0)) }, gap: 14) {
            let text = format.label(day)
            let half = TextMetrics.width(of: text) / 2
            let x = max(range.lowerBound + half, min(position(day), range.upperBound - half))
            // At the ends two labels may have been moved together: the earlier stays.
            guard x - half >= free else { continue }
            free = x + half + 8
            marks.append(.line(Point(x: position(day), y: y - 22), Point(x: position(day), y: y - 17), classes: "axis"))
            marks.append(.text(TextMark(text, x: x, y: y, anchor: .middle, classes: "soft")))
        }
        return marks
    }
}
