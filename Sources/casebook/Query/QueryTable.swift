import Content
import Register

/// A result as a table for people: columns aligned, numbers to the right, remarks beneath.
struct QueryTable {
    private let result: QueryResult
    private let register: Register

    init(_ result: QueryResult, _ register: Register) {
        self.result = result
        self.register = register
    }

    /// Cells wider than this, in columns of the terminal, are cut.
    private static let maximumWidth = 48

    var text: String {
        var text = ""
        if result.rows.isEmpty {
            text += "no cases\n"
        } else {
            let header = result.columns.map(\.name)
            var lines = result.rows.map { $0.values.map(cell) }
            let total = result.total.map { total in
                ["all"]
                    + zip(total.values, result.columns).dropFirst().map { value, column in
                        if case .field = column.content { return "" }
                        return cell(value)
                    }
            }
            if let total { lines.append(total) }
            let isNumber = result.columns.indices.map { column in
                result.rows.contains { isNumeric($0.values[column]) }
            }
            let widths = result.columns.indices.map { column in
                ([header] + lines).map { DisplayWidth.of($0[column]) }.max() ?? 0
            }
            func aligned(_ cells: [String]) -> String {
                var line = ""
                for (column, cell) in cells.enumerated() {
                    let room = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                    line += (column > 0 ? "  " : "") + (isNumber[column] ? room + cell : cell + room)
                }
                while line.last == " " { line.removeLast() }
                return line + "\n"
            }
            text += aligned(header)
            let rule = aligned(widths.map { String(repeating: "-", count: $0) })
            text += rule
            for (place, line) in lines.enumerated() {
                if total != nil, place == lines.count - 1 { text += rule }
                text += aligned(line)
            }
        }
        for note in result.notes { text += "· \(DisplayWidth.harmless(note.text))\n" }
        return text
    }

    private func isNumeric(_ value: QueryResult.Value) -> Bool {
        switch value {
        case .number, .amount, .money, .days, .share: true
        default: false
        }
    }

    private func cell(_ value: QueryResult.Value) -> String {
        let text = DisplayWidth.harmless(label(value))
        guard DisplayWidth.of(text) > Self.maximumWidth else { return text }
        var cut = ""
        var width = 1
        for character in text {
            width += DisplayWidth.of(String(character))
            if width > Self.maximumWidth { break }
            cut.append(character)
        }
        return cut + "…"
    }

    private func label(_ value: QueryResult.Value) -> String {
        let language = register.settings.defaultLanguage
        func words(_ text: LocalizedText?, _ id: String) -> String { text?.text(language, fallback: language) ?? id }
        switch value {
        case .none: return "–"
        case .entity(let index):
            let names = register.entities[index].file.names
            return words(names.short ?? names.name, register.entities[index].id)
        case .topic(let index): return words(register.topics[index].term.name, register.topics[index].id)
        case .sector(let index): return words(register.sectors[index].term.name, register.sectors[index].id)
        case .number, .text, .word, .flag, .date, .country, .caseRecord, .dossier, .law, .article:
            return register.identifier(of: value)
        case .list(let values): return values.map(label).joined(separator: ", ")
        case .amount(let amount, let isPartial, _): return self.amount(amount, isPartial)
        case .money(let figure):
            guard let units = figure.value else { return "–" + extent(figure) }
            return (figure.isEstimate ? "~ " : "") + grouped(Money(register.settings.currency, minorUnits: units))
                + extent(figure)
        case .days(let figure): return (figure.value.map { Counted.grouped(Int($0)) } ?? "–") + extent(figure)
        case .share(let share):
            let permille = share.permille
            return (share.isEstimate ? "~ " : "") + "\(permille / 10).\(permille % 10) %"
        }
    }

    private func amount(_ amount: Amount, _ isPartial: Bool) -> String {
        switch amount {
        case .number(let money): grouped(money) + (isPartial ? " (part)" : "")
        case .none: "–"
        case .undisclosed: "undisclosed"
        case .unknown: "unknown"
        }
    }

    /// How many values a figure rests on, where that is not all of them.
    private func extent(_ figure: QueryFigure) -> String {
        figure.known == figure.of ? "" : " (\(figure.known) of \(figure.of))"
    }

    private func grouped(_ money: Money) -> String {
        let parts = money.decimal.split(separator: ".")
        let whole = parts.first.flatMap { Int($0) }.map(Counted.grouped) ?? money.decimal
        return money.currency.code + " " + whole + (parts.count > 1 ? "." + parts[1] : "")
    }
}
