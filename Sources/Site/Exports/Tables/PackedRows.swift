/// The rows that one owner has in each table of its kind, worked out once and packed, for every download to read.
///
/// Bytes and not values: a register has millions of cells, most of them empty or a word long.
struct PackedRows: Sendable {
    /// The rows of one table: where they begin, and a digest of them.
    private struct Part {
        var start: Int
        var digest: TableDigest
    }

    /// What stands before a cell's value.
    fileprivate enum Tag {
        static let empty: UInt8 = 0
        static let text: UInt8 = 1
        static let integer: UInt8 = 2
        static let decimal: UInt8 = 3
        static let no: UInt8 = 4
        static let yes: UInt8 = 5
    }

    private let bytes: [UInt8]
    private let parts: [Part]

    /// Works out the rows of an owner in some tables.
    init(of owner: Int, in tables: some Sequence<ExportTable>) {
        var packer = Packer()
        var parts: [Part] = []
        for table in tables {
            let start = packer.bytes.count
            packer.rows = 0
            table.pack(owner, &packer)
            var hasher = StableHasher()
            packer.bytes.withUnsafeBytes { hasher.combine(UnsafeRawBufferPointer(rebasing: $0[start...])) }
            parts.append(Part(start: start, digest: TableDigest(hash: hasher.finalize(), rows: packer.rows)))
        }
        // A copy has no room to spare, and is kept for as long as the site is made.
        bytes = packer.bytes.withUnsafeBufferPointer { Array($0) }
        self.parts = parts
    }

    private init(bytes: [UInt8], parts: [Part]) {
        self.bytes = bytes
        self.parts = parts
    }

    /// The same with the rows of the first table alone, and with the digests of all.
    var trimmed: PackedRows {
        guard parts.count > 1 else { return self }
        return PackedRows(bytes: Array(bytes[..<parts[1].start]), parts: parts)
    }

    /// Whether the rows of a table are here.
    func holds(_ table: Int) -> Bool { parts[table].digest.rows == 0 || parts[table].start < bytes.count }

    /// What a table holds of the owner; tables are named by their place among those of the kind.
    func digest(_ table: Int) -> TableDigest { parts[table].digest }

    /// Calls with the cells of each row of a table; they are lent for the call.
    func forEachRow(
        of table: Int, columns: Int, _ body: (UnsafeBufferPointer<PackedCell>) throws(PageFailure) -> Void
    ) throws(PageFailure) {
        let part = parts[table]
        guard part.digest.rows > 0 else { return }
        var failure: PageFailure?
        bytes.withUnsafeBytes { raw in
            withUnsafeTemporaryAllocation(of: PackedCell.self, capacity: columns) { cells in
                cells.initialize(repeating: .empty)
                var place = part.start
                for _ in 0..<part.digest.rows {
                    for column in 0..<columns { cells[column] = PackedRows.cell(raw, &place) }
                    do throws(PageFailure) {
                        try body(UnsafeBufferPointer(cells))
                    } catch {
                        failure = error
                        return
                    }
                }
            }
        }
        if let failure { throw failure }
    }

    @inline(__always)
    private static func cell(_ raw: UnsafeRawBufferPointer, _ place: inout Int) -> PackedCell {
        let tag = raw[place]
        place += 1
        switch tag {
        case Tag.text:
            let count = Int(raw.loadUnaligned(fromByteOffset: place, as: UInt32.self))
            place += 4
            defer { place += count + 1 }
            return .text(
                UnsafeRawBufferPointer(rebasing: raw[place..<place + count]).assumingMemoryBound(to: UInt8.self))
        case Tag.integer:
            defer { place += 8 }
            return .integer(raw.loadUnaligned(fromByteOffset: place, as: Int64.self))
        case Tag.decimal:
            defer { place += 9 }
            return .decimal(
                ExactDecimal(
                    mantissa: raw.loadUnaligned(fromByteOffset: place + 1, as: Int64.self), scale: Int(raw[place])))
        case Tag.no: return .flag(false)
        case Tag.yes: return .flag(true)
        default: return .empty
        }
    }

    /// Takes cells one after the other.
    struct Packer {
        fileprivate var bytes: [UInt8] = []
        fileprivate var rows = 0

        /// Notes that the next cells are those of another row.
        mutating func beginRow() { rows += 1 }

        mutating func append(_ cell: ExportCell) {
            switch cell {
            case .empty: bytes.append(Tag.empty)
            case .text(var text):
                bytes.append(Tag.text)
                text.withUTF8 { utf8 in
                    append(UInt32(utf8.count))
                    bytes.append(contentsOf: utf8)
                }
                // So that a library in C can read it where it lies.
                bytes.append(0)
            case .integer(let number):
                bytes.append(Tag.integer)
                append(number)
            case .decimal(let decimal):
                bytes.append(Tag.decimal)
                bytes.append(UInt8(decimal.scale))
                append(decimal.mantissa)
            case .flag(let flag): bytes.append(flag ? Tag.yes : Tag.no)
            }
        }

        private mutating func append(_ number: some FixedWidthInteger) {
            withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
        }
    }
}

/// A value of a table as it lies in ``PackedRows``.
enum PackedCell {
    case empty
    /// UTF-8, with a zero byte behind it.
    case text(UnsafeBufferPointer<UInt8>)
    case integer(Int64)
    case decimal(ExactDecimal)
    case flag(Bool)
}
