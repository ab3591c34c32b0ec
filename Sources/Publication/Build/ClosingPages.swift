import Content
import Site

/// The files with which anyone can check a site: what it was made from, and the SHA-256 of every file.
enum ClosingPages {
    /// Withdrawn cases are named nowhere, and the search index differs from run to run of the program that makes it.
    private static func isNamed(_ file: ClosingPage.File) -> Bool {
        file.listing != .tombstone && file.path != SearchPlace.state && !file.path.hasPrefix(SearchPlace.index + "/")
    }

    /// - Parameter record: made when the site is written, and not when it is only checked.
    static func all(record: @escaping @Sendable (_ record: String?, _ withdrawn: [String]) -> BuildRecord)
        -> [ClosingPage]
    {
        [
            ClosingPage(path: BuildRecord.path) { files in
                let withdrawn = Set(files.filter { $0.listing == .tombstone }.map(\.sum.description))
                let published = files.first { $0.path == PublishedRegister.path }?.sum.description
                let bytes = record(published, withdrawn.sorted()).encoded()
                var hasher = StableHasher()
                hasher.combine(bytes)
                return PreparedPage(key: hasher.finalize(), source: .rendered { $0 += bytes })
            },
            ClosingPage(path: ChecksumList.path) { files in
                var hasher = StableHasher()
                hasher.combine("checksums 1")
                for file in files where isNamed(file) {
                    hasher.combine(file.path)
                    hasher.combine(file.sum.bytes)
                }
                return PreparedPage(
                    key: hasher.finalize(),
                    source: .rendered { output in
                        var list = ChecksumList()
                        for file in files where isNamed(file) {
                            list.sums[file.path] = file.sum.description
                        }
                        output += list.encoded()
                    })
            },
        ]
    }
}
