import Content
import Glibc
import Register
import Synchronization

/// Every download of the site: the files below `/data/` and the records beside pages, all from one declaration.
///
/// What a file holds decides its key, and is worked out once: a build in which no row changed makes no file again.
final class Exports: Sendable {
    /// The size and the hash of a file, as `/data/` and the data package name them.
    struct Facts: Sendable {
        var bytes: Int
        var sum: SHA256
        /// The hash in digits.
        var sha256: String { sum.description }
    }

    let scope: ExportScope
    let tables: ExportTables
    let about: ExportAbout
    /// What every record says of whose it is, ready to stand at its head, and a hash of it.
    let head: (bytes: [UInt8], hash: UInt64)
    private let packed: [RecordKind: RowStore]
    private let tableDigests: [RecordKind: OnceCell<[TableDigest]>]
    private let owners: [RecordKind: OwnerQueue]
    /// How many downloads of the whole register are still to be made.
    private let filesLeft: Atomic<Int>
    private let facts: [String: OnceCell<Facts>]
    let files: [ExportFile]

    init(_ context: SiteContext) {
        scope = context.exports
        tables = ExportTables(scope)
        about = ExportAbout(context)
        head = about.head
        let register = context.register
        packed = Dictionary(
            uniqueKeysWithValues: RecordKind.allCases.map { kind in
                // The places of owners are those of the register's lists.
                let isCase = kind == .caseRecord
                let count = isCase ? register.cases.count : register.entities.count
                let most = max(count, register.laws.count, register.topics.count, register.sectors.count)
                return (kind, RowStore(max(most, register.dossiers.count)))
            })
        tableDigests = Dictionary(uniqueKeysWithValues: RecordKind.allCases.map { ($0, OnceCell()) })
        owners = Dictionary(
            uniqueKeysWithValues: RecordKind.allCases.map { [scope] in ($0, OwnerQueue(scope.owners($0))) })
        files = ExportFile.all(tables)
        filesLeft = Atomic(files.count { $0.format != .dataPackage })
        facts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, OnceCell()) })
    }

    /// The places of the owners of a table, in the order of its rows.
    func owners(_ table: ExportTable) -> [Int] { scope.owners(table.kind) }

    /// The rows of one owner in each table of its kind, which are worked out if nobody has.
    private func rows(_ kind: RecordKind, _ owner: Int) -> PackedRows {
        if let known = packed[kind]?[owner] { return known }
        let rows = packedRows(kind, owner)
        packed[kind]?.keep(rows, of: owner)
        return rows
    }

    private func packedRows(_ kind: RecordKind, _ owner: Int) -> PackedRows {
        PackedRows(of: owner, in: (tables.byKind[kind] ?? []).lazy.map { self.tables.all[$0] })
    }

    /// Lets go of the rows of a case whose own record is made, where no download needs them any more; the records of
    /// those who took part in it go on needing the row of the case itself.
    func letGo(ofCaseAt index: CaseIndex) {
        guard filesLeft.load(ordering: .relaxed) <= 0, let rows = packed[.caseRecord]?[index] else { return }
        packed[.caseRecord]?.keep(rows.trimmed, of: index)
    }

    /// Calls with the cells of each row that an owner has in a table; they are lent for the call.
    func forEachRow(
        of table: ExportTable, _ owner: Int, _ body: (UnsafeBufferPointer<PackedCell>) throws(PageFailure) -> Void
    ) throws(PageFailure) {
        var rows = rows(table.kind, owner)
        if !rows.holds(table.place) { rows = packedRows(table.kind, owner) }
        try rows.forEachRow(of: table.place, columns: table.columns.count, body)
    }

    /// What a table holds.
    func digest(_ table: ExportTable) -> TableDigest {
        digests(of: table.kind)[table.place]
    }

    private func digests(of kind: RecordKind) -> [TableDigest] {
        // Whatever download is made first, it needs the rows of all: whoever asks for them meanwhile lends a hand.
        owners[kind]?.forEachLeft { _ = rows(kind, $0) }
        return tableDigests[kind]?.value { makeDigests(of: kind) } ?? []
    }

    private func makeDigests(of kind: RecordKind) -> [TableDigest] {
        let places = tables.byKind[kind] ?? []
        let owners = scope.owners(kind)
        var hashers = places.map { place in
            var hasher = StableHasher()
            for column in tables.all[place].columns { hasher.combine(column.name) }
            return hasher
        }
        var counts = [Int](repeating: 0, count: places.count)
        for owner in owners {
            let rows = rows(kind, owner)
            for place in places.indices {
                let digest = rows.digest(place)
                hashers[place].combine(digest.hash)
                hashers[place].combine(digest.rows)
                counts[place] += digest.rows
            }
        }
        return zip(hashers, counts).map { TableDigest(hash: $0.finalize(), rows: $1) }
    }

    /// How many rows a table has.
    func rows(_ table: ExportTable) -> Int { digest(table).rows }

    /// A hash of everything that decides a file's bytes.
    func key(_ file: ExportFile) -> UInt64 {
        var hasher = StableHasher()
        hasher.combine(SiteBuilder.version)
        hasher.combine(file.name)
        for table in file.tables(tables) { hasher.combine(digest(table).hash) }
        if file.tellsAbout { about.hash(into: &hasher) }
        return hasher.finalize()
    }

    /// A hash of everything that decides a record's bytes.
    func key(_ kind: RecordKind, _ owner: Int) -> UInt64 {
        var hasher = StableHasher()
        hasher.combine(SiteBuilder.version)
        hasher.combine(head.hash)
        let rows = rows(kind, owner)
        for place in (tables.byKind[kind] ?? []).indices { hasher.combine(rows.digest(place).hash) }
        for index in cases(of: kind, owner) {
            hasher.combine(self.rows(.caseRecord, index).digest(0).hash)
            hasher.combine(role(kind, owner, in: index) ?? "")
        }
        for id in groupCases(of: kind, owner) { hasher.combine(id) }
        return hasher.finalize()
    }

    /// Fills the empty file at a path, and remembers its size and hash: whoever asks for those meanwhile waits.
    func write(_ file: ExportFile, to path: String) throws(PageFailure) -> SHA256 {
        try cell(file).make { () throws(PageFailure) in
            try file.write(self, to: path)
            let written = open(path, O_RDONLY | O_CLOEXEC)
            defer { close(written) }
            var status = stat()
            guard fstat(written, &status) == 0, let sum = SHA256(ofFile: written) else {
                throw PageFailure(String(cString: strerror(errno)))
            }
            filesLeft.wrappingSubtract(1, ordering: .relaxed)
            return Facts(bytes: Int(status.st_size), sum: sum)
        }.sum
    }

    /// The size and the hash of a file, which is made if nobody has.
    func facts(_ file: ExportFile) throws(PageFailure) -> Facts {
        try cell(file).value { () throws(PageFailure) in
            let scratch = try TemporaryFile()
            try file.write(self, to: scratch.path)
            let (size, sum) = try scratch.facts()
            return Facts(bytes: size, sum: sum)
        }
    }

    /// Remembers the size and the hash of a file that stays as it was, so that nobody makes it to know them.
    func keep(_ file: ExportFile, _ sum: SHA256, bytes: Int) {
        _ = try? cell(file).value { Facts(bytes: bytes, sum: sum) }
        filesLeft.wrappingSubtract(1, ordering: .relaxed)
    }

    private func cell(_ file: ExportFile) throws(PageFailure) -> OnceCell<Facts> {
        guard let cell = facts[file.name] else { throw PageFailure("there is no download `\(file.name)`") }
        return cell
    }
}

