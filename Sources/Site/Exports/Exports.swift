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
        var sha256: String
    }

    let scope: ExportScope
    let tables: ExportTables
    let about: ExportAbout
    /// What every record says of whose it is, ready to stand at its head, and a hash of it.
    let head: (bytes: [UInt8], hash: UInt64)
    private let ownDigests: [RecordKind: DigestList]
    private let tableDigests = Mutex<[RecordKind: [TableDigest]]>([:])
    private let facts: [String: FactsCell]
    let files: [ExportFile]

    init(_ context: SiteContext) {
        scope = context.exports
        tables = ExportTables(scope)
        about = ExportAbout(context)
        head = about.head
        let register = context.register
        ownDigests = Dictionary(
            uniqueKeysWithValues: RecordKind.allCases.map { kind in
                // The places of owners are those of the register's lists.
                let isCase = kind == .caseRecord
                let count = isCase ? register.cases.count : register.entities.count
                let most = max(count, register.laws.count, register.topics.count, register.sectors.count)
                return (kind, DigestList(max(most, register.dossiers.count)))
            })
        files = ExportFile.all(tables)
        facts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, FactsCell()) })
    }

    /// The places of the owners of a table, in the order of its rows.
    func owners(_ table: ExportTable) -> [Int] { scope.owners(table.kind) }

    /// What each table of a kind holds of one owner, in the tables' order.
    func digests(_ kind: RecordKind, _ owner: Int) -> [TableDigest] {
        if let known = ownDigests[kind]?[owner] { return known }
        let digests = (tables.byKind[kind] ?? []).map { place in
            var hasher = StableHasher()
            var rows = 0
            tables.all[place].rows(owner) { cells in
                rows += 1
                for cell in cells { cell.hash(into: &hasher) }
            }
            return TableDigest(hash: hasher.finalize(), rows: rows)
        }
        ownDigests[kind]?.keep(digests, of: owner)
        return digests
    }

    /// What a table holds.
    func digest(_ table: ExportTable) -> TableDigest {
        let places = tables.byKind[table.kind] ?? []
        let digests =
            tableDigests.withLock { $0[table.kind] }
            ?? digests(of: places, owners: scope.owners(table.kind), table.kind)
        return digests[places.firstIndex { tables.all[$0].name == table.name } ?? 0]
    }

    private func digests(of places: [Int], owners: [Int], _ kind: RecordKind) -> [TableDigest] {
        var hashers = places.map { place in
            var hasher = StableHasher()
            for column in tables.all[place].columns { hasher.combine(column.name) }
            return hasher
        }
        var rows = [Int](repeating: 0, count: places.count)
        for owner in owners {
            for (place, digest) in digests(kind, owner).enumerated() {
                hashers[place].combine(digest.hash)
                hashers[place].combine(digest.rows)
                rows[place] += digest.rows
            }
        }
        let result = zip(hashers, rows).map { TableDigest(hash: $0.finalize(), rows: $1) }
        tableDigests.withLock { $0[kind] = result }
        return result
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
        for digest in digests(kind, owner) { hasher.combine(digest.hash) }
        for index in cases(of: kind, owner) {
            hasher.combine(digests(.caseRecord, index).first?.hash ?? 0)
            hasher.combine(role(kind, owner, in: index) ?? "")
        }
        for id in groupCases(of: kind, owner) { hasher.combine(id) }
        return hasher.finalize()
    }

    /// Fills the empty file at a path, and remembers its size and hash.
    func write(_ file: ExportFile, to path: String) throws(PageFailure) {
        try file.write(self, to: path)
        let written = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(written) }
        var status = stat()
        guard fstat(written, &status) == 0, let sum = SHA256(ofFile: written) else {
            throw PageFailure(String(cString: strerror(errno)))
        }
        facts[file.name]?.set(Facts(bytes: Int(status.st_size), sha256: sum.description))
    }

    /// The size and the hash of a file, which is made if nobody has.
    func facts(_ file: ExportFile) throws(PageFailure) -> Facts {
        if let known = facts[file.name]?.value { return known }
        let scratch = try TemporaryFile()
        try file.write(self, to: scratch.path)
        let (size, sum) = try scratch.facts()
        let new = Facts(bytes: size, sha256: sum.description)
        facts[file.name]?.set(new)
        return new
    }
}

/// What is remembered of a file once it has been made.
private final class FactsCell: Sendable {
    private let facts = Mutex<Exports.Facts?>(nil)

    var value: Exports.Facts? { facts.withLock { $0 } }
    func set(_ value: Exports.Facts) { facts.withLock { $0 = value } }
}

/// What the tables hold of each owner of a kind, once it has been worked out.
private final class DigestList: Sendable {
    private let digests: Mutex<[[TableDigest]?]>

    init(_ count: Int) {
        digests = Mutex(Array(repeating: nil, count: count))
    }

    subscript(owner: Int) -> [TableDigest]? { digests.withLock { $0[owner] } }
    func keep(_ new: [TableDigest], of owner: Int) { digests.withLock { $0[owner] = new } }
}
