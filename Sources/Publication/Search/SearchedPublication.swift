import Glibc
import Site

/// Publishes a site, then brings its search index up to date where the indexed text changed.
///
/// The pages go first and never wait for the index. An index is a part of the site like any other: it is published
/// whole, in a second step of its own. Until then the old one stays, unless it holds a page that is no longer searched:
/// nobody is to find a withdrawn case. An index that could not be brought up to date is taken away.
package struct SearchedPublication: Sendable {
    /// What became of the search index.
    package enum Index: Equatable, Sendable {
        /// It holds what the site says already.
        case unchanged
        case made(pages: Int, in: Duration)
        /// None is wanted, and none that fits was there.
        case unwanted
        case noProgram
        /// The program failed, for this reason.
        case failed(String)
    }

    package var publisher: Publisher
    /// Whether an index is made; one that still fits is kept in any case.
    package var makesIndex = true
    /// The Pagefind program: a path, or a name to be looked for on the PATH.
    package var program = "pagefind"

    package init(_ publisher: Publisher) { self.publisher = publisher }

    /// Publishes the pages, and calls back as soon as they are in place, before the index is looked at.
    package func publish(
        _ pages: [PlannedPage], closing: [ClosingPage] = [], progress: (@Sendable (Int, Int) -> Void)? = nil,
        whenPublished: (PublicationSummary) -> Void
    ) throws(PublicationError) -> Index {
        let output = try OutputFolder(publisher.output, protecting: publisher.protecting)
        let state = try StateFolder(for: output)
        let store = SearchStore(folder: state.folder)
        let searched = pages.filter(\.isSearched).map(\.path).sorted()
        var old = try store.record()
        if let record = old, !Set(record.pages).isSubset(of: searched) {
            try store.discard()
            old = nil
        }
        let recorder = KeyRecorder(pages)
        let kept = try old == nil ? [] : store.planned()
        whenPublished(
            try publisher.publish(
                recorder.watched() + kept + [stateFile(old?.pages.count ?? 0)], closing: closing, progress: progress))

        let path = ChildProcess.find(program)
        let record = SearchStore.Record(
            fingerprint: recorder.fingerprint(), program: path.map(identity) ?? "", pages: searched)
        if let old, old.fingerprint == record.fingerprint {
            // Where no other program may make another index, the one that is there fits.
            if !makesIndex || path == nil || old.program == record.program { return .unchanged }
        } else if old == nil, searched.isEmpty {
            return .unchanged
        }
        let result: Index
        if !makesIndex {
            result = .unwanted
        } else if let path {
            result = try BuildLock.hold(
                in: state, named: "search-lock", patience: publisher.patience, notice: publisher.notice
            ) { () throws(PublicationError) -> Index in
                try make(record, by: path, in: store, output: output)
            }
        } else {
            result = .noProgram
        }
        if case .made(let count, _) = result {
            _ = try publisher.publish(recorder.known() + store.planned() + [stateFile(count)], closing: closing)
        } else if old != nil {
            try store.discard()
            _ = try publisher.publish(recorder.known() + [stateFile(0)], closing: closing)
        }
        return result
    }

    private func make(
        _ record: SearchStore.Record, by path: String, in store: SearchStore, output: OutputFolder
    ) throws(PublicationError) -> Index {
        let start = ContinuousClock.now
        let (site, draft) = try store.stage(record.pages, of: try Folder(output.location))
        var process = ChildProcess(path, ["--site", site, "--output-path", draft, "--quiet"])
        process.outputLimit = 1 << 20
        let outcome: ChildProcess.Outcome
        do {
            outcome = try process.run()
        } catch {
            try store.discardDrafts()
            return .failed(error.description)
        }
        guard outcome.succeeded else {
            try store.discardDrafts()
            let words = (outcome.error + outcome.text).split(whereSeparator: \.isNewline).last.map(String.init)
            return .failed(words ?? "`\(path)` ended with status \(outcome.status)")
        }
        guard try store.folder.status(RelativePath("search/draft/files/pagefind.js")) != nil else {
            try store.discardDrafts()
            return .failed("`\(path)` made no index")
        }
        try store.keep(record)
        try store.discardDrafts()
        return .made(pages: record.pages.count, in: start.duration(to: .now))
    }

    /// The file by which the search page learns whether there is an index.
    private func stateFile(_ pages: Int) -> PlannedPage {
        PlannedPage(path: SearchPlace.state) {
            PreparedPage(
                key: UInt64(pages),
                source: .rendered { $0 += "{\"pages\": \(pages)}\n".utf8 })
        }
    }

    /// What tells one version of a program from another.
    private func identity(_ path: String) -> String {
        var status = stat()
        guard stat(path, &status) == 0 else { return "" }
        return "\(status.st_size) \(status.st_mtim.tv_sec)"
    }
}
