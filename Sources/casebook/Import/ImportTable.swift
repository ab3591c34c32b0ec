/// A table as it was read from a file: the names of its columns, and the text of every cell.
struct ImportTable {
    /// One record, with the line of the file on which it begins.
    struct Row {
        var line: Int
        var cells: [String]
    }

    /// Why a file is no table.
    struct Problem: Error {
        var message: String
        var line: Int

        static let tooManyColumns = Problem(
            message:
                "the table has more than \(ImportTable.columnLimit) columns; leave out those that the map does not name",
            line: 1)
    }

    /// Every row has a cell for each column, so that many of both would fill the memory.
    static let columnLimit = 1000

    var columns: [String]
    /// What an editor has to look at in how the file was read.
    var note: String?
    var rows: [Row] = []
    private let places: [String: Int]

    init(columns: [String]) {
        self.columns = columns
        places = Dictionary(columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The text of a cell without blanks around it; empty where the row is short.
    func cell(_ column: String, _ row: Row) -> String {
        guard let place = places[column], place < row.cells.count else { return "" }
        return row.cells[place]
    }

    func has(_ column: String) -> Bool { places[column] != nil }

    /// Reads a file by what it holds: JSON begins with a bracket, anything else is text with separators.
    static func read(_ bytes: [UInt8]) throws(Problem) -> ImportTable {
        let text = try TableEncoding(bytes)
        let first = text.bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        guard let first else { throw Problem(message: "the file is empty", line: 1) }
        let isJSON = first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
        var table = isJSON ? try JSONRecords.table(text.bytes) : try DelimitedText.table(text.bytes)
        table.note = text.note
        return table
    }
}
