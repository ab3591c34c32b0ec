/// One amount or count for each of several names, as horizontal bars with the numbers beside them.
struct BarChart: Chart {
    /// A name and its number.
    struct Bar: Sendable {
        var label: String
        /// What is drawn filled; nil where the group is too small for such a figure, and only the note stands there.
        var value: Int64?
        /// A second amount, drawn as an outline: the one imposed, where `value` is the one that stands.
        var reference: Int64?
        /// A third, drawn as a stroke across: the mean, where `value` is the median.
        var marker: Int64?
        /// What stands after the number: "3 fines".
        var note: String?
        var href: String?
        /// The bar the headline is about; where one is emphasised, the others step back.
        var isEmphasized = false
    }

    /// The words of the key and the table.
    struct Words: Sendable {
        /// The head of the column of names: "Authority".
        var label: String
        var value: String
        var reference: String?
        var marker: String?
        var note: String?
        /// "and 35 more, in the table".
        var more: @Sendable (Int) -> String
    }

    var identity: ChartIdentity
    var words: Words
    var format: ChartFormat
    /// Longest first, those without a value last; the given order among equals.
    let bars: [Bar]
    /// How many are drawn; the table has them all.
    var limit = 20

    init(
        identity: ChartIdentity, words: Words, format: ChartFormat, bars: [Bar], isSorted: Bool = true, limit: Int = 20
    ) {
        self.identity = identity
        self.words = words
        self.format = format
        self.limit = limit
        self.bars =
            isSorted
            ? bars.enumerated().sorted { one, other in
                (-(one.element.value ?? -1), one.offset) < (-(other.element.value ?? -1), other.offset)
            }.map(\.element) : bars
    }

    var isEmpty: Bool { bars.isEmpty }
    var hasLinks: Bool { bars.prefix(limit).contains { $0.href != nil } }

    var table: ChartTable {
        var columns = [words.label, words.value]
        for title in [words.reference, words.marker, words.note] { if let title { columns.append(title) } }
        let rows = bars.map { bar in
            var row = [
                ChartTable.Cell(text: bar.label, href: bar.href), .number(bar.value.map(format.exact) ?? "–"),
            ]
            if words.reference != nil { row.append(.number(bar.reference.map(format.exact) ?? "–")) }
            if words.marker != nil { row.append(.number(bar.marker.map(format.exact) ?? "–")) }
            if words.note != nil { row.append(ChartTable.Cell(text: bar.note ?? "")) }
            return row
        }
        return ChartTable(caption: identity.title, columns: columns, rows: rows)
    }

    func draw(_ layout: ChartLayout) -> Drawing {
        BarDrawing(chart: self, layout: layout).draw()
    }

    /// The samples the key needs: none where every bar is of one kind.
    var key: ChartKey {
        var key = ChartKey()
        if let reference = words.reference, bars.contains(where: { $0.reference != nil }) {
            key.entries = [(.filled(classes: "leading"), words.value), (.outlined, reference)]
        }
        if let marker = words.marker, bars.contains(where: { $0.marker != nil }) {
            if key.entries.isEmpty { key.entries = [(.filled(classes: "leading"), words.value)] }
            key.entries.append((.tick, marker))
        }
        return key
    }
}
