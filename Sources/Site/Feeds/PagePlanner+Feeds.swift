import Content
import Register
import Synchronization

extension PagePlanner {
    /// The feeds of one language, each in both forms.
    func feedPages() -> [PlannedPage] {
        let (register, changes) = (scope.register, scope.context.changes)
        var pages = feed(.home) { [scope] in scope.siteFeed() } + feed(.changes) { [scope] in scope.changesFeed() }
        if !register.reports.isEmpty { pages += feed(.reports) { [scope] in scope.reportsFeed() } }
        for (place, report) in register.reports.enumerated() {
            pages += feed(.report(report.id)) { [scope] in scope.feed(ofReport: place) }
        }
        for record in register.cases where changes.state(record.index) != nil {
            let index = record.index
            let basis = scope.context.basis?.of(record)
            // Whoever subscribed at a former address goes on being told.
            for id in [record.id] + record.formerIDs {
                pages += feed(.caseRecord(id), basis: basis) { [scope] in scope.feed(ofCase: index) }
            }
        }
        for entity in register.entities
        where entity.hasPage && (entity.category == .authority || entity.category == .company) {
            let index = entity.index
            if scope.isUnlisted(.entity(entity.category, entity.id)) { continue }
            pages += feed(.entity(entity.category, entity.id)) { [scope] in
                scope.feed(of: scope.register.entities[index])
            }
        }
        for (company, heir) in scope.register.mergedAway where !scope.isUnlisted(.entity(.company, heir.id)) {
            pages += feed(.entity(.company, company.id)) { [scope] in scope.feed(of: heir) }
        }
        for country in register.countries {
            pages += feed(.country(country)) { [scope] in scope.feed(of: country) }
        }
        for (place, topic) in register.topics.enumerated() {
            pages += feed(.topic(topic.id)) { [scope] in scope.feed(ofTopic: place) }
        }
        return pages
    }

    private func feed(
        _ page: PageIdentity, basis: UInt64? = nil, _ make: @escaping @Sendable () -> Feed
    ) -> [PlannedPage] {
        let basis = basis ?? scope.context.basis?.common
        let folder = scope.context.addresses.file(page, scope.language).dropLast("index.html".utf8.count)
        let pair = FeedPair(make: make)
        return Feed.Form.allCases.map { form in
            PlannedPage(path: folder + form.file, basis: basis) {
                let (feed, key) = pair.take()
                return PreparedPage(
                    key: key,
                    source: .rendered { bytes in
                        switch form {
                        case .atom: feed.writeAtom(to: &bytes)
                        case .json: feed.writeJSON(to: &bytes)
                        }
                    })
            }
        }
    }
}

/// A feed that is made once for both of its forms, and kept only until the second asks for it.
private final class FeedPair: Sendable {
    private let make: @Sendable () -> Feed
    private let kept = Mutex<(feed: Feed, key: UInt64)?>(nil)

    init(make: @escaping @Sendable () -> Feed) {
        self.make = make
    }

    func take() -> (feed: Feed, key: UInt64) {
        let known = kept.withLock { kept in
            defer { kept = nil }
            return kept
        }
        if let known { return known }
        let feed = make()
        var hasher = StableHasher()
        hasher.combine(SiteBuilder.version)
        feed.hash(into: &hasher)
        let made = (feed, hasher.finalize())
        kept.withLock { $0 = made }
        return made
    }
}
