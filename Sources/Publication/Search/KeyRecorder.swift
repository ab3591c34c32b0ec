import Site
import Synchronization

/// Notes the keys of pages as they are prepared: together they tell whether the search index still fits.
final class KeyRecorder: Sendable {
    private struct Note: Sendable {
        var key: UInt64 = 0
        /// The page is as it was, and what it comes from was not looked at.
        var isPassedOver = false
        /// The page comes from one file to another, and is never held.
        var isFile = false
    }

    private let pages: [PlannedPage]
    private let notes: Mutex<[Note]>

    init(_ pages: [PlannedPage]) {
        self.pages = pages
        notes = Mutex(Array(repeating: Note(), count: pages.count))
    }

    /// The pages, each of which gives its key away when it is prepared.
    func watched() -> [PlannedPage] {
        pages.enumerated().map { place, page in
            var watched = page
            watched.whenPassedOver = { [self] key in notes.withLock { $0[place] = Note(key: key, isPassedOver: true) } }
            watched.prepare = { [self] in
                let prepared = page.prepare()
                var note = Note(key: prepared.key)
                switch prepared.source {
                case .file, .written: note.isFile = true
                case .rendered, .made: break
                }
                notes.withLock { $0[place] = note }
                return prepared
            }
            return watched
        }
    }

    /// The pages as they were prepared: their views are made again only where their bytes are asked for.
    func known() -> [PlannedPage] {
        let notes = notes.withLock { $0 }
        return pages.enumerated().map { place, page in
            if notes[place].isFile || notes[place].isPassedOver { return page }
            var known = page
            known.prepare = {
                PreparedPage(
                    key: notes[place].key,
                    source: .made { output throws(PageFailure) in
                        let prepared = page.prepare()
                        if case .file(let path) = prepared.source {
                            throw PageFailure("`\(path)` takes the place of a page that was made")
                        }
                        try prepared.append(to: &output)
                    })
            }
            return known
        }
    }

    /// A hash over the paths and keys of all searched pages.
    func fingerprint() -> UInt64 {
        notes.withLock { notes in
            let searched = pages.indices.filter { pages[$0].isSearched }
            var hasher = StableHasher()
            for place in searched.sorted(by: { pages[$0].path < pages[$1].path }) {
                hasher.combine(pages[place].path)
                hasher.combine(notes[place].key)
            }
            return hasher.finalize()
        }
    }
}
