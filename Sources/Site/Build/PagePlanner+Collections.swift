import Content
import Register

extension PagePlanner {
    /// What cases have in common: laws, countries, sectors, topics, dossiers.
    func collectionPages() -> [PlannedPage] {
        lawPages() + countryPages() + termPages() + dossierPages()
    }

    func lawPages() -> [PlannedPage] {
        let laws = scope.register.laws
        if laws.isEmpty { return [] }
        var pages = page(.laws, templates.index) { [scope] in scope.lawsPage() }
        for (place, law) in laws.enumerated() {
            pages += page(.law(law.id), templates.law) { [scope] in scope.lawPage(place) }
            for (number, article) in law.articles.enumerated() {
                let identity = PageIdentity.article(law: law.id, number: article.number)
                let isLong = article.cases.count > PagePlanner.pageLength
                let longest = isLong ? scope.longestList(ofArticle: number, law: place) : 0
                pages += page(identity, templates.provision, cases: longest) { [scope] part in
                    scope.provisionPage(place, number, part: part)
                }
            }
        }
        return pages
    }

    func countryPages() -> [PlannedPage] {
        var pages = page(.countries, templates.index) { [scope] in scope.countriesPage() }
        for country in scope.register.countries {
            let own = scope.register.casesByCountry[country]?.count ?? 0
            let elsewhere = scope.context.casesElsewhere[country]?.count ?? 0
            pages += page(
                .country(country), templates.country, cases: max(own, elsewhere), length: PagePlanner.sharedPageLength
            ) { [scope] part in
                scope.countryPage(country, part: part)
            }
        }
        return pages
    }

    func termPages() -> [PlannedPage] {
        let (topics, sectors) = (scope.register.topics, scope.register.sectors)
        var pages: [PlannedPage] = []
        if !topics.isEmpty { pages += page(.topics, templates.index) { [scope] in scope.topicsPage() } }
        if !sectors.isEmpty { pages += page(.sectors, templates.index) { [scope] in scope.sectorsPage() } }
        for (place, topic) in topics.enumerated() {
            pages += page(.topic(topic.id), templates.topic, cases: topic.cases.count) { [scope] part in
                scope.topicPage(place, part: part)
            }
        }
        for (place, sector) in sectors.enumerated() {
            pages += page(.sector(sector.id), templates.sector, cases: sector.cases.count) { [scope] part in
                scope.sectorPage(place, part: part)
            }
        }
        return pages
    }

    func dossierPages() -> [PlannedPage] {
        let dossiers = scope.register.dossiers
        if dossiers.allSatisfy(\.cases.isEmpty) { return [] }
        var pages = page(.dossiers, templates.index) { [scope] in scope.dossiersPage() }
        // One without a case has none that readers are to see.
        for (place, dossier) in dossiers.enumerated() where !dossier.cases.isEmpty {
            pages += page(.dossier(dossier.id), templates.dossier, cases: dossier.cases.count, isSearched: true) {
                [scope] part in
                scope.dossierPage(place, part: part)
            }
        }
        return pages
    }
}
