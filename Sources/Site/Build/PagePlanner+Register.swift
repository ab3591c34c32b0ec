import Content
import Register

extension PagePlanner {
    /// The register, its years, and whom it is about.
    func registerPages() -> [PlannedPage] {
        var pages = page(.register, templates.register) { [scope] in scope.registerPage() }
        pages += page(.compare, templates.compare) { [scope] in scope.comparePage() }
        pages += page(.years, templates.index) { [scope] in scope.yearsPage() }
        for year in scope.register.years {
            pages += page(
                .year(year), templates.year, cases: scope.register.casesByYear[year]?.count ?? 0, isSearched: true
            ) {
                [scope] part in
                scope.yearPage(year, part: part)
            }
        }
        return pages
    }

    /// Everyone who takes part in cases.
    func entityPages() -> [PlannedPage] {
        entityIndexes() + scope.register.entities.lazy.filter(\.hasPage).flatMap { self.pages(of: $0) }
    }

    /// The lists of all who take part as one thing or another.
    func entityIndexes() -> [PlannedPage] {
        let register = scope.register
        var pages = page(.entities(.authority), templates.index) { [scope] in scope.authoritiesPage() }
        let companies = register.entities.count { $0.category == .company && $0.hasPage }
        pages += page(.entities(.company), templates.index, cases: companies, length: PagePlanner.indexLength) {
            [scope] part in
            scope.companiesPage(part: part)
        }
        if register.entities.contains(where: { $0.category == .court && $0.hasPage }) {
            pages += page(.entities(.court), templates.index) { [scope] in scope.courtsPage() }
        }
        if register.entities.contains(where: { $0.category == .organisation && $0.hasPage }) {
            pages += page(.entities(.organisation), templates.index) { [scope] in scope.organisationsPage() }
        }
        return pages
    }

    /// The page of one of them, in as many parts as it needs.
    func pages(of entity: Entity) -> [PlannedPage] {
        let identity = PageIdentity.entity(entity.category, entity.id)
        // Only a list that may need a second part is counted by its kind.
        let length = entity.category == .company ? PagePlanner.sharedPageLength : PagePlanner.pageLength
        let isLong = max(entity.cases.count, entity.groupCases.count, entity.proceedings.count) > length
        // The closures hold the place and not the entity, whose lists may be long.
        let index = entity.index
        let isSearched = scope.isSearched(entity)
        switch entity.category {
        case .authority:
            let longest = isLong ? scope.longestList(ofAuthority: entity) : 0
            return page(identity, templates.authority, cases: longest, isSearched: isSearched) { [scope] part in
                scope.authorityPage(scope.register.entities[index], part: part)
            }
        case .company:
            let longest = isLong ? scope.longestList(ofCompany: entity) : 0
            return page(identity, templates.company, cases: longest, length: length, isSearched: isSearched) {
                [scope] part in
                scope.companyPage(scope.register.entities[index], part: part)
            }
        case .court:
            let longest = isLong ? scope.longestList(ofCourt: entity) : 0
            return page(identity, templates.court, cases: longest, isSearched: isSearched) { [scope] part in
                scope.courtPage(scope.register.entities[index], part: part)
            }
        case .organisation:
            return page(identity, templates.organisation, cases: entity.cases.count, isSearched: isSearched) {
                [scope] part in
                scope.organisationPage(scope.register.entities[index], part: part)
            }
        }
    }
}
