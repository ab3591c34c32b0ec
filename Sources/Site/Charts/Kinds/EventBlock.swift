/// The lines of text that stand for an event.
struct EventBlock {
    /// The date, then what happened, then the amount.
    let lines: [[TextMark.Run]]
    let full: String?
    let width: Double

    init(_ event: TimelineChart.Event, width most: Double, isInline: Bool = false) {
        let label = TextFitting.wrap(event.label, to: most, lines: 2, isBold: event.isWeighty)
        full = TextFitting.isShortened(event.label, as: label) ? event.label : nil
        var lines = [[TextMark.Run(text: TextFitting.shorten(event.date, to: most), classes: "soft")]]
        lines += label.map {
            [TextMark.Run(text: $0, classes: event.href == nil ? "" : "name", isBold: event.isWeighty)]
        }
        if let amount = event.amount {
            let run = TextMark.Run(text: TextFitting.shorten(amount, to: most))
            let last = lines[lines.count - 1].reduce(0) { $0 + $1.width }
            let inline = TextMark.Run(text: " " + amount)
            if last + inline.width <= most { lines[lines.count - 1].append(inline) } else { lines.append([run]) }
        }
        if isInline, lines.count == 2 {
            let joined = lines[0] + [TextMark.Run(text: " · ", classes: "soft")] + lines[1]
            if joined.reduce(0, { $0 + $1.width }) <= most { lines = [joined] }
        }
        self.lines = lines
        width = lines.map { $0.reduce(0) { $0 + $1.width } }.max() ?? 0
    }

    var height: Double { Double(lines.count) * ChartLayout.lineHeight }

    /// The text with its top at `y`; a link with room for a finger where the event has an address.
    func mark(_ event: TimelineChart.Event, x: Double, y: Double, anchor: TextMark.Anchor = .start) -> Mark {
        let texts = lines.enumerated().map { index, runs in
            Mark.text(
                TextMark(runs, x: x, y: y + Double(index) * ChartLayout.lineHeight + 13.5, anchor: anchor))
        }
        guard let href = event.href else { return .group(title: full, texts) }
        let left = anchor == .end ? x - width : x
        let target = Box(x: left, y: y - 5, width: max(width, ChartLayout.target), height: height + 10)
        return .link(href: href, title: full, target: target, texts)
    }
}
