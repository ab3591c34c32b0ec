import Content
import Register

extension PageScope {
    /// The events of a case on an axis of time; nil where too few are dated to make a picture.
    func timelineFigure(_ record: CaseRecord) -> ChartView? {
        let story = record.content.status.story
        var events: [TimelineChart.Event] = []
        var days: [Day] = []
        for (place, entry) in story.enumerated() {
            let event = entry.event
            guard let date = event.date?.date else { continue }
            let day = date.earliest
            days.append(day)
            events.append(
                TimelineChart.Event(
                    day: ChartDay(day.date.year, day.date.month ?? 1, day.date.day ?? 1),
                    date: wording.dates.short(date),
                    label: label(event), amount: event.amount?.value.money.map { wording.money.text($0) },
                    isWeighty: event.type.isSanction || event.type.isDecisionOnChallenge,
                    href: "#" + (event.id.map { "event-" + $0.value } ?? "event-\(place + 1)")))
        }
        guard events.count >= 4, let first = days.min(), let last = days.max(), last.number - first.number > 365 else {
            return nil
        }
        let finding = wording(
            "finding.timeline",
            [
                "steps": wording.count("steps", events.count), "duration": duration(days: last.number - first.number),
            ])
        let title = wording("figure.timeline")
        let chart = TimelineChart(
            identity: ChartIdentity(
                id: "timeline-figure", title: title, finding: finding, emptyText: wording("chart.empty")),
            time: timeFormat,
            words: TimelineChart.Words(
                date: wording("table.date"), event: wording("figure.timeline-event"), amount: wording("label.amount")),
            events: events)
        // The list of events below is the table.
        var view = ChartView(id: "timeline-figure", headline: finding, svg: chart.svg())
        view.subtitle = title
        return view
    }
}
