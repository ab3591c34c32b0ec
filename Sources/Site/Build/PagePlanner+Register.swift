import Content
import Register

extension PagePlanner {
    /// The register, its years, and whom it is about.
    func registerPages() -> [PlannedPage] {
        var pages = page(.register, templates.register) { [scope] in scope.registerPage() }
        pages += page(.years, templates.index) { [scope] in scope.yearsPage() }
        for year in scope.register.years {
            pages += page(.year(year), templates.year, cases: scope.register.casesByYear[year]?.count ?? 0) {
                [scope] part in
                scope.yearPage(year, part: part)
            }
        }
        return pages
    }

    /// The indexes of authorities and companies, and a page for each of them that has one.
    func entityPages() -> [PlannedPage] {
        var pages = page(.entities(.authority), templates.index) { [scope] in scope.authoritiesPage() }
        pages += page(.entities(.company), templates.index) { [scope] in scope.companiesPage() }
        for entity in scope.register.entities where entity.hasPage {
            pages += self.pages(of: entity)
        }
        return pages
    }

    private func pages(of entity: Entity) -> [PlannedPage] {
        let identity = PageIdentity.entity(entity.category, entity.id)
        // The closures hold the place and not the entity, whose lists may be long.
        let index = entity.index
        switch entity.category {
        case .authority:
            return page(identity, templates.authority, cases: entity.cases.count) { [scope] part in
                scope.authorityPage(scope.register.entities[index], part: part)
            }
        case .company:
            return page(identity, templates.company, cases: scope.longestList(entity)) { [scope] part in
                scope.companyPage(scope.register.entities[index], part: part)
            }
        case .court, .organisation: return []
        }
    }
}
