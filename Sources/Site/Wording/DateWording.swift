import Content

/// How one language writes dates.
struct DateWording: Sendable {
    private let locale: Locale
    private let months: [String]
    private let shortMonths: [String]
    private let day: LocaleTemplate
    private let month: LocaleTemplate
    private let shortDay: LocaleTemplate
    private let shortMonth: LocaleTemplate

    init(_ locale: Locale) {
        self.locale = locale
        months = (1...12).map { locale.text("month.\($0)") }
        shortMonths = (1...12).map { locale.text("month-short.\($0)") }
        day = LocaleTemplate(locale, "date.day")
        month = LocaleTemplate(locale, "date.month")
        shortDay = LocaleTemplate(locale, "date.day-short")
        shortMonth = LocaleTemplate(locale, "date.month-short")
    }

    /// The date in full: "18 December 2024", "December 2024", "2024", each also "(uncertain)".
    func text(_ date: PartialDate) -> String {
        let words = certain(date, months, day, month)
        return date.isUncertain ? locale.format("date.uncertain", ["date": words]) : words
    }

    /// The date for narrow columns: "18 Dec 2024".
    func short(_ date: PartialDate) -> String {
        let words = certain(date, shortMonths, shortDay, shortMonth)
        return date.isUncertain ? words + "?" : words
    }

    /// The value of a `time` element.
    func iso(_ date: PartialDate) -> String {
        var certain = date
        certain.isUncertain = false
        return certain.edtf
    }

    func view(_ date: PartialDate) -> DateView {
        DateView(text: text(date), short: short(date), iso: iso(date))
    }

    /// The date of an event: its own, one it is known by, or that it is not known.
    func view(_ event: Event) -> DateView {
        if let date = event.date?.date { return view(date) }
        if let known = event.knownBy {
            return DateView(
                text: locale.format("date.known-by", ["date": text(known)]),
                short: locale.format("date.known-by", ["date": short(known)]), iso: iso(known))
        }
        let unknown = locale.text("date.unknown")
        return DateView(text: unknown, short: unknown, iso: nil)
    }

    /// A stretch of time: "2018 to 2020", "since May 2018", "until 2020".
    func text(_ interval: DateInterval) -> String {
        switch (interval.start, interval.end) {
        case (let start?, let end?):
            if interval.isSingle { return text(start) }
            if start.month == nil, end.month == nil, !start.isUncertain, !end.isUncertain {
                return locale.format("date.years", ["from": String(start.year), "to": String(end.year)])
            }
            return locale.format("date.interval", ["from": text(start), "to": text(end)])
        case (let start?, nil): return locale.format("date.since", ["date": text(start)])
        case (nil, let end?): return locale.format("group.until", ["date": text(end)])
        case (nil, nil): return locale.text("date.unknown")
        }
    }

    private func certain(
        _ date: PartialDate, _ names: [String], _ dayPattern: LocaleTemplate, _ monthPattern: LocaleTemplate
    ) -> String {
        guard let number = date.month else { return String(date.year) }
        guard let day = date.day else {
            return monthPattern.fill(["month": names[number - 1], "y": String(date.year)])
        }
        return dayPattern.fill(["d": String(day), "month": names[number - 1], "y": String(date.year)])
    }
}

/// A pattern of the theme taken apart once, for what is written thousands of times.
struct LocaleTemplate: Sendable {
    private enum Piece: Sendable {
        case text(String)
        case value(String)
    }

    private let pieces: [Piece]

    init(_ locale: Locale, _ key: String) {
        // Filled with its own placeholders a pattern comes back as it was written.
        let names = ["d", "month", "y", "currency", "number", "n", "amount", "standing", "finality"]
        let pattern = locale.format(key, Dictionary(uniqueKeysWithValues: names.map { ($0, "\u{0}\($0)\u{0}") }))
        pieces = pattern.split(separator: "\u{0}", omittingEmptySubsequences: false).enumerated().map {
            $0.offset % 2 == 0 ? .text(String($0.element)) : .value(String($0.element))
        }
    }

    func fill(_ values: KeyValuePairs<String, String>) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .value(let name): result += values.first { $0.key == name }?.value ?? ""
            }
        }
        return result
    }
}
