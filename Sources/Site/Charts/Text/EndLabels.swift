/// The names of lines at their right ends, moved apart where the lines end close together.
struct EndLabels {
    /// A name, the number the line ends at, and where it ends.
    struct Item {
        var name: String
        var value: String
        var end: Point
        var classes: String
    }

    let items: [Item]
    /// How much room the labels take to the right of the lines.
    let width: Double

    init(_ items: [Item], layout: ChartLayout) {
        self.items = items
        let most = layout.width * (layout.isNarrow ? 0.36 : 0.28)
        var widest = 0.0
        for item in items {
            for line in Self.lines(item, to: most) {
                widest = max(widest, TextMetrics.width(of: line.text, isBold: line.isBold))
            }
        }
        width = items.isEmpty ? 8 : widest.rounded(.up) + Self.lead
    }

    /// The labels right of `left`, with a hairline to the end of the line wherever it ends elsewhere.
    func marks(left: Double, in range: ClosedRange<Double>) -> [Mark] {
        // Where two lines end at one height, the earlier series stands above.
        let order = items.indices.sorted { (items[$0].end.y, $0) < (items[$1].end.y, $1) }
        let lines = order.map { Self.lines(items[$0], to: width) }
        let heights = lines.map { Double($0.count) * ChartLayout.lineHeight + 4 }
        let starts = Spreading.starts(centres: order.map { items[$0].end.y }, sizes: heights, in: range)
        var marks: [Mark] = []
        for (place, index) in order.enumerated() {
            let item = items[index]
            let middle = starts[place] + heights[place] / 2
            if abs(middle - item.end.y) > 4 || left - item.end.x > 12 {
                let from = Point(x: item.end.x + 6, y: item.end.y)
                marks.append(.line(from, Point(x: left + Self.lead - 3, y: middle), classes: "leader"))
            }
            for (number, run) in lines[place].enumerated() {
                let y = starts[place] + 2 + Double(number) * ChartLayout.lineHeight + 13.5
                let full = run.text.hasSuffix("…") ? item.name : nil
                marks.append(.text(TextMark([run], x: left + Self.lead, y: y, full: full)))
            }
        }
        return marks
    }

    private static let lead = 16.0

    private static func lines(_ item: Item, to width: Double) -> [TextMark.Run] {
        TextFitting.wrap(item.name, to: width - lead, lines: 3, isBold: true).map {
            TextMark.Run(text: $0, classes: item.classes, isBold: true)
        } + [TextMark.Run(text: item.value)]
    }
}
