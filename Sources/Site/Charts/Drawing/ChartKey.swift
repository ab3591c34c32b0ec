/// What the shapes and shades of a drawing mean, as a row of samples with words that breaks where it must.
struct ChartKey {
    /// What stands before the word.
    enum Sample {
        case filled(classes: String)
        case outlined
        case hatched
        /// A stroke of so many units' height: a marker.
        case tick
        case shape(StripMark.Shape)
    }

    var entries: [(sample: Sample, text: String)] = []

    /// The marks of the key, and the height they take with the room beneath; nothing where there are no entries.
    func draw(top: Double, left: Double = 0, width: Double) -> (marks: [Mark], height: Double) {
        var marks: [Mark] = []
        var x = left
        var y = top
        for entry in entries {
            let text = TextFitting.shorten(entry.text, to: width - Self.sampleWidth)
            let entryWidth = Self.sampleWidth + TextMetrics.width(of: text)
            if x > left, x + entryWidth > left + width {
                x = left
                y += Self.rowHeight
            }
            marks.append(contentsOf: Self.draw(entry.sample, x: x, y: y))
            marks.append(.text(TextMark(text, x: x + Self.sampleWidth, y: y + TextMark.ascent + 1, classes: "soft")))
            x += entryWidth + Self.gap
        }
        return (marks, entries.isEmpty ? 0 : y - top + Self.rowHeight + 8)
    }

    private static let sampleWidth = 20.0
    private static let rowHeight = 20.0
    private static let gap = 16.0

    private static func draw(_ sample: Sample, x: Double, y: Double) -> [Mark] {
        let box = Box(x: x, y: y + 2, width: 13, height: 11)
        return switch sample {
        case .filled(let classes): [.rectangle(box, classes: classes)]
        case .outlined: [.rectangle(box, classes: "outline")]
        case .hatched: [.hatched(box, classes: "outline")]
        case .tick: [.line(Point(x: x + 6, y: y), Point(x: x + 6, y: y + 15), classes: "marker")]
        case .shape(let shape): shape.marks(at: Point(x: x + 6, y: y + 8), radius: 5)
        }
    }
}
