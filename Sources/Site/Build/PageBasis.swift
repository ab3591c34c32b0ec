import Content
import Register

/// What pages are made from, as far as it is known before any is prepared: hashes that are coarser than a page's key.
///
/// A key is made of all that a page shows, which has to be worked out first. A basis is made of the files behind it: of
/// those of all cases all that other pages show of them, and not their texts, which stand on a case's own page alone.
struct PageBasis: Sendable {
    /// What every page but a case's can show.
    let common: UInt64
    private let inputs: UInt64
    private let history: History

    init(_ inputs: UInt64, _ published: PublishedRegister, _ history: History) {
        var hasher = StableHasher()
        hasher.combine(SiteBuilder.version)
        hasher.combine(inputs)
        hasher.combine(published.json)
        hasher.combine(history.folder ?? "")
        self.inputs = hasher.finalize()
        self.history = history
        for (path, day) in history.changes.sorted(by: { $0.key < $1.key }) where !path.hasPrefix(PageBasis.cases) {
            hasher.combine(path)
            hasher.combine(day.number)
        }
        common = hasher.finalize()
    }

    /// What the files beside a case's page can show.
    func of(_ record: CaseRecord) -> UInt64 {
        var hasher = StableHasher()
        hasher.combine(inputs)
        hasher.combine(record.content.file.textStamp)
        guard !history.changes.isEmpty else { return hasher.finalize() }
        for path in [record.content.file.file] + record.content.file.translations.map(\.file) {
            // The history names files by their paths below the content folder.
            var folders = path.split(separator: "/")[...]
            while let first = folders.first, first + "/" != PageBasis.cases { folders.removeFirst() }
            hasher.combine(history.changes[folders.joined(separator: "/")]?.number ?? .min)
        }
        return hasher.finalize()
    }

    private static let cases = "cases/"
}
