/// How a few things changed from year to year, as lines named at their ends.
struct LineChart: Chart {
    /// A line.
    struct Series: Sendable {
        var name: String
        /// One value for each column; nil where there is none, and the line has a gap.
        var values: [Int64?]
    }

    var identity: ChartIdentity
    var format: ChartFormat
    var columns: [ChartColumn]
    /// The leading line first; more than six cannot be told apart.
    var series: [Series]
    /// The head of the table's first column: "Year".
    var columnTitle: String

    var isEmpty: Bool { !series.contains { $0.values.contains { $0 != nil } } }
    var hasLinks: Bool { false }

    var table: ChartTable {
        ChartTable(
            caption: identity.title, columns: [columnTitle] + series.map(\.name),
            rows: columns.indices.map { index in
                [ChartTable.Cell(text: columns[index].label, href: columns[index].href)]
                    + series.map { line in
                        .number(Self.value(line, index).map(format.exact) ?? "–")
                    }
            })
    }

    private static func value(_ line: Series, _ index: Int) -> Int64? {
        line.values.indices.contains(index) ? line.values[index] : nil
    }

    func draw(_ layout: ChartLayout) -> Drawing {
        let values = series.flatMap(\.values).compactMap { $0 }
        let named = series.enumerated().compactMap { index, line -> (Int, Int, Int64)? in
            guard let last = line.values.lastIndex(where: { $0 != nil }), let value = line.values[last] else {
                return nil
            }
            return (index, last, value)
        }
        // A line that ends early says when: its last number is not this year's.
        func when(_ column: Int) -> String { column == columns.count - 1 ? "" : " (\(columns[column].label))" }
        func items(_ place: (Int, Int64) -> Point) -> [EndLabels.Item] {
            named.map { index, last, value in
                EndLabels.Item(
                    name: series[index].name, value: (layout.isNarrow ? format.tick : format.label)(value) + when(last),
                    end: place(last, value),
                    classes: "name-\(min(index, 5) + 1)")
            }
        }
        let labelWidth = EndLabels(items { _, _ in Point(x: 0, y: 0) }, layout: layout).width
        // Labels may need more height than the lines do.
        let least = Double(named.count) * 3 * ChartLayout.lineHeight + 20
        let frame = PlotFrame(
            top: 12, height: max(least, layout.isNarrow ? 220 : 300), maximum: values.max() ?? 0,
            format: format, right: layout.width - labelWidth)
        let axis = ColumnAxis(columns: columns, left: frame.left, right: frame.right, isEdgeToEdge: true)
        func point(_ index: Int, _ value: Int64) -> Point { Point(x: axis.centre(index), y: frame.y(value)) }

        var marks = frame.grid() + [frame.baseline()]
        // The leading line is drawn last, over the others.
        for (index, line) in series.enumerated().reversed() {
            var run: [Point] = []
            var ends: [Point] = []
            let classes = "line line-\(min(index, 5) + 1)"
            for column in columns.indices {
                if let value = Self.value(line, column) { run.append(point(column, value)) }
                if Self.value(line, column) == nil || column == columns.count - 1 {
                    if run.count > 1 { marks.append(.polyline(run, classes: classes)) }
                    if run.count == 1 { ends.append(run[0]) }
                    if run.count > 1, column == columns.count - 1 { ends.append(run[run.count - 1]) }
                    run = []
                }
            }
            for end in ends { marks.append(.circle(end, radius: 3.5, classes: "dot-\(min(index, 5) + 1)")) }
        }
        marks.append(
            contentsOf: EndLabels(items(point), layout: layout).marks(left: frame.right, in: 0...(frame.bottom + 8)))
        marks.append(contentsOf: axis.labels(y: frame.bottom + 22, edge: layout.width))
        return Drawing(width: layout.width, height: frame.bottom + 30, marks: marks)
    }
}
