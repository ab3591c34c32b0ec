import Content

/// Reads dates in the form that a map names: `MM/DD/YYYY`, `D MMMM YYYY`; dates of ISO 8601 always.
enum ImportDate {
    /// The date in the form of case files; nil for one that is not of the form or does not exist.
    static func read(_ text: String, formats: [String]) -> PartialDate? {
        for format in formats {
            if let date = read(text, format: format) { return date }
        }
        // A day of ISO 8601 may have a time behind it.
        if text.utf8.count > 10, let mark = text.dropFirst(10).first, mark == "T" || mark == " " {
            return PartialDate(String(text.prefix(10)))
        }
        return PartialDate(text)
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// The same for one form and no other.
    static func read(_ text: String, format: String) -> PartialDate? {
        var rest = text[...]
        var (year, month, day): (Int?, Int?, Int?) = (nil, nil, nil)
        var format = format[...]
        func number(_ digits: ClosedRange<Int>) -> Int? {
            let found = rest.prefix(digits.upperBound).prefix { $0.isASCII && $0.isNumber }
            guard digits.contains(found.count) else { return nil }
            rest = rest.dropFirst(found.count)
            return Int(found)
        }
        while let sign = format.first {
            let run = format.prefix { $0 == sign }
            format = format.dropFirst(run.count)
            switch (sign, run.count) {
            case ("Y", 4):
                guard let value = number(4...4) else { return nil }
                year = value
            case ("Y", 2):
                guard let value = number(2...2) else { return nil }
                year = value + (value < 70 ? 2000 : 1900)
            case ("M", 1), ("M", 2):
                guard let value = number(1...2) else { return nil }
                month = value
            case ("M", 3), ("M", 4):
                let word = rest.prefix { $0.isLetter }.lowercased()
                guard word.count >= 3, let place = months.firstIndex(where: { $0.hasPrefix(word) }) else { return nil }
                month = place + 1
                rest = rest.dropFirst(word.count)
                if rest.first == ".", format.first != "." { rest = rest.dropFirst() }
            case ("D", 1), ("D", 2):
                guard let value = number(1...2) else { return nil }
                day = value
            default:
                guard rest.hasPrefix(run) else { return nil }
                rest = rest.dropFirst(run.count)
            }
        }
        guard rest.isEmpty, let year else { return nil }
        var edtf = String(year)
        while edtf.utf8.count < 4 { edtf = "0" + edtf }
        for part in [month, day].compactMap({ $0 }) { edtf += part < 10 ? "-0\(part)" : "-\(part)" }
        return PartialDate(edtf)
    }
}

/// Reads amounts as tables write them: `9380`, `€ 1.234,56`, `1,985.68`, `4.75 million`, `PLN 40 000`.
struct ImportAmount {
    /// Why a text is no amount.
    struct Problem: Error { var message: String }

    /// The currency of amounts that name none.
    var currency: Currency?
    /// The sign before decimals: a point or a comma; nil where the texts tell.
    var decimal: Character?

    /// The amount as case files write it, `EUR 9380`.
    func read(_ text: String) throws(Problem) -> String {
        guard text.utf8.count <= 100 else { throw Problem(message: "`\(text.prefix(40))…` is too long an amount") }
        var rest = text.filter { !$0.isWhitespace && $0 != "\u{A0}" && $0 != "\u{202F}" && $0 != "'" && $0 != "’" }
        var found = currency
        if let (named, without) = Self.currency(in: rest) { (found, rest) = (named, without) }
        guard let found else { throw Problem(message: "`\(text)` names no currency, and the map names none") }
        var power = 0
        for (words, exponent) in Self.multiples {
            let lowered = rest.lowercased()
            if let word = words.first(where: { lowered.hasSuffix($0) && lowered.count > $0.count }) {
                rest = String(rest.dropLast(word.count))
                power = exponent
                break
            }
        }
        if rest.hasSuffix(",-") || rest.hasSuffix(".-") { rest = String(rest.dropLast(2)) }
        guard !rest.hasPrefix("-") else { throw Problem(message: "`\(text)` is below nothing") }
        let (whole, fraction) = try digits(rest, text, isMultiple: power > 0)
        return found.code + " " + (try written(whole, fraction, power, found, text))
    }

