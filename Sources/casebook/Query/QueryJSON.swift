import Content
import Register

/// A result for other programs: one JSON object, one line for each row.
struct QueryJSON {
    private let result: QueryResult
    private let register: Register

    init(_ result: QueryResult, _ register: Register) {
        self.result = result
        self.register = register
    }

    var text: String {
        let quoted = JSONText.quoted
        let columns = result.columns.map { quoted($0.name) }.joined(separator: ", ")
        let rows = result.rows.map { "    " + object($0) }
        let notes = result.notes.map { "    " + quoted($0.text) }
        var text = "{\n  \"query\": \(quoted(result.query.description)),\n"
        text += "  \"asOf\": \(quoted(register.asOf.date.edtf)),\n"
        text += "  \"currency\": \(quoted(register.settings.currency.code)),\n"
        text += "  \"cases\": \(result.cases.count),\n  \"columns\": [\(columns)],\n"
        text += "  \"rows\": \(list(rows)),\n"
        if let total = result.total { text += "  \"total\": \(object(total, isTotal: true)),\n" }
        return text + "  \"notes\": \(list(notes))\n}\n"
    }

    /// The same in one line: a line break of a text is escaped, so all others stand between members.
    var line: String { String(decoding: text.utf8.filter { $0 != UInt8(ascii: "\n") }, as: UTF8.self) + "\n" }

    /// What is wrong with a query, in one line.
    static func line(_ errors: [QueryError], in query: String) -> String {
        let quoted = JSONText.quoted
        let list = errors.map { error in
            "{\"offset\": \(error.span.offset), \"length\": \(error.span.length), "
                + "\"message\": \(quoted(error.message)), "
                + "\"expected\": [\(error.expected.map(quoted).joined(separator: ", "))], "
                + "\"suggestion\": \(error.suggestion.map(quoted) ?? "null")}"
        }
        return "{\"query\": \(quoted(query)), \"errors\": [\(list.joined(separator: ", "))]}\n"
    }

    private func list(_ lines: [String]) -> String {
        lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n  ]"
    }

    private func object(_ row: QueryResult.Row, isTotal: Bool = false) -> String {
        var members: [String] = []
        for (value, column) in zip(row.values, result.columns) {
            if isTotal, case .field = column.content { continue }
            members.append(JSONText.quoted(column.name) + ": " + json(value))
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    private func json(_ value: QueryResult.Value) -> String {
        switch value {
        case .none: return "null"
        case .number(let number): return String(number)
        case .flag(let flag): return String(flag)
        case .list(let values): return "[" + values.map(json).joined(separator: ", ") + "]"
        case .amount(let amount, let isPartial, let converted):
            guard case .number(let money) = amount else { return JSONText.quoted(word(amount)) }
            var members = ["\"amount\": \(money.decimal)", "\"currency\": \(JSONText.quoted(money.currency.code))"]
            if isPartial { members.append("\"partial\": true") }
            if let converted, converted.isEstimate {
                members.append("\"\(converted.money.currency.code)\": \(converted.money.decimal)")
                members.append("\"estimate\": true")
            }
            return "{" + members.joined(separator: ", ") + "}"
        case .money(let figure):
            let sum = figure.value.map { Money(register.settings.currency, minorUnits: $0).decimal } ?? "null"
            return "{\"amount\": \(sum), \(extent(figure)), \"estimate\": \(figure.isEstimate)\(place(figure))}"
        case .days(let figure):
            return "{\"days\": \(figure.value.map { String($0) } ?? "null"), \(extent(figure))\(place(figure))}"
        case .share(let share):
            return "{\"percent\": \(share.permille / 10).\(share.permille % 10), \"estimate\": \(share.isEstimate)}"
        default: return JSONText.quoted(register.identifier(of: value))
        }
    }

    private func word(_ amount: Amount) -> String {
        switch amount {
        case .number(let money): money.decimal
        case .none: "none"
        case .undisclosed: "undisclosed"
        case .unknown: "unknown"
        }
    }

    private func extent(_ figure: QueryFigure) -> String { "\"known\": \(figure.known), \"of\": \(figure.of)" }

    private func place(_ figure: QueryFigure) -> String {
        figure.at.map { ", \"case\": \(JSONText.quoted(register.cases[$0].id))" } ?? ""
    }
}
