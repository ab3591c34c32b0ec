/// A timeline from left to right, with what happened on flags above the axis and, near its end, below it.
struct FlagTimeline {
    let timeline: TimelineChart
    let width: Double

    /// Nil where the events stand so close that the flags would pile up.
    func draw() -> Drawing? {
        let events = timeline.events
        let scale = TimeScale(
            from: timeline.span.first, to: timeline.span.last, start: 8, length: width - 16)
        let poles = events.map { scale.position($0.day) }
        let blocks = events.map { EventBlock($0, width: 230) }
        let widths = blocks.map { $0.width + Self.lead + 12 }
        let below = events.indices.filter { poles[$0] + widths[$0] > width }
        let above = events.indices.filter { poles[$0] + widths[$0] <= width }
        let upper = Side(
            above, lanes: FlagLanes.lanes(poles: above.map { poles[$0] }, widths: above.map { widths[$0] }), blocks)
        let lower = Side(
            below,
            lanes: FlagLanes.lanesToTheLeft(poles: below.map { poles[$0] }, widths: below.map { widths[$0] }), blocks)
        guard max(upper.heights.count, lower.heights.count) <= 4 else { return nil }

        let axis = upper.height + 14
        let bottom = axis + 14 + lower.height
        let ticks = scale.horizontalTicks(timeline.time, y: bottom + 22, within: 0...width)
        var lines: [Mark] = []
        for tick in ticks {
            let x = scale.position(tick.day)
            lines.append(.line(Point(x: x, y: 0), Point(x: x, y: bottom + 4), classes: "grid"))
        }
        var marks = lines + [.line(Point(x: 0, y: axis), Point(x: width, y: axis), classes: "axis")]
        for (side, direction) in [(upper, -1.0), (lower, 1.0)] {
            for (place, index) in side.events.enumerated() {
                let offset = side.offset(of: side.lanes[place])
                let block = blocks[index]
                let top = direction < 0 ? axis - 14 - offset - block.height : axis + 14 + offset
                let tip = direction < 0 ? top : top + block.height
                marks.append(
                    .line(Point(x: poles[index], y: axis), Point(x: poles[index], y: tip), classes: "leader"))
                let x = poles[index] - direction * Self.lead
                marks.append(block.mark(events[index], x: x, y: top, anchor: direction < 0 ? .start : .end))
            }
        }
        for (index, event) in events.enumerated() {
            let centre = Point(x: poles[index], y: axis)
            marks.append(
                .circle(centre, radius: event.isWeighty ? 6 : 4, classes: event.isWeighty ? "dot" : "dot-open"))
        }
        return Drawing(width: width, height: bottom + 30, marks: marks + ticks.map { .text($0.label) })
    }

    private static let lead = 6.0

    /// The flags on one side of the axis.
    private struct Side {
        let events: [Int]
        let lanes: [Int]
        /// The height of each lane, nearest to the axis first.
        let heights: [Double]

        init(_ events: [Int], lanes: [Int], _ blocks: [EventBlock]) {
            self.events = events
            self.lanes = lanes
            var heights = Array(repeating: 0.0, count: (lanes.max() ?? -1) + 1)
            for (event, lane) in zip(events, lanes) { heights[lane] = max(heights[lane], blocks[event].height + 10) }
            self.heights = heights
        }

        var height: Double { heights.reduce(0, +) }
        func offset(of lane: Int) -> Double { heights[..<lane].reduce(0, +) }
    }
}
