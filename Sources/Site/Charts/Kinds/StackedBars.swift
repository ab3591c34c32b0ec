/// Several counts or amounts for each year, one on top of the other in a column.
struct StackedBars: Chart {
    /// One of the parts of every column, the lowest first.
    struct Part: Sendable {
        var name: String
        /// One value for each column.
        var values: [Int64]
        /// Hatched: what no longer stands.
        var isFallen = false
    }

    var identity: ChartIdentity
    var format: ChartFormat
    /// The columns from left to right: "2024", and shorter where it is cramped: "’24".
    var columns: [ChartColumn]
    var parts: [Part]
    /// The head of the table's first column: "Year".
    var columnTitle: String
    /// The head of the table's last column: "All".
    var totalTitle: String

    var isEmpty: Bool { columns.isEmpty || parts.isEmpty }
    var hasLinks: Bool { false }

    var totals: [Int64] {
        columns.indices.map { column in
            parts.reduce(0) { $0 + ($1.values.indices.contains(column) ? $1.values[column] : 0) }
        }
    }

    var table: ChartTable {
        let totals = totals
        let isStacked = parts.count > 1
        return ChartTable(
            caption: identity.title,
            columns: [columnTitle] + parts.map(\.name) + (isStacked ? [totalTitle] : []),
            rows: columns.indices.map { index in
                let values = parts.map { $0.values.indices.contains(index) ? $0.values[index] : 0 }
                let cells = (values + (isStacked ? [totals[index]] : [])).map {
                    ChartTable.Cell.number(format.exact($0))
                }
                return [ChartTable.Cell(text: columns[index].label, href: columns[index].href)] + cells
            })
    }

    func draw(_ layout: ChartLayout) -> Drawing {
        let totals = totals
        var key = ChartKey()
        if parts.count > 1 {
            key.entries = parts.indices.map {
                (parts[$0].isFallen ? .hatched : .filled(classes: shade($0)), parts[$0].name)
            }
        }
        let (keyMarks, keyHeight) = key.draw(top: 0, width: layout.width)
        let frame = PlotFrame(
            top: keyHeight + 22, height: layout.isNarrow ? 200 : 280,
            maximum: totals.max() ?? 0, format: format, right: layout.width)
        var marks = keyMarks + frame.grid()

        let axis = ColumnAxis(columns: columns, left: frame.left, right: frame.right)
        let thickness = max(1, min(64, axis.step * 0.74))
        for index in columns.indices {
            var base: Int64 = 0
            let left = axis.centre(index) - thickness / 2
            var pieces: [Mark] = []
            for (partIndex, part) in parts.enumerated() {
                let value = part.values.indices.contains(index) ? part.values[index] : 0
                guard value > 0 else { continue }
                let top = frame.y(base + value)
                let box = Box(x: left, y: top, width: thickness, height: max(1, frame.y(base) - top))
                pieces.append(
                    part.isFallen
                        ? .hatched(box, classes: "outline") : .rectangle(box, classes: "piece \(shade(partIndex))"))
                base += value
            }
            let words = "\(columns[index].label): \(format.label(totals[index]))"
            if !pieces.isEmpty { marks.append(.group(title: words, pieces)) }
        }
        marks.append(frame.baseline())
        marks.append(contentsOf: totalLabels(totals, axis: axis, frame: frame))
        marks.append(contentsOf: axis.labels(y: frame.bottom + 22, edge: layout.width))
        return Drawing(width: layout.width, height: frame.bottom + 30, marks: marks)
    }

    /// The sum on top of every column where there is room for all, else on the highest alone.
    private func totalLabels(_ totals: [Int64], axis: ColumnAxis, frame: PlotFrame) -> [Mark] {
        let texts = totals.map(format.label)
        let fits = texts.allSatisfy { TextMetrics.width(of: $0) <= axis.step - 4 }
        guard let highest = totals.max(), highest > 0 else { return [] }
        return totals.indices.compactMap { index -> Mark? in
            guard totals[index] > 0, fits || totals[index] == highest && totals.firstIndex(of: highest) == index else {
                return nil
            }
            let half = TextMetrics.width(of: texts[index]) / 2
            let x = max(frame.left + half, min(axis.centre(index), frame.right - half))
            return .text(
                TextMark(texts[index], x: x, y: frame.y(totals[index]) - 6, anchor: .middle, classes: "halo"))
        }
    }

    private func shade(_ index: Int) -> String { "series-\(min(index, 5) + 1)" }
}
