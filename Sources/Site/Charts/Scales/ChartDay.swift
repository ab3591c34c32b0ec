/// A day of the Gregorian calendar, as a place on an axis of time.
struct ChartDay: Hashable, Comparable, Sendable {
    var year: Int
    /// 1 to 12.
    var month: Int
    /// 1 to 31.
    var day: Int

    init(_ year: Int, _ month: Int = 1, _ day: Int = 1) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Days since 1 March of the year zero.
    var ordinal: Int {
        // Years are counted from March, so that the leap day is the last.
        let shifted = month > 2 ? year : year - 1
        let monthsFromMarch = (month + 9) % 12
        let era = shifted >= 0 ? shifted / 400 : (shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * monthsFromMarch + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    static func < (one: ChartDay, other: ChartDay) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }
}
