import CXLSXWriter

/// The sheet of a workbook that is being written, row after row.
struct SpreadsheetSheet {
    /// The most rows a sheet can have, its heading included.
    private static let mostRows: UInt32 = 1_048_576
    /// The most characters a cell can have.
    private static let mostCharacters = 32_767

    private let book: UnsafeMutablePointer<lxw_workbook>
    private let heading: UnsafeMutablePointer<lxw_format>?
    private var sheet: UnsafeMutablePointer<lxw_worksheet>?
    private var row: UInt32 = 0

    init(_ book: UnsafeMutablePointer<lxw_workbook>) {
        self.book = book
        heading = workbook_add_format(book)
        format_set_bold(heading)
    }

    /// The workbook's title, and a day of its making that is the same in every build.
    func setProperties(title: String) {
        title.withCString { title in
            var properties = lxw_doc_properties()
            properties.title = UnsafeMutablePointer(mutating: title)
            properties.created = 946_684_800
            workbook_set_properties(book, &properties)
        }
    }

    /// Begins a sheet; a table's first row stays in sight and can be filtered by.
    mutating func begin(_ name: String, widths: [Double], isTable: Bool) throws(PageFailure) {
        sheet = workbook_add_worksheet(book, name)
        guard sheet != nil else { throw PageFailure("the sheet `\(name)` could not be added") }
        row = 0
        for (column, width) in widths.enumerated() {
            worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
        }
        if isTable { worksheet_freeze_panes(sheet, 1, 1) }
    }

    /// Ends a table: its heading filters its rows.
    func end(columns: Int) {
        worksheet_autofilter(sheet, 0, 0, max(row, 1) - 1, UInt16(columns - 1))
    }

    /// Appends a row of texts, of which empty ones leave their cells out.
    mutating func append(_ texts: [String], isHeading: Bool = false) {
        for (place, text) in texts.enumerated() where !text.isEmpty {
            worksheet_write_string(sheet, row, UInt16(place), text, isHeading ? heading : nil)
        }
        row += 1
    }

    mutating func append(_ cells: UnsafeBufferPointer<PackedCell>) {
        guard row < SpreadsheetSheet.mostRows else { return }
        for (place, cell) in cells.enumerated() {
            let column = UInt16(place)
            switch cell {
            case .empty: break
            case .text(let text): write(text, column)
            case .integer(let number): worksheet_write_number(sheet, row, column, Double(number), nil)
            case .decimal(let decimal): worksheet_write_number(sheet, row, column, decimal.double, nil)
            case .flag(let flag): worksheet_write_boolean(sheet, row, column, flag ? 1 : 0, nil)
            }
        }
        row += 1
    }

    private func write(_ text: UnsafeBufferPointer<UInt8>, _ column: UInt16) {
        if text.isEmpty { return }
        guard text.count > SpreadsheetSheet.mostCharacters else {
            text.withMemoryRebound(to: CChar.self) { text in
                _ = worksheet_write_string(sheet, row, column, text.baseAddress, nil)
            }
            return
        }
        let whole = String(decoding: text, as: UTF8.self)
        guard whole.utf16.count > SpreadsheetSheet.mostCharacters else {
            worksheet_write_string(sheet, row, column, whole, nil)
            return
        }
        var short = String(decoding: whole.utf16.prefix(SpreadsheetSheet.mostCharacters - 1), as: UTF16.self)
        // Half a character at the cut would be a character that was never written.
        if short.unicodeScalars.last == "\u{FFFD}" { short.unicodeScalars.removeLast() }
        worksheet_write_string(sheet, row, column, short + "…", nil)
    }
}
