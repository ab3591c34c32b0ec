import CSQLite
import Glibc

/// A database of SQLite in a file of its own, written once from beginning to end.
final class SQLiteDatabase {
    private var handle: OpaquePointer?
    private var statement: OpaquePointer?
    private let path: String
    private var digits: [UInt8] = []

    /// Opens the empty file at a path.
    init(_ path: String) throws(PageFailure) {
        self.path = path
        guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
            sqlite3_close(handle)
            handle = nil
            throw PageFailure("SQLite could not open a database")
        }
        // What breaks off is thrown away whole: nothing needs a journal, and the site is synced as one.
        try execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE")
        try execute("PRAGMA cache_size = -65536")
    }

    deinit { close() }

    private func close() {
        sqlite3_finalize(statement)
        statement = nil
        sqlite3_close(handle)
        handle = nil
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
    func insert(_ cells: UnsafeBufferPointer<PackedCell>) throws(PageFailure) {
        for (place, cell) in cells.enumerated() { bind(cell, at: Int32(place + 1)) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw failure("a row of \(cells.count) values") }
        sqlite3_reset(statement)
    }

    private func bind(_ cell: PackedCell, at place: Int32) {
        switch cell {
        case .empty: sqlite3_bind_null(statement, place)
        case .text(let text):
            // SQLite reads the text where it lies: it is there until the row is, and the next row brings its own.
            text.withMemoryRebound(to: CChar.self) { text in
                _ = sqlite3_bind_text(statement, place, text.baseAddress, Int32(text.count), nil)
            }
        case .integer(let number): sqlite3_bind_int64(statement, place, number)
        case .flag(let flag): sqlite3_bind_int64(statement, place, flag ? 1 : 0)
        case .decimal(let decimal):
            // The column's affinity turns the digits into a number.
            digits.removeAll(keepingCapacity: true)
            decimal.append(to: &digits)
            let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
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

    /// Ends the file, which then names the same writer wherever it was written.
    func finish() throws(PageFailure) {
        close()
        let file = open(path, O_WRONLY | O_CLOEXEC)
        defer { Glibc.close(file) }
        // These four bytes hold the version of the library that wrote last: with another release the file would differ.
        var version = SQLiteDatabase.version.bigEndian
        guard pwrite(file, &version, 4, 96) == 4 else { throw PageFailure(String(cString: strerror(errno))) }
    }

    /// The version that files name as their writer's: 3.40.1, Debian 12's.
    private static let version: UInt32 = 3_040_001

    private func failure(_ what: String) -> PageFailure {
        PageFailure("SQLite: \(String(cString: sqlite3_errmsg(handle))) (\(what.prefix(200)))")
    }
}