    private func written(
        _ whole: String, _ fraction: String, _ power: Int, _ currency: Currency, _ text: String
    ) throws(Problem) -> String {
        var (whole, fraction) = (whole, fraction)
        for _ in 0..<power {
            whole.append(fraction.isEmpty ? "0" : fraction.removeFirst())
        }
        // `12.500` with a point for decimals is twelve and a half, or twelve thousand and five hundred: nobody can tell.
        if power == 0, fraction.count == 3, currency.minorDigits < 3 {
            throw Problem(
                message:
                    "`\(text)` has three decimals; if they are thousands, say the other sign as `decimal` in the map")
        }
        while fraction.hasSuffix("0") { fraction.removeLast() }
        guard fraction.count <= currency.minorDigits else {
            throw Problem(message: "`\(text)` has more decimals than \(currency.code)")
        }
        while fraction.count < currency.minorDigits, !fraction.isEmpty { fraction.append("0") }
        while whole.count > 1, whole.hasPrefix("0") { whole.removeFirst() }
        guard whole.count <= 15 else { throw Problem(message: "`\(text)` is too large an amount") }
        return fraction.isEmpty ? whole : whole + "." + fraction
    }

    /// The digits before and behind the decimal sign.
    private func digits(_ rest: String, _ text: String, isMultiple: Bool) throws(Problem) -> (String, String) {
        let signs = rest.filter { $0 == "." || $0 == "," }
        var decimal = decimal
        if decimal == nil, let last = signs.last {
            let behind = rest.split(separator: last, omittingEmptySubsequences: false).last?.count ?? 0
            if signs.contains(where: { $0 != last }) || (signs.count == 1 && (behind != 3 || isMultiple)) {
                decimal = last
            } else if signs.count == 1 {
                throw Problem(
                    message:
                        "`\(text)`: nobody can tell what `\(last)` means; say `decimal: \".\"` or `\",\"` in the map")
            }
        }
        let parts = rest.split(separator: decimal ?? "\u{0}", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw Problem(message: "`\(text)` has several decimal signs") }
        let groups = parts[0].split(whereSeparator: { $0 == "." || $0 == "," })
        let whole = groups.joined()
        let isGrouped = groups.dropFirst().allSatisfy { $0.count == 3 }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard !whole.isEmpty || !fraction.isEmpty, isGrouped,
            (whole + fraction).utf8.allSatisfy({ (48...57).contains($0) })
        else { throw Problem(message: "`\(text)` is not an amount") }
        return (whole.isEmpty ? "0" : whole, fraction)
    }

    private static let multiples: [([String], Int)] = [
        (["billion", "bn", "miljard", "mrd", "mld"], 9),
        (["millions", "million", "miljoen", "mln", "mio", "m"], 6), (["thousand", "duizend", "tsd", "k"], 3),
    ]

    private static let symbols: [(String, String)] = [
        ("US$", "USD"), ("€", "EUR"), ("£", "GBP"), ("$", "USD"), ("zł", "PLN"), ("Kč", "CZK"), ("Ft", "HUF"),
        ("лв", "BGN"), ("¥", "JPY"),
    ]

    /// The currency that a text names at either end, and the text without it.
    static func currency(in text: String) -> (Currency, String)? {
        for (symbol, code) in symbols {
            guard let currency = Currency(code) else { continue }
            if text.hasPrefix(symbol) { return (currency, String(text.dropFirst(symbol.count))) }
            if text.hasSuffix(symbol) { return (currency, String(text.dropLast(symbol.count))) }
        }
        if let currency = Currency(String(text.prefix(3)).uppercased()) { return (currency, String(text.dropFirst(3))) }
        if let currency = Currency(String(text.suffix(3)).uppercased()) { return (currency, String(text.dropLast(3))) }
        return nil
    }
}
