import Glibc
import Site

/// Publishes a site, then brings its social cards and its search index up to date where what they show has changed.
///
/// The pages go first and wait for neither. A card that is not drawn yet is missing for that long; none ever shows what
/// its page no longer says. An index is a part of the site like any other: it is published
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

    /// What became of the social cards.
    package enum Cards: Equatable, Sendable {
        /// There are none to draw, or all were drawn before.
        case unchanged
        case drawn(Int, in: Duration)
        /// Not all could be drawn, for this reason.
        case failed(String)
    }

    package var publisher: Publisher
    /// The pictures that pages name.
    package var cards: [SocialCard] = []
    /// The `rsvg-convert` program that draws them: its path.
    package var rasterizer: String?
    /// Whether an index is made; one that still fits is kept in any case.
    package var makesIndex = true
    /// The Pagefind program: a path, or a name to be looked for on the PATH.
    package var program = "pagefind"

    package init(_ publisher: Publisher) { self.publisher = publisher }

    /// Publishes the pages, and calls back as soon as they are in place, before the index is looked at.
    package func publish(
        _ pages: [PlannedPage], closing: [ClosingPage] = [], progress: (@Sendable (Int, Int) -> Void)? = nil,
        cardProgress: (@Sendable (Int, Int) -> Void)? = nil, whenPublished: (PublicationSummary) -> Void
    ) throws(PublicationError) -> (index: Index, cards: Cards) {
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
        let cardStore = rasterizer.map { CardStore(cards, in: state.folder, program: $0, jobs: publisher.jobs) }
        if cardStore == nil { try CardStore.discard(in: state.folder) }
        let drawn = try cardStore?.names() ?? []
        whenPublished(
            try publisher.publish(
                recorder.watched() + kept + (cardStore?.pages(drawn) ?? []) + [stateFile(old?.pages.count ?? 0)],
                closing: closing, progress: progress))
        let result = try draw(cardStore, besides: drawn, in: state, progress: cardProgress)

        let index = try makeIndex(old, recorder, searched, in: store, state: state, output: output)
        if index.isNew || result != .unchanged {
            let record = try store.record()
            let cards = try cardStore.map { store throws(PublicationError) in store.pages(try store.names()) } ?? []
            _ = try publisher.publish(
                recorder.known() + (record == nil ? [] : try store.planned()) + cards
                    + [stateFile(record?.pages.count ?? 0)], closing: closing)
        }
        return (index.outcome, result)
    }

    /// Draws the cards that are missing, and forgets those that no page names.
    private func draw(
        _ store: CardStore?, besides names: Set<String>, in state: StateFolder,
        progress: (@Sendable (Int, Int) -> Void)?
    ) throws(PublicationError) -> Cards {
        guard let store else { return .unchanged }
        return try BuildLock.hold(
            in: state, named: "card-lock", patience: publisher.patience, notice: publisher.notice
        ) { () throws(PublicationError) -> Cards in
            let start = ContinuousClock.now
            let result = try store.draw(besides: names, jobs: publisher.jobs, progress: progress)
            try store.prune(names)
            if let failure = result.failure { return .failed(failure) }
            return result.drawn == 0 ? .unchanged : .drawn(result.drawn, in: start.duration(to: .now))
        }
    }

    /// Brings the search index up to date; says what became of it, and whether another one stands there now, or none.
    private func makeIndex(
        _ old: SearchStore.Record?, _ recorder: KeyRecorder, _ searched: [String], in store: SearchStore,
        state: StateFolder, output: OutputFolder
    ) throws(PublicationError) -> (outcome: Index, isNew: Bool) {
        let path = ChildProcess.find(program)
        let record = SearchStore.Record(
            fingerprint: recorder.fingerprint(), program: path.map(ProgramIdentity.of) ?? "", pages: searched)
        if let old, old.fingerprint == record.fingerprint {
            // Where no other program may make another index, the one that is there fits.
            if !makesIndex || path == nil || old.program == record.program { return (.unchanged, false) }
        } else if old == nil, searched.isEmpty {
            return (.unchanged, false)
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
        if case .made = result { return (result, true) }
        if old != nil { try store.discard() }
        return (result, old != nil)
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
}
