/// The events of one case on an axis of time: how long each step took, which a list does not show.
struct TimelineChart: Chart {
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
        return ColumnTimeline(timeline: self, width: layout.width, isInline: !layout.isNarrow).draw()
    }

    /// The days the axis runs over; never empty.
    var span: (first: ChartDay, last: ChartDay) {
        (events.first?.day ?? ChartDay(2000), events.last?.day ?? ChartDay(2000))
    }
}
