import CSQLite

/// A database of SQLite in memory, written once from beginning to end and then taken as bytes.
final class SQLiteDatabase {
    private let handle: OpaquePointer
    private var statement: OpaquePointer?

    init() throws(PageFailure) {
        var handle: OpaquePointer?
        guard sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK,
            let handle
        else {
            sqlite3_close(handle)
            throw PageFailure("SQLite could not open a database in memory")
        }
        self.handle = handle
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close(handle)
    }

    func execute(_ sql: String) throws(PageFailure) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
    }

    /// Makes a statement ready into which rows are then put.
    func prepare(_ sql: String) throws(PageFailure) {
        sqlite3_finalize(statement)
        statement = nil
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else { throw failure(sql) }
    }

    /// Puts a row into the statement's table.
    func insert(_ cells: [ExportCell]) throws(PageFailure) {
        for (place, cell) in cells.enumerated() { bind(cell, at: Int32(place + 1)) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw failure("a row that begins \(cells.prefix(3))") }
        sqlite3_reset(statement)
    }

    private func bind(_ cell: ExportCell, at place: Int32) {
        // SQLite copies the text: the buffer lives no longer than the call.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch cell {
        case .empty: sqlite3_bind_null(statement, place)
        case .text(var text):
            text.withUTF8 { utf8 in
                // An empty buffer may have no address, which would be NULL.
                if utf8.isEmpty {
                    sqlite3_bind_text(statement, place, "", 0, copied)
                } else {
                    utf8.withMemoryRebound(to: CChar.self) {
                        _ = sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), copied)
                    }
                }
            }
        case .integer(let number): sqlite3_bind_int64(statement, place, number)
        case .flag(let flag): sqlite3_bind_int64(statement, place, flag ? 1 : 0)
        case .decimal(let decimal):
            // The column's affinity turns the digits into a number.
            var digits: [UInt8] = []
            decimal.append(to: &digits)
            digits.withUnsafeBufferPointer { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    _ = sqlite3_bind_text(statement, place, $0.baseAddress, Int32($0.count), copied)
                }
            }
        }
    }

    /// The first columns of the first row that a query gives; nil where it gives none.
    func firstRow(_ sql: String) throws(PageFailure) -> [String]? {
        try prepare(sql)
        defer { sqlite3_reset(statement) }
        switch sqlite3_step(statement) {
        case SQLITE_DONE: return nil
        case SQLITE_ROW:
            return (0..<sqlite3_column_count(statement)).map { column in
                sqlite3_column_text(statement, column).map { String(cString: $0) } ?? ""
            }
        default: throw failure(sql)
        }
    }

    /// Appends the database as the file that it would be.
    func append(to bytes: inout [UInt8]) throws(PageFailure) {
        sqlite3_finalize(statement)
        statement = nil
        var size: sqlite3_int64 = 0
        guard let copy = sqlite3_serialize(handle, "main", &size, 0) else {
            throw PageFailure("there is no memory for a copy of the database")
        }
        defer { sqlite3_free(copy) }
        let start = bytes.count
        bytes.append(contentsOf: UnsafeBufferPointer(start: copy, count: Int(size)))
        // These four bytes hold the version of the library that wrote last: with another release the file would differ.
        let version = SQLiteDatabase.version
        for place in 0..<4 { bytes[start + 96 + place] = UInt8(truncatingIfNeeded: version >> UInt32(24 - 8 * place)) }
    }

    /// The version that files name as their writer's: 3.40.1, Debian 12's.
    private static let version: UInt32 = 3_040_001

    private func failure(_ what: String) -> PageFailure {
        PageFailure("SQLite: \(String(cString: sqlite3_errmsg(handle))) (\(what.prefix(200)))")
    }
}
