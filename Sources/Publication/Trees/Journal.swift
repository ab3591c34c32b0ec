/// What is left to do to bring a live tree from the old site to the new, file by file; once written it is carried out
/// whole, if need be by the next build.
struct Journal: Sendable {
    private static let mark = "casebook journal 1\n"

    struct Move: Sendable {
        var path: RelativePath
        /// Whether a file of ours stood there; if none did, whatever stands there now is not ours.
        var replaces: Bool
    }

    /// Files to move from the staging folder to the same path of the live tree.
    var moves: [Move]
    /// Files of ours to remove.
    var removals: [RelativePath]
    /// The manifest that holds when all is done, as it is written to the disk.
    var manifest: [UInt8]

    init(moves: [Move], removals: [RelativePath], manifest: [UInt8]) {
        self.moves = moves
        self.removals = removals
        self.manifest = manifest
    }

    func encoded() -> [UInt8] {
        var writer = ByteWriter(mark: Self.mark)
        writer.append(UInt64(moves.count))
        for move in moves {
            writer.append(move.path)
            writer.append(move.replaces ? 1 : 0)
        }
        writer.append(UInt64(removals.count))
        for path in removals { writer.append(path) }
        writer.append(manifest)
        return writer.finished()
    }

    /// Nil if the bytes are not those of a whole journal.
    init?(decoding bytes: [UInt8]) {
        guard var reader = ByteReader(bytes, mark: Self.mark) else { return nil }
        moves = []
        removals = []
        for _ in 0..<reader.count() {
            guard let path = reader.path() else { return nil }
            moves.append(Move(path: path, replaces: reader.integer() == 1))
        }
        for _ in 0..<reader.count() {
            guard let path = reader.path() else { return nil }
            removals.append(path)
        }
        guard let record = reader.record(), reader.isWhole else { return nil }
        manifest = Array(record)
    }
}
