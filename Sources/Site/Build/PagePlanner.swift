import Content
import Register

/// The pages of one language: which there are, and the view and template of each.
struct PagePlanner: Sendable {
    let scope: PageScope
    let templates: SiteTemplates

    /// How many cases a page of a list holds.
    static let pageLength = 500

    func pages() -> [PlannedPage] {
        homePages() + casePages() + registerPages() + entityPages() + collectionPages() + wordPages()
            + feedPages() + (scope.language == scope.defaultLanguage ? citationFiles() : [])
    }

    /// How many parts a list of so many cases has.
    static func parts(_ count: Int) -> Int { max(1, (count + pageLength - 1) / pageLength) }

    /// A page in as many parts as its longest list of cases needs.
    func page<V: View>(
        _ identity: PageIdentity, _ template: Template<V>?, cases: Int, view: @escaping @Sendable (Int) -> V
    ) -> [PlannedPage] {
        (1...PagePlanner.parts(cases)).flatMap { part in
            page(part == 1 ? identity : .part(identity, part), template) { view(part) }
        }
    }

    /// A page whose view is made when it is needed; its key says whether it has changed since.
    func page<V: View>(
        _ identity: PageIdentity, _ template: Template<V>?, listing: PlannedPage.Listing = .listed,
        view: @escaping @Sendable () -> V
    ) -> [PlannedPage] {
        page(file: scope.context.addresses.file(identity, scope.language), template, listing: listing, view: view)
    }

    func page<V: View>(
        file: String, _ template: Template<V>?, listing: PlannedPage.Listing = .listed,
        view: @escaping @Sendable () -> V
    ) -> [PlannedPage] {
        guard let template else { return [] }
        return [
            PlannedPage(path: file, listing: listing) {
                let record = view().record()
                var hasher = StableHasher()
                hasher.combine(SiteBuilder.version)
                hasher.combine(template.closureHash)
                record.hash(into: &hasher)
                return PreparedPage(key: hasher.finalize(), source: .rendered { template.render(record, into: &$0) })
            }
        ]
    }

    private func casePages() -> [PlannedPage] {
        scope.register.cases.indices.flatMap { index in
            let file = scope.register.cases[index].file
            return page(
                .caseRecord(file.id), templates.caseRecord, listing: file.isNoindex ? .unlisted : .listed
            ) { [scope] in
                scope.casePage(index)
            }
        }
    }

    private func homePages() -> [PlannedPage] {
        page(.home, templates.home) { [scope] in scope.homePage() }
    }
}
