/// The events of one case on an axis of time: how long each step took, which a list does not show.
struct CaseTimeline: Chart {
    /// A step of the case.
    struct Event: Sendable {
        var day: ChartDay
        /// The day in words, as exact as it is known: "December 2024".
        var date: String
        /// "Fine imposed".
        var label: String
        /// "€ 4.75 million".
        var amount: String?
        /// A sanction or a decision on it, rather than a step on the way.
        var isWeighty = false
        /// The event's place in the page's list: `#event-3`.
        var href: String?
    }

    /// The heads of the table's columns.
    struct Words: Sendable {
        var date: String
        var event: String
        var amount: String
    }

    var identity: ChartIdentity
    var time: TimeFormat
    var words: Words
    /// In order of their days.
    let events: [Event]

    init(identity: ChartIdentity, time: TimeFormat, words: Words, events: [Event]) {
        self.identity = identity
        self.time = time
        self.words = words
        self.events = events.enumerated().sorted {
            ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
        }.map(\.element)
    }

    var isEmpty: Bool { events.isEmpty }
    var hasLinks: Bool { events.contains { $0.href != nil } }

    var table: ChartTable {
        let hasAmounts = events.contains { $0.amount != nil }
        return ChartTable(
            caption: identity.title, columns: [words.date, words.event] + (hasAmounts ? [words.amount] : []),
            rows: events.map { event in
                [ChartTable.Cell(text: event.date), ChartTable.Cell(text: event.label, href: event.href)]
                    + (hasAmounts ? [.number(event.amount ?? "")] : [])
            })
    }

    func draw(_ layout: ChartLayout) -> Drawing {
        if !layout.isNarrow, let drawing = FlagTimeline(timeline: self, width: layout.width).draw() { return drawing }
        return ColumnTimeline(timeline: self, width: layout.width).draw()
    }

    /// The days the axis runs over; never empty.
    var span: (first: ChartDay, last: ChartDay) {
        (events.first?.day ?? ChartDay(2000), events.last?.day ?? ChartDay(2000))
    }
}

/// The lines of text that stand for an event.
struct EventBlock {
    /// The date, then what happened, then the amount.
    let lines: [[TextMark.Run]]
    let full: String?
    let width: Double

    init(_ event: CaseTimeline.Event, width most: Double) {
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
        self.lines = lines
        width = lines.map { $0.reduce(0) { $0 + $1.width } }.max() ?? 0
    }

    var height: Double { Double(lines.count) * ChartLayout.lineHeight }

    /// The text with its top at `y`; a link with room for a finger where the event has an address.
    func mark(_ event: CaseTimeline.Event, x: Double, y: Double, anchor: TextMark.Anchor = .start) -> Mark {
        let texts = lines.enumerated().map { index, runs in
            Mark.text(
                TextMark(
                    runs, x: x, y: y + Double(index) * ChartLayout.lineHeight + 13.5, anchor: anchor,
                    full: index == 1 ? full : nil))
        }
        guard let href = event.href else { return .group(title: full, classes: "event", texts) }
        let left = anchor == .end ? x - width : x
        let target = Box(x: left, y: y, width: max(width, ChartLayout.target), height: height)
        return .link(href: href, title: full, target: target, texts)
    }
}
