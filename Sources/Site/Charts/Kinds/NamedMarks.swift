/// The names of the largest marks of a strip, hanging beneath it like flags from poles that lead up to the marks.
struct NamedMarks {
    private struct Flag {
        var mark: Int
        var pole: Double
        var text: TextMark.Run
        var value: TextMark.Run
        var full: String?
        var lane = 0
        var fliesLeft = false

        var width: Double { text.width + value.width + 14 }
    }

    private var flags: [Flag] = []
    private let row: StripPlot.Row

    /// How much room the names take beneath the strip.
    let height: Double

    init(row: StripPlot.Row, count: Int, positions: [Double], layout: ChartLayout, format: ChartFormat) {
        self.row = row
        let largest = row.marks.indices.sorted { (-row.marks[$0].value, $0) < (-row.marks[$1].value, $1) }
        flags = largest.prefix(count).map { index in
            let mark = row.marks[index]
            let value = TextMark.Run(text: " " + format.label(mark.value), classes: "halo")
            // To the side that has more room, though not across the whole drawing.
            let side = max(positions[index], layout.width - positions[index])
            let room = min(side, layout.width * 0.72) - value.width - 14
            let name = TextFitting.shorten(mark.name, to: room, isBold: true)
            let text = TextMark.Run(text: name, classes: mark.href == nil ? "halo" : "name halo", isBold: true)
            return Flag(
                mark: index, pole: positions[index], text: text, value: value,
                full: name == mark.name ? nil : mark.name)
        }.sorted { ($0.pole, $0.mark) < ($1.pole, $1.mark) }
        let places = FlagLanes.places(poles: flags.map(\.pole), widths: flags.map(\.width), within: layout.width)
        for (index, place) in places.enumerated() {
            flags[index].lane = place.lane
            flags[index].fliesLeft = place.fliesLeft
        }
        height = flags.isEmpty ? 0 : Double((flags.map(\.lane).max() ?? 0) + 1) * ChartLayout.target + 4
    }

    /// From each mark down to its name.
    func poles(offsets: [Double], middle: Double, bottom: Double) -> [Mark] {
        flags.map { flag in
            .line(
                Point(x: flag.pole, y: middle + offsets[flag.mark]),
                Point(x: flag.pole, y: bottom + Double(flag.lane + 1) * ChartLayout.target - 4), classes: "leader")
        }
    }

    func labels(top: Double) -> [Mark] {
        flags.map { flag in
            let y = top + Double(flag.lane) * ChartLayout.target
            let x = flag.fliesLeft ? flag.pole - 6 : flag.pole + 6
            let text = TextMark(
                [flag.text, flag.value], x: x, y: y + 20, anchor: flag.fliesLeft ? .end : .start, full: flag.full)
            guard let href = row.marks[flag.mark].href else { return .text(text) }
            let box = text.box
            let target = Box(
                x: box.x, y: y, width: max(box.width, ChartLayout.target), height: ChartLayout.target)
            return .link(href: href, title: nil, target: target, [.text(text)])
        }
    }
}
