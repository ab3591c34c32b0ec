/// A date as exactly as it is known, in the Extended Date/Time Format (ISO 8601-2): a year, a month or a day.
package struct PartialDate: Hashable, Sendable {
    package var year: Int
    /// 1 to 12, or nil where only the year is known.
    package var month: Int?
    /// 1 to 31, or nil where only the month is known.
    package var day: Int?
    /// Written with `?`: the source is doubtful.
    package var isUncertain: Bool

    package init(year: Int, month: Int? = nil, day: Int? = nil, isUncertain: Bool = false) {
        self.year = year
        self.month = month
        self.day = day
        self.isUncertain = isUncertain
    }

    /// Reads `2019`, `2019-01`, `2019-01-22`, each also with `?`; nil for anything else, impossible days included.
    package init?(_ text: String) {
        var bytes = Array(text.utf8)
        isUncertain = bytes.last == UInt8(ascii: "?")
        if isUncertain { bytes.removeLast() }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
                value = value * 10 + Int(byte - UInt8(ascii: "0"))
            }
            return value
        }
        guard [4, 7, 10].contains(bytes.count), let year = number(0..<4), year >= 1 else { return nil }
        self.year = year
        if bytes.count >= 7 {
            guard bytes[4] == UInt8(ascii: "-"), let month = number(5..<7), (1...12).contains(month) else { return nil }
            self.month = month
        }
        if bytes.count == 10, let month {
            guard bytes[7] == UInt8(ascii: "-"), let day = number(8..<10), day >= 1,
                day <= PartialDate.days(in: month, of: year)
            else { return nil }
            self.day = day
        }
    }

    /// The first day that the date can be.
    package var earliest: Day { Day(year: year, month: month ?? 1, day: day ?? 1) }

    /// The last day that the date can be.
    package var latest: Day {
        let last = month ?? 12
        return Day(year: year, month: last, day: day ?? PartialDate.days(in: last, of: year))
    }

    /// The date as it is written in a case file.
    package var edtf: String {
        func padded(_ value: Int, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        var text = padded(year, 4)
        if let month { text += "-" + padded(month, 2) }
        if let day { text += "-" + padded(day, 2) }
        return isUncertain ? text + "?" : text
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A day of the Gregorian calendar, counted from 1 January 1970.
package struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before.
    package var number: Int

    package init(number: Int) {
        self.number = number
    }

    package init(year: Int, month: Int, day: Int) {
        // Days from civil, after Howard Hinnant: eras of 400 years that begin in March.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2024-12-18`; nil for anything else.
    package init?(_ text: String) {
        guard let date = PartialDate(text), date.day != nil, !date.isUncertain else { return nil }
        self = date.earliest
    }

    /// The day as a date.
    package var date: PartialDate {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthOfYear = (5 * dayOfYear + 2) / 153
        let month = monthOfYear < 10 ? monthOfYear + 3 : monthOfYear - 9
        return PartialDate(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * monthOfYear + 2) / 5 + 1)
    }

    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// A date of an event: known, or known to be unknown.
package enum EventDate: Hashable, Sendable {
    case on(PartialDate)
    case unknown

    package var date: PartialDate? {
        if case .on(let date) = self { date } else { nil }
    }
}

/// A stretch of time in which something was done: a date, or two with a slash between; an open end is still going on.
package struct DateInterval: Hashable, Sendable {
    package var start: PartialDate?
    package var end: PartialDate?
    /// Written as one date, not as two.
    package var isSingle: Bool

    /// Reads `2018`, `2018/2020`, `2018-05/..`, `../2020`.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1:
            guard let date = PartialDate(text) else { return nil }
            (start, end, isSingle) = (date, date, true)
        case 2:
            isSingle = false
            for (index, part) in parts.enumerated() where part != ".." {
                guard let date = PartialDate(part) else { return nil }
                if index == 0 { start = date } else { end = date }
            }
            guard start != nil || end != nil else { return nil }
            if let start, let end, start.earliest > end.latest { return nil }
        default: return nil
        }
    }
}
