/// Writes records of integers and paths, with a hash at the end that tells a whole file from a torn one.
struct ByteWriter {
    private var bytes: [UInt8]

    init(mark: String) { bytes = Array(mark.utf8) }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    mutating func append(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ path: RelativePath) {
        append(UInt64(path.terminated.count - 1))
        bytes.append(contentsOf: path.bytes)
    }

    mutating func append(_ record: [UInt8]) {
        append(UInt64(record.count))
        bytes.append(contentsOf: record)
    }

    consuming func finished() -> [UInt8] {
        append(ContentHash.of(bytes))
        return bytes
    }
}

/// Reads what a ``ByteWriter`` wrote; what is missing reads as zero and shows in ``isWhole``.
struct ByteReader {
    private let bytes: [UInt8]
    private var offset: Int
    private let end: Int
    private var failed = false

    /// Nil if the bytes begin with another mark or don't carry their own hash.
    init?(_ bytes: [UInt8], mark: String) {
        guard bytes.count >= mark.utf8.count + 8, bytes.starts(with: mark.utf8) else { return nil }
        self.bytes = bytes
        offset = mark.utf8.count
        end = bytes.count - 8
        let hash = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self) }
        guard ContentHash.of(Array(bytes[..<end])) == UInt64(littleEndian: hash) else { return nil }
    }

    /// Whether all was read and nothing was missing.
    var isWhole: Bool { !failed && offset == end }

    mutating func integer() -> UInt64 {
        guard offset + 8 <= end else {
            failed = true
            return 0
        }
        defer { offset += 8 }
        return bytes.withUnsafeBytes {
            UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
    }

    /// A number of records; never more than bytes are left, whatever the file says.
    mutating func count() -> Int { Int(min(integer(), UInt64(end - offset))) }

    mutating func path() -> RelativePath? {
        record().flatMap { $0.isEmpty ? nil : RelativePath($0) }
    }

    mutating func record() -> ArraySlice<UInt8>? {
        let count = count()
        guard !failed, offset + count <= end else { return nil }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }
}
