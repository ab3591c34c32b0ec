/// An axis of time, from the first of a month to the first of another.
struct TimeScale: Sendable {
    let first: ChartDay
    let last: ChartDay
    private let start: Double
    private let length: Double

    /// A scale that holds the days from `from` to `to`, over `length` user units from `start`.
    init(from: ChartDay, to: ChartDay, start: Double, length: Double) {
        first = ChartDay(from.year, from.month)
        last = to.month == 12 ? ChartDay(to.year + 1, 1) : ChartDay(to.year, to.month + 1)
        self.start = start
        self.length = length
    }

    func position(_ day: ChartDay) -> Double {
        start + Double(day.ordinal - first.ordinal) / Double(max(1, last.ordinal - first.ordinal)) * length
    }

    /// The firsts of months or years that mark the axis: the closest steps of which `fits` approves, else the first day.
    func ticks(where fits: ([ChartDay]) -> Bool) -> [ChartDay] {
        for months in [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200] {
            // No label is narrower than this: the many months of a long span need not be tried.
            guard Double(last.year * 12 + last.month - first.year * 12 - first.month) / Double(months) * 16 <= length
            else { continue }
            let ticks = multiples(of: months)
            if !ticks.isEmpty, fits(ticks) { return ticks }
        }
        return [first]
    }

    /// The days every so many months, counted from the year zero.
    private func multiples(of months: Int) -> [ChartDay] {
        var month = first.year * 12 + first.month - 1
        if month % months != 0 { month += months - month % months }
        var days: [ChartDay] = []
        while month <= last.year * 12 + last.month - 1 {
            days.append(ChartDay(month / 12, month % 12 + 1))
            month += months
        }
        return days
    }
}

/// How an axis of time is written in the page's language.
struct TimeFormat: Sendable {
    /// A year: "2024".
    var year: @Sendable (Int) -> String
    /// A month with its year: "Jul 2024".
    var month: @Sendable (_ year: Int, _ month: Int) -> String

    /// A January is written as its year.
    func label(_ day: ChartDay) -> String {
        day.month == 1 ? year(day.year) : month(day.year, day.month)
    }
}
