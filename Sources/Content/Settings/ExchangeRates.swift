/// Reference rates by day: how many units of a currency one euro is.
///
/// Source: European Central Bank, euro foreign exchange reference rates.
package struct ExchangeRates: Sendable {
    /// An exact decimal number.
    package struct Rate: Hashable, Sendable {
        /// The number without its point.
        package var mantissa: Int64
        /// How many digits stood behind the point.
        package var scale: Int

        package init(mantissa: Int64, scale: Int) {
            self.mantissa = mantissa
            self.scale = scale
        }
    }

    /// The rates of one day; none for a currency that had none.
    private var days: [Day] = []
    private var columns: [String: [Rate?]] = [:]

    package init() {}

    package var isEmpty: Bool { days.isEmpty }
    package var currencies: [String] { columns.keys.sorted() }
    package var first: Day? { days.first }
    package var last: Day? { days.last }

    /// The rate of a day, or of the nearest business day before it that had one, at most two weeks earlier.
    package func rate(of currency: Currency, on day: Day) -> (rate: Rate, day: Day)? {
        guard let column = columns[currency.code] else { return nil }
        // The first day after the one asked for, by halving.
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        var index = low - 1
        while index >= 0, day.number - days[index].number <= 14 {
            if let rate = column[index] { return (rate, days[index]) }
            index -= 1
        }
        return nil
    }

    /// More problems than this in one file say nothing new.
    private static let reportedAtMost = 10

    /// Reads `date,USD,GBP,…` with one row a business day; after ten problems it reads no further.
    static func read(_ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> ExchangeRates {
        var rates = ExchangeRates()
        var names: [String] = []
        var columns: [[Rate?]] = []
        let before = diagnostics.count
        func report(_ line: Int, _ column: Int, _ message: String, _ suggestion: String?) {
            diagnostics.append(
                Diagnostic(
                    "bad-rates", message,
                    at: SourceLocation(file: file, position: SourcePosition(line: line, column: column)),
                    suggestion: suggestion))
        }
        for (index, raw) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if diagnostics.count - before >= reportedAtMost { break }
            let line = raw.last == UInt8(ascii: "\r") ? raw.dropLast() : raw
            if line.isEmpty { continue }
            let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            if index == 0 {
                names = cells.dropFirst().map { String(decoding: $0, as: UTF8.self) }
                columns = names.map { _ in [] }
                for name in names where Currency(name) == nil {
                    report(1, 1, "`\(name)` is not a currency of ISO 4217", "the first line is `date,USD,GBP,…`")
                }
                if cells.first.map({ String(decoding: $0, as: UTF8.self) }) != "date" {
                    report(1, 1, "the first column is not `date`", "the first line is `date,USD,GBP,…`")
                }
                continue
            }
            guard cells.count == names.count + 1, let day = Day(String(decoding: cells[0], as: UTF8.self)) else {
                report(
                    index + 1, 1, "this is not a day with \(names.count) rates",
                    "write `2024-12-18,1.0508,…`, with nothing where there is no rate")
                continue
            }
            if let last = rates.days.last, day <= last {
                report(index + 1, 1, "this day does not follow the one above it", "put the rows in the order of time")
                continue
            }
            rates.days.append(day)
            var column = cells[0].count + 2
            for (position, cell) in cells.dropFirst().enumerated() {
                if cell.isEmpty {
                    columns[position].append(nil)
                } else if let rate = rate(cell) {
                    columns[position].append(rate)
                } else {
                    report(
                        index + 1, column, "`\(String(decoding: cell, as: UTF8.self))` is not a rate",
                        "write digits with a point: `1.0508`")
                    columns[position].append(nil)
                }
                column += cell.count + 1
            }
        }
        for (name, column) in zip(names, columns) { rates.columns[name] = column }
        return rates
    }

    private static func rate(_ cell: ArraySlice<UInt8>) -> Rate? {
        var mantissa: Int64 = 0
        var scale: Int?
        var digits = 0
        for byte in cell {
            if byte == UInt8(ascii: "."), scale == nil {
                scale = 0
                continue
            }
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digits < 17 else { return nil }
            mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
            digits += 1
            if let decimals = scale { scale = decimals + 1 }
        }
        return mantissa > 0 ? Rate(mantissa: mantissa, scale: scale ?? 0) : nil
    }
}
