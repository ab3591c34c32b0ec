/// A column of a chart, or a point of its lines: a year, most often.
struct ChartColumn: Sendable, Hashable {
    var label: String
    /// A shorter label for where it is cramped: "’24".
    var short: String?
    /// Where the table leads to from here.
    var href: String?
}

/// Columns side by side along the foot of a chart, with as many labels as there is room for.
struct ColumnAxis {
    let columns: [ChartColumn]
    let left: Double
    let right: Double
    /// The first and the last stand at the ends, as the points of a line do; else each has room to both sides.
    var isEdgeToEdge = false

    /// From one column to the next, in user units.
    var step: Double { (right - left) / Double(max(1, isEdgeToEdge ? columns.count - 1 : columns.count)) }

    func centre(_ index: Int) -> Double {
        isEdgeToEdge && columns.count > 1 ? left + Double(index) * step : left + (Double(index) + 0.5) * step
    }

    /// The labels beneath: all of them, or all short, or every so many, counted back from the last; none beyond `edge`.
    func labels(y: Double, edge: Double) -> [Mark] {
        let full = columns.map(\.label)
        let short = columns.map { $0.short ?? $0.label }
        let room = step - Self.gap
        let texts = full.allSatisfy { TextMetrics.width(of: $0) <= room } ? full : short
        let widest = texts.map { TextMetrics.width(of: $0) }.max() ?? 0
        // One label may lean over the ends of the axis, but not over those of the drawing: it is shortened to the room.
        let every = max(1, Int(((min(widest, right - left) + Self.gap) / step).rounded(.up)))
        var marks: [Mark] = []
        // The last label may have been moved in from the edge, so that the one before it has no room left.
        var free = Double.infinity
        for index in columns.indices.reversed() where (columns.count - 1 - index) % every == 0 {
            let text = TextFitting.shorten(texts[index], to: min(right - left, step * Double(every) - Self.gap))
            let half = TextMetrics.width(of: text) / 2
            let x = max(half, min(centre(index), edge - half))
            guard x + half <= free else { continue }
            free = x - half - Self.gap
            marks.append(
                .text(TextMark([TextMark.Run(text: text)], x: x, y: y, anchor: .middle, full: title(text, index))))
        }
        return marks.reversed()
    }

    private func title(_ text: String, _ index: Int) -> String? {
        text == columns[index].label ? nil : columns[index].label
    }

    private static let gap = 8.0
}
