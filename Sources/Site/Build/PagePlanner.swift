import Content
import Register

/// The pages of one language: which there are, and the view and template of each.
struct PagePlanner: Sendable {
    let scope: PageScope
    let templates: SiteTemplates

    /// How many cases a page of a list holds: the list, its charts and the theme's files are at most 60 kB to load.
    static let pageLength = 200
    /// The same where several lists stand on a page: the cases of a country and those against its companies.
    static let sharedPageLength = 100
    /// How many cases the register's own page holds.
    static let newestLength = 500
    /// How many entries a page of an index holds, whose rows are shorter.
    static let indexLength = 1000

    func pages() -> [PlannedPage] {
        let kinds: [@Sendable () -> [PlannedPage]] = [
            { homePages() + searchPages() }, casePages, registerPages, entityPages, collectionPages, wordPages,
            feedPages,
            { scope.language == scope.defaultLanguage ? citationFiles() : [] },
        ]
        return Parallel.all(kinds).flatMap { $0 }
    }

    /// How many parts a list of so many cases has.
    static func parts(_ count: Int, length: Int = pageLength) -> Int { max(1, (count + length - 1) / length) }

    /// A page in as many parts as its longest list of cases needs.
    func page<V: View>(
        _ identity: PageIdentity, _ template: Template<V>?, cases: Int, length: Int = pageLength,
        isSearched: Bool = false, view: @escaping @Sendable (Int) -> V
    ) -> [PlannedPage] {
        (1...PagePlanner.parts(cases, length: length)).flatMap { part in
            page(part == 1 ? identity : .part(identity, part), template, isSearched: isSearched && part == 1) {
                view(part)
            }
        }
    }

    /// A page whose view is made when it is needed; its key says whether it has changed since.
    func page<V: View>(
        _ identity: PageIdentity, _ template: Template<V>?, listing: PlannedPage.Listing = .listed,
        isSearched: Bool = false, basis: UInt64? = nil, view: @escaping @Sendable () -> V
    ) -> [PlannedPage] {
        let isUnlisted = scope.isUnlisted(identity)
        return page(
            file: scope.context.addresses.file(identity, scope.language), template,
            listing: isUnlisted ? .unlisted : listing, isSearched: isSearched && !isUnlisted,
            basis: basis, view: view)
    }

    func page<V: View>(
        file: String, _ template: Template<V>?, listing: PlannedPage.Listing = .listed, isSearched: Bool = false,
        basis: UInt64? = nil, view: @escaping @Sendable () -> V
    ) -> [PlannedPage] {
        guard let template else { return [] }
        var page = PlannedPage(path: file, listing: listing, isSearched: isSearched) {
            let record = view().record()
            var hasher = StableHasher()
            hasher.combine(SiteBuilder.version)
            hasher.combine(template.closureHash)
            record.hash(into: &hasher)
            return PreparedPage(key: hasher.finalize(), source: .rendered { template.render(record, into: &$0) })
        }
        page.origin = { template.origin }
        page.basis = basis ?? scope.context.basis?.common
        return [page]
    }

    private func casePages() -> [PlannedPage] { scope.register.cases.indices.flatMap(casePage) }

    func casePage(_ index: CaseIndex) -> [PlannedPage] {
        let record = scope.register.cases[index]
        return page(
            .caseRecord(record.id), templates.caseRecord, isSearched: true,
            basis: scope.context.basis?.of(record)
        ) { [scope] in
            scope.casePage(index)
        }
    }

    func searchPages() -> [PlannedPage] {
        page(.search, templates.search, listing: .unlisted) { [scope] in scope.searchPage() }
    }

    func homePages() -> [PlannedPage] {
        page(.home, templates.home) { [scope] in scope.homePage() }
    }
}
