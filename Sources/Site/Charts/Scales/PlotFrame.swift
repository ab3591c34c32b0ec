/// The area of a chart with a vertical axis from zero: ticks at round numbers, hairlines across.
struct PlotFrame {
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double
    private let ticks: [Int64]
    private let format: ChartFormat

    /// An area from `top` of `height` user units; the axis' labels stand left of it, in as much room as they need.
    init(top: Double, height: Double, maximum: Int64, format: ChartFormat, right: Double) {
        self.top = top
        self.right = right
        self.format = format
        bottom = top + height
        ticks = NiceTicks.upTo(maximum, count: 5)
        let widest = ticks.map { TextMetrics.width(of: format.tick($0)) }.max() ?? 0
        left = widest.rounded(.up) + 8
    }

    /// Where a value stands.
    func y(_ value: Int64) -> Double {
        guard let maximum = ticks.last, maximum > 0 else { return bottom }
        return bottom - Double(value) / Double(maximum) * (bottom - top)
    }

    func grid() -> [Mark] {
        ticks.flatMap { tick -> [Mark] in
            let y = y(tick)
            let label = TextMark(format.tick(tick), x: left - 8, y: y + 5, anchor: .end, classes: "soft")
            guard tick > 0 else { return [.text(label)] }
            return [.line(Point(x: left, y: y), Point(x: right, y: y), classes: "grid"), .text(label)]
        }
    }

    func baseline() -> Mark {
        .line(Point(x: left, y: bottom), Point(x: right, y: bottom), classes: "axis")
    }
}
