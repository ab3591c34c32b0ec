/// Every single fine as a mark on a scale on which each step is ten times the last, with median and quartiles.
struct StripPlot: Chart {
    /// The middle of a row's fines, computed where all figures are; a row of few fines has none.
    struct Summary: Sendable {
        var lowerQuartile: Int64
        var median: Int64
        var upperQuartile: Int64
        var mean: Int64?
    }

    /// A strip: all fines, or those of one authority.
    struct Row: Sendable {
        var label: String
        /// "75 fines, half of them between € 300,000 and € 20 million".
        var note: String?
        var marks: [StripMark]
        var summary: Summary?
    }

    /// The words of the drawing and the table.
    struct Words: Sendable {
        /// "median € 1.2 million".
        var median: @Sendable (Int64) -> String
        var mean: @Sendable (Int64) -> String
        /// What each shape says: "final", "contested".
        var shape: @Sendable (StripMark.Shape) -> String
        /// The heads of the table's columns.
        var group: String
        var name: String
        var date: String
        var value: String
        var status: String
    }

    var identity: ChartIdentity
    var format: ChartFormat
    var words: Words
    var rows: [Row]
    /// How many of the largest are named in each row.
    var named = 4

    var isEmpty: Bool { rows.allSatisfy(\.marks.isEmpty) }
    var hasLinks: Bool { rows.contains { Self.largest(of: $0, named).contains { $0.href != nil } } }

    var table: ChartTable {
        let isGrouped = rows.count > 1
        let hasDates = rows.contains { $0.marks.contains { $0.date != nil } }
        let cells = rows.flatMap { row in
            Self.largest(of: row, row.marks.count).map { mark in
                [ChartTable.Cell(text: mark.name, href: mark.href)]
                    + (isGrouped ? [ChartTable.Cell(text: row.label)] : [])
                    + (hasDates ? [ChartTable.Cell(text: mark.date ?? "")] : [])
                    + [.number(format.exact(mark.value)), ChartTable.Cell(text: words.shape(mark.shape))]
            }
        }
        let columns =
            [words.name] + (isGrouped ? [words.group] : []) + (hasDates ? [words.date] : [])
            + [words.value, words.status]
        return ChartTable(caption: identity.title, columns: columns, rows: cells)
    }

    func draw(_ layout: ChartLayout) -> Drawing {
        StripDrawing(plot: self, layout: layout).draw()
    }

    /// The largest of a row, largest first; the given order among equals.
    static func largest(of row: Row, _ count: Int) -> [StripMark] {
        let sorted = row.marks.enumerated().sorted {
            (-$0.element.value, $0.offset) < (-$1.element.value, $1.offset)
        }
        return sorted.prefix(count).map(\.element)
    }
}
