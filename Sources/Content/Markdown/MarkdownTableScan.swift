/// Counts what tables cost: cells, and the lines that a possible delimiter row makes the parser read again.
struct MarkdownTableScan {
    /// What is too much, and how much is allowed.
    struct Fault {
        var what: String
        var limit: String
        var suggestion = "divide the table, or attach it as a file"
    }

    private var cells = 0
    private var search = 0
    /// Lines and pipes of the paragraph so far.
    private var units = 0
    private var previousCells = 0
    /// The columns of the table that the lines now belong to.
    private var columns: Int?
    private var markers = 0

    mutating func endParagraph() {
        units = 0
        previousCells = 0
        columns = nil
    }

    /// Counts one line and says what it makes too many.
    mutating func line(_ prefix: MarkdownLinePrefix, pipes: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Fault? {
        guard prefix.content < prefix.end else {
            units += 1
            return nil
        }
        if pipes > MarkdownLimits.columns + 1 {
            return Fault(what: "a table row of \(pipes - 1) cells", limit: "\(MarkdownLimits.columns) in a row")
        }
        let first = bytes[prefix.content]
        let rowCells = cellCount(prefix, pipes: pipes, in: bytes)
        if let columns, prefix.markers <= markers, first != UInt8(ascii: "#"), first != UInt8(ascii: "<"),
            first != UInt8(ascii: "`")
        {
            cells += columns
            if cells > MarkdownLimits.cells {
                return Fault(what: "more than \(MarkdownLimits.cells) table cells", limit: "\(MarkdownLimits.cells)")
            }
            return nil
        }
        columns = nil
        if units > 0, isDelimiterRow(prefix, in: bytes) {
            search += units * units
            if search > MarkdownLimits.tableSearch {
                return Fault(
                    what: "a paragraph of \(units) lines and cells that ends like a table",
                    limit: "\(MarkdownLimits.tableSearch) for their squares",
                    suggestion: "put a blank line before the table's first row")
            }
            if rowCells == previousCells {
                columns = rowCells
                markers = prefix.markers
                cells += 2 * rowCells
            }
        }
        units += 1 + pipes
        previousCells = rowCells
        return nil
    }

    /// The cells of a row: its pipes divide them, a pipe at either edge is only a border.
    private func cellCount(_ prefix: MarkdownLinePrefix, pipes: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard pipes > 0 else { return 1 }
        var count = pipes + 1
        if bytes[prefix.content] == UInt8(ascii: "|") { count -= 1 }
        if prefix.end - 1 > prefix.content, bytes[prefix.end - 1] == UInt8(ascii: "|"),
            bytes[prefix.end - 2] != UInt8(ascii: "\\")
        {
            count -= 1
        }
        return count
    }

    private func isDelimiterRow(_ prefix: MarkdownLinePrefix, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var hyphens = 0
        for index in prefix.content..<prefix.end {
            switch bytes[index] {
            case UInt8(ascii: "-"): hyphens += 1
            case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
            default: return false
            }
        }
        return hyphens > 0
    }
}
