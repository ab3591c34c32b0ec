import Publication

/// What `casebook build --timings` prints: how long each stage took, and the pages of each template.
struct TimingReport {
    let stages: [StageClock.Stage]
    let groups: [PageTimes.Group]
    let jobs: Int

    var text: String {
        var text = "Stages, by the clock\n"
        for stage in stages { text += "  \(Self.time(stage.time))  \(stage.name)\n" }
        text +=
            "\nPages, by template or file: time to make them, without the writing, of \(jobs) \(jobs == 1 ? "thread" : "threads") together\n"
        text += "     total      pages       mean      worst\n"
        for group in groups {
            text += "  \(Self.time(group.total))  \(Self.right(Counted.grouped(group.pages), 9))"
            text += "  \(Self.time(group.total / max(group.pages, 1)))  \(Self.time(group.worst))"
            text += "  \(group.name)\(group.pages > 1 ? " (\(group.worstPage))" : "")\n"
        }
        return text
    }

    /// A time in milliseconds with two digits, to the right of its column.
    private static func time(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let hundredths = seconds * 100_000 + attoseconds / 10_000_000_000_000
        let rest = hundredths % 100
        return right("\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)", 9) + " ms"
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
