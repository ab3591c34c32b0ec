/// A file or folder that a site is made from, as it was when it was read.
package struct ContentInput: Hashable, Sendable {
    package var path: String
    package var stamp: InputStamp
    /// Of a folder: a number made of the names of its content; nil for a file.
    package var listing: UInt64?

    package init(path: String, stamp: InputStamp = InputStamp(), listing: UInt64? = nil) {
        self.path = path
        self.stamp = stamp
        self.listing = listing
    }

    /// Whether the file, or the names in the folder, are still what they were.
    ///
    /// An editor's swap file changes a folder and not what it holds for us.
    package var isUnchanged: Bool {
        if InputStamp(at: path) == stamp { return true }
        guard let listing, let entries = try? Disk.list(path) else { return false }
        return Self.listing(entries.filter { !Disk.isHidden($0.name) }) == listing
    }

    /// The input without its stamp if a later write could carry the same one; a time before it was read is given.
    package func settled(at time: Int64) -> ContentInput {
        stamp.isFresh(at: time) ? ContentInput(path: path, listing: listing) : self
    }

    /// A number that tells this state of a file from every other; nil where its stamp does not tell it.
    package var number: UInt64? {
        guard stamp != InputStamp() else { return nil }
        var number = Checksum.combining(Checksum.of(Array(path.utf8)), stamp.inode)
        for part in [stamp.size, stamp.modified, stamp.changed] {
            number = Checksum.combining(number, UInt64(bitPattern: part))
        }
        return number
    }

    static func listing(_ entries: [Disk.Entry]) -> UInt64 {
        var bytes: [UInt8] = []
        for entry in entries {
            bytes += entry.name.utf8
            bytes.append(0)
            bytes.append(entry.kind.rawValue)
        }
        return Checksum.of(bytes)
    }
}
