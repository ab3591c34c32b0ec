/// Lays out a strip plot: for each row a heading, the middle half as a band, the marks, and the names of the largest.
struct StripDrawing {
    let plot: StripPlot
    let layout: ChartLayout
    private let scale: LogScale
    /// Where fines of nothing stand, left of the scale; nil where there are none.
    private let zero: Double?

    init(plot: StripPlot, layout: ChartLayout) {
        self.plot = plot
        self.layout = layout
        let values = plot.rows.flatMap { $0.marks.map(\.value) }
        let hasZero = values.contains { $0 <= 0 }
        zero = hasZero ? 16 : nil
        let left = hasZero ? 52.0 : 16
        scale = LogScale(holding: values, left: left, width: layout.width - left - 16)
    }

    func draw() -> Drawing {
        var key = ChartKey()
        let shapes = Set(plot.rows.flatMap { $0.marks.map(\.shape) })
        if shapes.count > 1 || shapes.contains(.contested) {
            let used = StripMark.Shape.allCases.filter(shapes.contains)
            key.entries = used.map { (.shape($0), plot.words.shape($0)) }
        }
        let (keyMarks, keyHeight) = key.draw(top: 0, width: layout.width)
        var content: [Mark] = []
        var y = keyHeight
        let top = y
        for row in plot.rows {
            let (marks, height) = draw(row, top: y)
            content.append(contentsOf: marks)
            y += height
        }
        let (axis, lines) = axis(top: top, bottom: y)
        return Drawing(width: layout.width, height: y + 26, marks: keyMarks + lines + content + axis)
    }

    private func position(_ value: Int64) -> Double {
        value > 0 ? scale.position(value) : zero ?? scale.position(value)
    }

    private func draw(_ row: StripPlot.Row, top: Double) -> (marks: [Mark], height: Double) {
        var y = top
        var marks: [Mark] = []
        if !row.label.isEmpty {
            let label = TextFitting.shorten(row.label, to: layout.width, isBold: true)
            var runs = [TextMark.Run(text: label, classes: "halo", isBold: true)]
            var below: [String] = []
            if let note = row.note {
                let rest = layout.width - runs[0].width - 12
                if TextMetrics.width(of: note) <= rest {
                    runs.append(TextMark.Run(text: " · " + note, classes: "soft halo"))
                } else {
                    below = TextFitting.wrap(note, to: layout.width, lines: 3)
                }
            }
            marks.append(.text(TextMark(runs, x: 0, y: y + 14)))
            y += 20
            for line in below {
                marks.append(.text(TextMark(line, x: 0, y: y + 12, classes: "soft halo")))
                y += ChartLayout.lineHeight
            }
            y += 4
        }
        let radius = 4.5
        let positions = row.marks.map { position($0.value) }
        let limit = plot.rows.count == 1 ? 72.0 : 30
        let offsets = Swarm.offsets(positions: positions, distance: radius * 2 + 1, limit: limit)
        let half = max(14, (offsets.map { abs($0) }.max() ?? 0) + radius + 3)

        if let summary = row.summary {
            // Each label has a line of its own: where median and mean are close, they cannot touch.
            y += draw(summary, y: y, half: half, into: &marks)
        }
        let middle = y + half
        let flags = NamedMarks(row: row, count: plot.named, positions: positions, layout: layout, format: plot.format)
        marks.append(contentsOf: flags.poles(offsets: offsets, middle: middle, bottom: middle + half))
        marks.append(
            contentsOf: shapes(of: row, positions: positions, offsets: offsets, middle: middle, radius: radius))
        marks.append(contentsOf: flags.labels(top: middle + half))
        return (marks, middle + half + flags.height + 10 - top)
    }

