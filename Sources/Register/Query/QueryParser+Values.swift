import Content

extension QueryParser {
    /// A value of a field; the end of a range of provisions needs no law of its own.
    mutating func value(of field: QueryField, after first: QueryValue? = nil) throws(QueryError) -> Placed<QueryValue> {
        let start = token
        let text: String
        switch token.kind {
        case .quoted(let quoted): text = quoted
        case .word(let word):
            guard !QueryText.reserved.contains(word) || isWord(of: field) else {
                var error = unexpected("a value", expected: expectedValues(field))
                error.suggestion =
                    field.form == .country && Country(word.uppercased()) != nil
                    ? "write `\(word.uppercased())`" : nil
                throw error
            }
            text = word
        default: throw unexpected("a value", expected: expectedValues(field))
        }
        let value: QueryValue
        switch field.form {
        case .amount: return try amount(text)
        case .id: value = .id(text)
        case .country: value = try country(text)
        case .provision: value = try provision(text, after: first)
        case .currency: value = try currency(text)
        case .word(let words): value = try oneOf(words, text, field)
        case .flag: value = try flag(text, field)
        case .number(let range): value = try number(text, range)
        case .date: value = try date(text)
        case .text: value = .word(text)
        }
        _ = advance()
        return Placed(value, at: start.span)
    }

    /// Whether a word of the grammar is a value here: `kind = order`.
    private func isWord(of field: QueryField) -> Bool {
        guard case .word(let words) = field.form, case .word(let word) = token.kind else { return false }
        return words.contains(word) && !isAtClause
    }

    /// What a field's values look like, for messages.
    private func expectedValues(_ field: QueryField) -> [String] {
        switch field.form {
        case .id(let noun): [noun == "language" ? "a language's code" : "\(noun.withArticle)’s id"]
        case .country: ["a country's code of two capitals"]
        case .provision: ["a provision: `gdpr/13`", "a range: `gdpr/12..14`"]
        case .currency: ["a currency's code of three capitals"]
        case .word(let words): words.map { "`\($0)`" }
        case .flag: ["`true`", "`false`"]
        case .number(let range): ["a number from \(range.lowerBound) to \(range.upperBound)"]
        case .date: ["a date: `2024`, `2024-12`, `2024-12-18`"]
        case .amount: ["an amount: `1000000`", "`EUR 1000000`"]
        case .text: ["a text between quotes"]
        }
    }

    private func wrong(_ message: String, _ field: [String], _ suggestion: String? = nil) -> QueryError {
        QueryError(message, at: token.span, expected: field, suggestion: suggestion)
    }

    private func country(_ text: String) throws(QueryError) -> QueryValue {
        if let country = Country(text) { return .country(country) }
        let upper = text.uppercased()
        let habits = ["UK": "GB", "EL": "GR"]
        let code = Country(upper)?.code ?? habits[upper]
        let suggestion = code.map { "write `\($0)`" } ?? didYouMean(text, among: Country.codes)
        throw wrong("`\(text)` is not the code of a country", expectedValues(.country), suggestion)
    }

    private func currency(_ text: String) throws(QueryError) -> QueryValue {
        if let currency = Currency(text) { return .currency(currency) }
        let upper = text.uppercased()
        throw wrong(
            "`\(text)` is not the code of a currency", expectedValues(.currency),
            Currency(upper) != nil ? "write `\(upper)`" : nil)
    }

    private func provision(_ text: String, after first: QueryValue?) throws(QueryError) -> QueryValue {
        if case .provision(let beginning) = first {
            if let citation = ProvisionCitation(text.contains("/") ? text : beginning.law + "/" + text) {
                guard citation.law == beginning.law else {
                    throw wrong("a range lies within one law", ["a provision of `\(beginning.law)`"])
                }
                return .provision(citation)
            }
        } else if let citation = ProvisionCitation(text) {
            return .provision(citation)
        }
        throw wrong(
            "`\(text)` does not name a provision", expectedValues(.provision),
            !text.contains("/") && ProvisionCitation("gdpr/" + text) != nil
                ? "write its law before it: `gdpr/\(text)`" : nil)
    }

    private func oneOf(_ words: [String], _ text: String, _ field: QueryField) throws(QueryError) -> QueryValue {
        if words.contains(text) { return .word(text) }
        throw wrong(
            "`\(text)` is not a value of `\(field.rawValue)`", expectedValues(field), didYouMean(text, among: words))
    }

    private func flag(_ text: String, _ field: QueryField) throws(QueryError) -> QueryValue {
        switch text {
        case "true": return .flag(true)
        case "false": return .flag(false)
        default:
            throw wrong(
                "`\(text)` is neither `true` nor `false`", expectedValues(field),
                text == "yes" ? "write `true`" : text == "no" ? "write `false`" : nil)
        }
    }

    private func number(_ text: String, _ range: ClosedRange<Int>) throws(QueryError) -> QueryValue {
        guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }),
            let number = Int(text), range.contains(number)
        else {
            throw wrong(
                "`\(text)` is not a number from \(range.lowerBound) to \(range.upperBound)",
                ["a number from \(range.lowerBound) to \(range.upperBound)"])
        }
        return .number(number)
    }

    private func date(_ text: String) throws(QueryError) -> QueryValue {
        if let date = PartialDate(text), !date.isUncertain { return .date(date) }
        throw wrong("`\(text)` is not a date", expectedValues(.decided))
    }

    /// An amount: digits in the currency of the totals, or a currency's code and digits.
    private mutating func amount(_ text: String) throws(QueryError) -> Placed<QueryValue> {
        let start = token
        let expected = expectedValues(.current)
        if let decimal = QueryDecimal(text) {
            _ = advance()
            return Placed(.decimal(decimal), at: start.span)
        }
        var parts = text.split(separator: " ").map(String.init)
        guard let currency = parts.first.flatMap({ Currency($0) }) else {
            let upper = text.uppercased()
            if Currency(upper) != nil { throw wrong("`\(text)` is not an amount", expected, "write `\(upper)`") }
            if QueryState(rawValue: text) != nil {
                throw wrong("`\(text)` is not an amount", expected, "write `is \(text)` without the comparison")
            }
            throw wrong(
                "`\(text)` is not an amount", expected,
                text.first?.isNumber == true ? "write it in digits, without separators: `1500000`" : nil)
        }
        parts.removeFirst()
        _ = advance()
        var end = start
        if parts.isEmpty {
            guard case .word(let digits) = token.kind else {
                throw unexpected("the sum", expected: ["digits: `\(currency.code) 1000000`"])
            }
            parts = [digits]
            end = token
            guard money(currency, digits) != nil else {
                throw wrong("`\(digits)` is not a sum of \(currency.code)", ["digits: `\(currency.code) 1000000`"])
            }
            _ = advance()
        }
        let span = QuerySpan(start.span.offset, length: end.span.offset + end.span.length - start.span.offset)
        guard parts.count == 1, let money = money(currency, parts[0]) else {
            throw QueryError("`\(text)` is not an amount", at: span, expected: expected)
        }
        return Placed(.money(money), at: span)
    }

    private func money(_ currency: Currency, _ digits: String) -> Money? {
        guard let decimal = QueryDecimal(digits), decimal.scale <= currency.minorDigits else { return nil }
        let units = Int128(decimal.mantissa) * QueryText.power(currency.minorDigits - decimal.scale)
        return Int64(exactly: units).map { Money(currency, minorUnits: $0) }
    }
}
