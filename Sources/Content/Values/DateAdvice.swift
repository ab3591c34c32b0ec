/// Says what to write for the forms in which people write dates.
enum DateAdvice {
    static func problem(_ text: String) -> ScalarProblem {
        let plain = "write `2024-12-18`, or as much as is known: `2024-12`, `2024`"
        guard let guess = guess(text) else {
            return ScalarProblem("bad-date", "`\(text)` is not a date", suggestion: plain)
        }
        switch guess {
        case .impossible:
            return ScalarProblem("bad-date", "`\(text)` is not a day that exists")
        case .ambiguous(let first, let second):
            return ScalarProblem(
                "bad-date", "`\(text)` can be read as two days", suggestion: "write `\(first)` or `\(second)`")
        case .one(let date):
            return ScalarProblem(
                "bad-date", "`\(text)`: dates are written year-month-day", suggestion: "write `\(date)`",
                replacement: isCertain(text, date) ? date : nil)
        }
    }

    private enum Guess {
        case one(String)
        case ambiguous(String, String)
        case impossible
    }

    private static func guess(_ text: String) -> Guess? {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        func written(_ year: Int, _ month: Int, _ day: Int) -> String? {
            let date = PartialDate(year: year, month: month, day: day)
            return PartialDate(date.edtf) == nil ? nil : date.edtf
        }
        guard words.count == 3 || words.count == 2 else { return nil }
        let numbers = words.map { Int($0) }
        if words.count == 3, let year = numbers[0], year > 31 {
            guard let month = numbers[1] ?? monthNumber(words[1]), let day = numbers[2] else { return nil }
            return written(year, month, day).map(Guess.one) ?? .impossible
        }
        if words.count == 3, let year = numbers[2], year > 31 {
            if let month = monthNumber(words[1]), let day = numbers[0] {
                return written(year, month, day).map(Guess.one) ?? .impossible
            }
            if let month = monthNumber(words[0]), let day = numbers[1] {
                return written(year, month, day).map(Guess.one) ?? .impossible
            }
            guard let first = numbers[0], let second = numbers[1] else { return nil }
            switch (written(year, second, first), written(year, first, second)) {
            case (let dayFirst?, let monthFirst?):
                return dayFirst == monthFirst ? .one(dayFirst) : .ambiguous(dayFirst, monthFirst)
            case (let date?, nil), (nil, let date?): return .one(date)
            case (nil, nil): return .impossible
            }
        }
        if words.count == 2, let year = numbers[1], year > 31, let month = monthNumber(words[0]) {
            return .one(String(PartialDate(year: year, month: month).edtf))
        }
        return nil
    }

    /// True where the guess rests on nothing doubtful: whole names of months, and a year of our time.
    private static func isCertain(_ text: String, _ date: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard let year = PartialDate(date)?.year, (1900...2100).contains(year) else { return false }
        return words.allSatisfy { Int($0) != nil || months.contains($0) }
    }

    private static let months: Set<String> = [
        "jan", "january", "januari", "januar", "feb", "february", "februari", "februar", "mar", "march", "maart",
        "mrt", "märz", "apr", "april", "may", "mei", "mai", "jun", "june", "juni", "jul", "july", "juli", "aug",
        "august", "augustus", "sep", "sept", "september", "oct", "okt", "october", "oktober", "nov", "november",
        "dec", "december", "dezember",
    ]

    private static func monthNumber(_ word: String) -> Int? {
        let stems = [
            ["jan"], ["feb"], ["mar", "maa", "mrt"], ["apr"], ["may", "mei"], ["jun"], ["jul"], ["aug"], ["sep"],
            ["oct", "okt"], ["nov"], ["dec"],
        ]
        return stems.firstIndex { $0.contains { word.hasPrefix($0) } }.map { $0 + 1 }
    }
}