    /// The marks, each with words that hovering shows; of very many, and on a phone, where nothing hovers, those in one
    /// place are drawn once, without words.
    private func shapes(
        of row: StripPlot.Row, positions: [Double], offsets: [Double], middle: Double, radius: Double
    ) -> [Mark] {
        /// A place to two units, and what stands there.
        struct Spot: Hashable {
            var x: Int
            var y: Int
            var shape: StripMark.Shape
        }
        let isPlain = layout.isNarrow || row.marks.count > Self.crowd
        var drawn: Set<Spot> = []
        return row.marks.indices.flatMap { index -> [Mark] in
            let mark = row.marks[index]
            let centre = Point(x: positions[index], y: middle + offsets[index])
            let shape = mark.shape.marks(at: centre, radius: radius)
            guard isPlain else {
                let words = "\(mark.name): \(plot.format.label(mark.value)), \(plot.words.shape(mark.shape))"
                return [.group(title: words, shape)]
            }
            let spot = Spot(x: Int(centre.x / 2), y: Int(centre.y / 2), shape: mark.shape)
            return drawn.insert(spot).inserted ? shape : []
        }
    }

    /// From so many marks on, none can be told from its neighbour.
    private static let crowd = 600

    /// The band of the middle half with the median and the mean, and the height their labels take.
    private func draw(_ summary: StripPlot.Summary, y: Double, half: Double, into marks: inout [Mark]) -> Double {
        let lines = summary.mean == nil ? 1.0 : 2
        let height = lines * ChartLayout.lineHeight + 4
        let strip = y + height
        let left = position(summary.lowerQuartile)
        let band = Box(x: left, y: strip, width: max(2, position(summary.upperQuartile) - left), height: half * 2)
        marks.append(.rectangle(band, classes: "band"))
        func label(_ text: String, at x: Double, line: Double, classes: String) {
            let text = TextFitting.shorten(text, to: layout.width)
            let width = TextMetrics.width(of: text) / 2
            let labelX = max(width, min(x, layout.width - width))
            let baseline = y + line * ChartLayout.lineHeight + 14
            marks.append(
                .line(Point(x: x, y: baseline + 4), Point(x: x, y: strip + half * 2), classes: classes))
            marks.append(.text(TextMark(text, x: labelX, y: baseline, anchor: .middle, classes: "halo")))
        }
        if let mean = summary.mean { label(plot.words.mean(mean), at: position(mean), line: 0, classes: "mean") }
        label(plot.words.median(summary.median), at: position(summary.median), line: lines - 1, classes: "median")
        return height
    }

    private func axis(top: Double, bottom: Double) -> (labels: [Mark], lines: [Mark]) {
        var labels: [Mark] = []
        var lines: [Mark] = []
        var free = 0.0
        if let zero {
            let text = plot.format.tick(0)
            let half = TextMetrics.width(of: text) / 2
            let x = max(half, zero)
            labels.append(.text(TextMark(text, x: x, y: bottom + 18, anchor: .middle, classes: "soft")))
            lines.append(.line(Point(x: zero, y: top), Point(x: zero, y: bottom), classes: "grid"))
            free = x + half + 10
        }
        let every = every(from: free)
        for (index, decade) in scale.decades.enumerated() {
            let x = scale.position(decade)
            lines.append(.line(Point(x: x, y: top), Point(x: x, y: bottom), classes: "grid"))
            guard (scale.decades.count - 1 - index) % every == 0 else { continue }
            labels.append(.text(label(decade, y: bottom + 18)))
        }
        lines.append(.line(Point(x: 0, y: bottom), Point(x: layout.width, y: bottom), classes: "axis"))
        return (labels, lines)
    }

    private func label(_ decade: Int64, y: Double) -> TextMark {
        let text = plot.format.tick(decade)
        let half = TextMetrics.width(of: text) / 2
        let x = max(half, min(scale.position(decade), layout.width - half))
        return TextMark(text, x: x, y: y, anchor: .middle, classes: "soft")
    }

    /// Every how many powers of ten are labelled, counted back from the last, so that the labels keep apart.
    private func every(from left: Double) -> Int {
        let boxes = scale.decades.map { label($0, y: 0).box }
        return (1..<max(2, boxes.count)).first { step in
            let shown = boxes.indices.filter { (boxes.count - 1 - $0) % step == 0 }.map { boxes[$0] }
            return (shown.first?.x ?? left) >= left
                && zip(shown, shown.dropFirst()).allSatisfy { $0.maxX + 10 <= $1.x }
        } ?? boxes.count
    }
}
