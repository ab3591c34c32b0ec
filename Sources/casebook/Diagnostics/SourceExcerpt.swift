/// One line of a source file as it is printed, and where under it the caret stands.
struct SourceExcerpt: Equatable {
    /// The line, or the part of a long one around the caret, with tabs as blanks and nothing that a terminal would obey.
    private(set) var text = ""
    /// Columns of the terminal before the caret.
    private(set) var indent = 0
    /// Columns of the terminal that the caret underlines, at least one.
    private(set) var width = 1

    /// Lines wider than this, in columns, are cut to what surrounds the caret: a paragraph is one line of a case file.
    static let maximumWidth = 100
    private static let tabWidth = 4

    /// So many scalars on either side of the caret are looked at, lest each of a thousand problems read a long line.
    private static let reach = 400

    /// Columns and lengths count Unicode scalars, columns from 1.
    init(line: String, column: Int, length: Int) {
        self.init(line: Array(line.unicodeScalars), column: column, length: length)
    }

    /// The same of a line as its scalars.
    init(line: [Unicode.Scalar], column: Int, length: Int) {
        let caret = min(max(0, column - 1), line.count)
        let near = max(0, caret - Self.reach)..<min(line.count, caret + Self.reach)
        let cells = Self.cells(of: line[near])
        let first = caret - near.lowerBound
        let end = min(cells.count, first + max(1, length))
        let shown = Self.window(around: first, in: cells)

        if near.lowerBound + shown.lowerBound > 0 { text += "…" }
        indent = DisplayWidth.of(text) + Self.width(of: cells[shown.lowerBound..<first])
        text += cells[shown].map(\.text).joined()
        if near.lowerBound + shown.upperBound < line.count { text += "…" }
        // Blanks at the end can't be seen, and some terminals wrap them.
        while text.last == " " { text.removeLast() }
        width = max(1, Self.width(of: cells[first..<max(first, min(end, shown.upperBound))]))
    }

    private struct Cell {
        var text: String
        var width: Int
    }

    private static func cells(of line: ArraySlice<Unicode.Scalar>) -> [Cell] {
        var cells: [Cell] = []
        var column = 0
        for scalar in line {
            var cell: Cell
            if scalar == "\t" {
                let blanks = tabWidth - column % tabWidth
                cell = Cell(text: String(repeating: " ", count: blanks), width: blanks)
            } else if let escaped = DisplayWidth.escape(scalar) {
                cell = Cell(text: escaped, width: DisplayWidth.of(escaped))
            } else {
                cell = Cell(text: String(Character(scalar)), width: DisplayWidth.of(scalar))
            }
            column += cell.width
            cells.append(cell)
        }
        return cells
    }

    /// The cells that are shown: all of them if they fit, else as many as fit from some way before the caret.
    private static func window(around first: Int, in cells: [Cell]) -> Range<Int> {
        guard width(of: cells[...]) > maximumWidth else { return 0..<cells.count }
        // A caret near the start leaves the line its beginning; any other has a third of the room before it.
        let room = width(of: cells[..<first]) < maximumWidth * 2 / 3 ? maximumWidth : maximumWidth / 3
        var start = first
        var before = 0
        while start > 0, before + cells[start - 1].width <= room {
            start -= 1
            before += cells[start].width
        }
        var end = start
        var used = 0
        while end < cells.count, used + cells[end].width <= maximumWidth {
            used += cells[end].width
            end += 1
        }
        return start..<end
    }

    private static func width(of cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.width } }
}
