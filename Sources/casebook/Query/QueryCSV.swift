import Content
import Register

/// A result as RFC 4180 has it: every figure with its currency and with how much of it is known in columns of their own.
struct QueryCSV {
    private let result: QueryResult
    private let register: Register

    init(_ result: QueryResult, _ register: Register) {
        self.result = result
        self.register = register
    }

    var text: String {
        var text = line(result.columns.flatMap(header))
        for row in result.rows {
            text += line(zip(row.values, result.columns).flatMap(cells))
        }
        return text
    }

    private func line(_ cells: [String]) -> String { cells.joined(separator: ",") + "\r\n" }

    private func header(_ column: QueryResult.Column) -> [String] {
        let name = column.name
        switch column.content {
        case .caseID, .caseTitle: return [quoted(name)]
        case .field(let field):
            guard isAmount(field) else { return [quoted(name)] }
            return [name, name + " currency", name + " partial", name + " " + register.settings.currency.code].map(
                quoted)
        case .measure(.count), .measure(.shareOfCount): return [quoted(name)]
        case .measure(.share): return [name, name + " estimate"].map(quoted)
        case .measure(.statistic(_, let quantity)):
            return
                ([name] + (quantity.isMoney ? [name + " currency"] : []) + [name + " known", name + " of"]
                + (quantity.isMoney ? [name + " estimate"] : [])).map(quoted)
        }
    }

    private func isAmount(_ field: QueryField) -> Bool {
        QueryQuantity(rawValue: field.rawValue)?.isMoney ?? false
    }

    private func cells(_ value: QueryResult.Value, _ column: QueryResult.Column) -> [String] {
        switch value {
        case .number(let number): return [String(number)]
        case .amount(let amount, let isPartial, let converted):
            let own: [String] =
                switch amount {
                case .number(let money): [money.decimal, money.currency.code]
                case .none: ["none", ""]
                case .undisclosed: ["undisclosed", ""]
                case .unknown: ["unknown", ""]
                }
            return own + [String(isPartial), converted?.money.decimal ?? ""]
        case .money(let figure):
            let currency = register.settings.currency
            return [
                figure.value.map { Money(currency, minorUnits: $0).decimal } ?? "", currency.code, String(figure.known),
                String(figure.of), String(figure.isEstimate),
            ]
        case .days(let figure): return [figure.value.map { String($0) } ?? "", String(figure.known), String(figure.of)]
        case .share(let share):
            let text = String(share.permille / 10) + "." + String(share.permille % 10)
            if case .measure(.shareOfCount) = column.content { return [text] }
            return [text, String(share.isEstimate)]
        case .none: return [String](repeating: "", count: header(column).count)
        default: return [quoted(register.identifier(of: value))]
        }
    }

    /// A text as a field; one that a spreadsheet would take for a formula gets a mark before it.
    private func quoted(_ text: String) -> String {
        var text = text
        if let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) { text = "'" + text }
        guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { result += "\"" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }
}
