import CXLSXWriter

/// The tables that people read as the sheets of a workbook, after a sheet that says what each column means.
///
/// Texts are texts and never formulas; amounts are numbers, which spreadsheets keep to fifteen digits.
enum SpreadsheetFormat {
    static func write(_ exports: Exports, to path: String) throws(PageFailure) {
        // A sheet's rows go out as they come: thousands of cases would else be held as cells.
        var options = lxw_workbook_options(constant_memory: 1, tmpdir: nil, use_zip64: 0)
        guard let book = workbook_new_opt(path, &options) else {
            throw PageFailure("there is no memory for a workbook")
        }
        var sheet = SpreadsheetSheet(book)
        sheet.setProperties(title: exports.about.title)
        try fill(&sheet, exports)
        let error = workbook_close(book)
        guard error == LXW_NO_ERROR else { throw PageFailure(String(cString: lxw_strerror(error))) }
    }

    private static func fill(_ sheet: inout SpreadsheetSheet, _ exports: Exports) throws(PageFailure) {
        let about = exports.about
        try sheet.begin("about", widths: [24, 30, 14, 90], isTable: false)
        for text in [about.title, about.homepage, about.documentation] { sheet.append([text]) }
        if let license = about.license { sheet.append([license.name, license.url ?? ""]) }
        sheet.append([])
        sheet.append(["sheet", "column", "type", "description"], isHeading: true)
        let tables = exports.tables.all.filter(\.isSheet)
        for table in tables {
            sheet.append([table.name, "", "", about.summaries[table.name] ?? ""])
            for column in table.columns {
                sheet.append([table.name, column.name, type(column), column.description.text])
            }
        }
        for table in tables {
            try sheet.begin(table.name, widths: table.columns.map(width), isTable: true)
            sheet.append(table.columns.map(\.name), isHeading: true)
            for owner in exports.owners(table) {
                try exports.forEachRow(of: table, owner) { sheet.append($0) }
            }
            sheet.end(columns: table.columns.count)
        }
    }

    private static func type(_ column: ExportColumn) -> String {
        switch column.kind {
        case .text, .id, .word, .link: "text"
        case .date: "date, EDTF"
        case .day: "day"
        case .integer, .decimal: column.unit.map { "number, \($0)" } ?? "number"
        case .flag: "true or false"
        }
    }

    private static func width(_ column: ExportColumn) -> Double {
        switch column.kind {
        case .text: 28
        case .id: 24
        case .link: 30
        case .word, .date, .day, .decimal: 14
        case .integer, .flag: 11
        }
    }
}