/// What is worked out once, by whoever asks first; all others wait for it.
private final class OnceCell<Value: Sendable>: Sendable {
    private let known = Mutex<Value?>(nil)

    func value<Failure: Error>(_ make: () throws(Failure) -> Value) throws(Failure) -> Value {
        try known.withLock { (known) throws(Failure) in
            if let known { return known }
            let new = try make()
            known = new
            return new
        }
    }

    /// Works it out, again if it was before.
    func make<Failure: Error>(_ make: () throws(Failure) -> Value) throws(Failure) -> Value {
        try known.withLock { (known) throws(Failure) in
            let new = try make()
            known = new
            return new
        }
    }
}

/// The owners of a kind, handed out a few at a time to all who ask: each comes up once.
private final class OwnerQueue: Sendable {
    private static let portion = 64

    private let owners: [Int]
    private let next = Atomic(0)

    init(_ owners: [Int]) {
        self.owners = owners
    }

    /// Calls with the owners that nobody has taken yet; others may still be at theirs when it returns.
    func forEachLeft(_ body: (Int) -> Void) {
        while true {
            let start = next.wrappingAdd(Self.portion, ordering: .relaxed).oldValue
            guard start < owners.count else { return }
            for owner in owners[start..<min(start + Self.portion, owners.count)] { body(owner) }
        }
    }
}

/// The rows of each owner of a kind, once they have been worked out.
private final class RowStore: Sendable {
    private let rows: Mutex<[PackedRows?]>

    init(_ count: Int) {
        rows = Mutex(Array(repeating: nil, count: count))
    }

    subscript(owner: Int) -> PackedRows? { rows.withLock { $0[owner] } }
    func keep(_ new: PackedRows, of owner: Int) { rows.withLock { $0[owner] = new } }
}
