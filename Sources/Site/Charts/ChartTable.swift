/// The numbers of a chart as an HTML table.
struct ChartTable: Hashable, Sendable {
    /// One cell: its text, and whether it is a number or leads somewhere.
    struct Cell: Hashable, Sendable {
        var text: String
        var isNumber = false
        var href: String?

        static func number(_ text: String) -> Cell { Cell(text: text, isNumber: true) }
    }

    /// What the table counts.
    var caption: String
    /// The heads of the columns.
    var columns: [String]
    /// The first cell of a row is its head.
    var rows: [[Cell]]
    /// Where there are more rows than are shown, the last of them are shown and not the first.
    var endsLast = false
    /// On a phone each row becomes a block of its own, in which the cells repeat the heads of their columns.
    var isStacked = false

    /// How many rows stand under a chart: so many a reader looks through, and a page with several charts stays light.
    static let mostUnderChart = 100

    /// The table, with so many rows at most.
    func html(limit: Int = .max) -> HTML {
        let shown = endsLast ? rows.suffix(limit) : rows.prefix(limit)
        var bytes: [UInt8] = []
        func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
        append("<table class=\"chart-table\(isStacked ? " chart-stacked" : "")\"><caption>")
        bytes.appendEscaped(caption)
        append("</caption><thead><tr>")
        for (index, column) in columns.enumerated() {
            let isNumber = rows.first.map { index < $0.count && $0[index].isNumber } ?? false
            append(isNumber ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
            bytes.appendEscaped(column)
            append("</th>")
        }
        append("</tr></thead><tbody>\n")
        for row in shown {
            append("<tr>")
            for (index, cell) in row.enumerated() {
                let element = index == 0 ? "th scope=\"row\"" : "td"
                append(cell.isNumber ? "<\(element) class=\"number\"" : "<\(element)")
                if isStacked, index > 0, index < columns.count {
                    append(" data-label=\"")
                    bytes.appendEscaped(columns[index])
                    append("\"")
                }
                append(">")
                if let href = cell.href {
                    append("<a href=\"")
                    bytes.appendEscaped(href)
                    append("\">")
                }
                bytes.appendEscaped(cell.text)
                if cell.href != nil { append("</a>") }
                append(index == 0 ? "</th>" : "</td>")
            }
            append("</tr>\n")
        }
        append("</tbody></table>\n")
        return HTML(bytes)
    }
}
