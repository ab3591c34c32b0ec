import Content

extension Manifest {
    private static let mark = "casebook manifest 4\n"
    /// Without what pages were made from.
    private static let thirdMark = "casebook manifest 3\n"
    /// With another hash of each page before its SHA-256.
    private static let secondMark = "casebook manifest 2\n"

    func encoded() -> [UInt8] {
        var writer = ByteWriter(mark: Self.mark)
        writer.reserve(pages.count * 144 + folders.count * 64)
        writer.append(UInt64(pages.count))
        for page in pages {
            writer.append(page.path)
            writer.append(page.key)
            writer.append(page.basis)
            writer.append(page.stamp.inode)
            writer.append(UInt64(bitPattern: page.stamp.size))
            writer.append(UInt64(bitPattern: page.stamp.modified))
            writer.append(page.sum?.bytes ?? [])
        }
        writer.append(UInt64(foreign.count))
        for entry in foreign {
            writer.append(entry.path)
            writer.append(entry.node.inode)
            writer.append(UInt64(entry.node.kind.rawValue))
        }
        writer.append(UInt64(folders.count))
        for folder in folders {
            writer.append(folder.path)
            writer.append(folder.stamp.inode)
            writer.append(UInt64(bitPattern: folder.stamp.modified))
        }
        return writer.finished()
    }

    /// Nil if the bytes are not those of a whole manifest.
    init?(decoding bytes: [UInt8]) {
        let isSecond = bytes.starts(with: Self.secondMark.utf8)
        let isThird = bytes.starts(with: Self.thirdMark.utf8)
        let mark = isSecond ? Self.secondMark : isThird ? Self.thirdMark : Self.mark
        guard var reader = ByteReader(bytes, mark: mark) else { return nil }
        self.init()
        for _ in 0..<reader.count() {
            guard let path = reader.path() else { return nil }
            let key = reader.integer()
            let basis = isSecond || isThird ? 0 : reader.integer()
            if isSecond { _ = reader.integer() }
            let inode = reader.integer()
            let size = Int64(bitPattern: reader.integer())
            let modified = Int64(bitPattern: reader.integer())
            let stamp = FileStamp(inode: inode, size: size, modified: modified)
            let sum = reader.record().flatMap { SHA256(bytes: Array($0)) }
            pages.append(Page(path: path, key: key, basis: basis, stamp: stamp, sum: sum))
        }
        for _ in 0..<reader.count() {
            guard let path = reader.path() else { return nil }
            let inode = reader.integer()
            guard let kind = UInt8(exactly: reader.integer()).flatMap(FileKind.init) else { return nil }
            foreign.append((path, TreeSurvey.Node(inode: inode, kind: kind)))
        }
        for _ in 0..<reader.count() {
            guard let path = reader.path() else { return nil }
            let inode = reader.integer()
            let modified = Int64(bitPattern: reader.integer())
            folders.append((path, TreeSurvey.FolderStamp(inode: inode, modified: modified)))
        }
        guard reader.isWhole else { return nil }
    }
}
