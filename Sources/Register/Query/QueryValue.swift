import Content

/// An exact decimal number that is not negative, as a query writes amounts in the currency of the totals.
package struct QueryDecimal: Hashable, Sendable {
    /// The number without its point.
    package var mantissa: Int64
    /// How many digits stand behind the point; the last of them is not a zero.
    package var scale: Int

    /// Reads digits with at most three decimals behind a point; nil for anything else.
    init?(_ text: String) {
        var mantissa: Int64 = 0
        var scale: Int?
        var digits = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: "."), scale == nil, digits > 0 {
                scale = 0
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 18 else { return nil }
            mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
            digits += 1
            if let decimals = scale { scale = decimals + 1 }
        }
        guard digits > 0, scale != 0, scale ?? 0 <= 3 else { return nil }
        self.mantissa = mantissa
        self.scale = scale ?? 0
        while self.scale > 0, self.mantissa % 10 == 0 {
            self.mantissa /= 10
            self.scale -= 1
        }
    }

    /// The number as it is written.
    package var text: String {
        guard scale > 0 else { return String(mantissa) }
        let digits = String(mantissa)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return padded.dropLast(scale) + "." + padded.suffix(scale)
    }
}

/// A value that a query compares with, read by the form of its field.
package enum QueryValue: Hashable, Sendable {
    case id(String)
    case country(Country)
    case provision(ProvisionCitation)
    case currency(Currency)
    case word(String)
    case flag(Bool)
    case number(Int)
    case date(PartialDate)
    /// In the currency of the totals.
    case decimal(QueryDecimal)
    /// In a currency of its own.
    case money(Money)

    /// The value as a query writes it.
    package var text: String {
        switch self {
        case .id(let id): QueryText.word(id)
        case .country(let country): country.code
        case .provision(let citation): citation.text
        case .currency(let currency): currency.code
        case .word(let word): word
        case .flag(let flag): String(flag)
        case .number(let number): String(number)
        case .date(let date): date.edtf
        case .decimal(let decimal): decimal.text
        case .money(let money): money.written
        }
    }

    /// Whether one value lies behind another, where both are of one ordered form; nil where that depends on rates.
    func isAfter(_ other: QueryValue) -> Bool? {
        switch (self, other) {
        case (.number(let one), .number(let two)): one > two
        case (.date(let one), .date(let two)): one.earliest > two.latest
        case (.provision(let one), .provision(let two)): ProvisionOrder.isBelow(two, one)
        case (.decimal(let one), .decimal(let two)):
            Int128(one.mantissa) * QueryText.power(two.scale) > Int128(two.mantissa) * QueryText.power(one.scale)
        case (.money(let one), .money(let two)): one.currency == two.currency ? one.minorUnits > two.minorUnits : nil
        default: nil
        }
    }
}

/// How words and texts are written in a query.
package enum QueryText {
    /// The words of the grammar, which stand for themselves only between quotes.
    static let reserved: Set<String> = [
        "where", "and", "or", "not", "in", "is", "contains", "group", "order", "by", "limit",
    ]

    /// A word as it is, or between quotes where it would be read as something else.
    package static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                || $0 == UInt8(ascii: "-")
        }
        return isPlain && !text.isEmpty && !reserved.contains(text) ? text : quoted(text)
    }

    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    static func power(_ exponent: Int) -> Int128 {
        var value: Int128 = 1
        for _ in 0..<exponent { value *= 10 }
        return value
    }
}
