import Content
import Register

extension PageScope {
    /// The countries whose authorities imposed something.
    func countriesPage() -> IndexPage {
        let rows = register.countries.alphabetically { wording.country($0) }.map { country in
            entry(link(country), register.casesByCountry[country] ?? [])
        }
        return index(
            .countries, code: "countries", entryLabel: "country",
            groups: [group("countries", heading: nil, rows)])
    }

    /// A country: what its authorities imposed, and what was imposed elsewhere on its companies.
    func countryPage(_ country: Country, part: Int) -> CollectionPage {
        let name = wording.country(country)
        var page = collection(
            .country(country), of: (.countries, "countries"), code: "country", name: name, nil,
            register.casesByCountry[country] ?? [], part: part, length: PagePlanner.sharedPageLength,
            condition: "country = \(country.code)",
            figures: [.growth, .byAuthority, .distribution, .bySector, .byProvision, .kinds]
        ) { [byYear($0), byAuthority($0), bySector($0), byProvision($0)] }
        let elsewhere = context.casesElsewhere[country] ?? []
        if !elsewhere.isEmpty {
            page.otherCases = table(
                elsewhere, part: part, length: PagePlanner.sharedPageLength, of: .country(country),
                id: "cases-elsewhere", heading: wording("heading.cases-against-its-companies"),
                caption: wording("caption.cases"),
                total: register.totals(of: elsewhere))
        }
        if part == 1 {
            page.facts = [("authorities-there", EntityFile.Category.authority), ("courts-there", .court)].compactMap {
                fact($0, of: $1, in: country)
            }
        }
        return page
    }

    /// A country's authorities or courts, as a line of facts.
    private func fact(_ code: String, of category: EntityFile.Category, in country: Country) -> FactView? {
        let entities = (context.entitiesByCountry[country] ?? []).map { register.entities[$0] }
            .filter { $0.category == category && $0.hasPage }
        guard !entities.isEmpty else { return nil }
        return FactView(
            code: code, label: wording("fact." + code),
            values: entities.alphabetically { name($0).text }.map { entity in
                let link = fullLink(entity)
                return value(link.text, href: link.href, lang: link.lang)
            })
    }

    func topicsPage() -> IndexPage {
        termsPage(.topics, code: "topics", entryLabel: "topic", register.topics) { .topic($0) }
    }

    func sectorsPage() -> IndexPage {
        termsPage(.sectors, code: "sectors", entryLabel: "sector", register.sectors) { .sector($0) }
    }

    /// All topics or all sectors: those without a case too, for the list is closed.
    private func termsPage(
        _ page: PageIdentity, code: String, entryLabel: String, _ terms: [TermRecord],
        identity: (String) -> PageIdentity
    ) -> IndexPage {
        let rows = terms.alphabetically { words($0.term.name) ?? $0.id }.map { term in
            entry(termLink(term, identity(term.id)), term.cases, aside: text(term.term.description))
        }
        return index(
            page, code: code, entryLabel: entryLabel,
            groups: [group(code, heading: nil, rows)],
            note: wording("note.several"))
    }

    func topicPage(_ place: Int, part: Int) -> CollectionPage {
        let topic = register.topics[place]
        return collection(
            .topic(topic.id), of: (.topics, "topics"), code: "topic", name: words(topic.term.name) ?? topic.id,
            words(topic.term.description), topic.cases, part: part, condition: "topic = \(QueryText.word(topic.id))",
            figures: [.casesOverTime, .byAuthority, .distribution, .byProvision, .byGroup, .duration]
        ) { [byYear($0), byAuthority($0), bySector($0), byProvision($0)] }
    }

    func sectorPage(_ place: Int, part: Int) -> CollectionPage {
        let sector = register.sectors[place]
        return collection(
            .sector(sector.id), of: (.sectors, "sectors"), code: "sector", name: words(sector.term.name) ?? sector.id,
            words(sector.term.description), sector.cases, part: part,
            condition: "sector = \(QueryText.word(sector.id))",
            figures: [.growth, .byAuthority, .distribution, .byProvision, .byTopic, .byGroup]
        ) { [byYear($0), byAuthority($0), byTopic($0), byProvision($0)] }
    }

    /// The cases that have something in common, with what they add up to.
    private func collection(
        _ identity: PageIdentity, of list: (page: PageIdentity, code: String), code: String, name: String,
        _ lead: String?,
        _ indices: [CaseIndex], part: Int, length: Int = PagePlanner.pageLength, condition: String, figures: [Figure],
        breakdowns: ([CaseIndex]) -> [BreakdownView?]
    ) -> CollectionPage {
        let totals = register.totals(of: indices)
        var page = CollectionPage(
            page: head(
                identity, part: part, title: name, description: description(name, totals),
                breadcrumbs: [(list.page, wording("heading." + list.code))]), code: code, kind: wording("kind." + code),
            heading: name,
            cases: table(
                indices, part: part, length: length, of: identity, id: "cases", heading: wording("heading.cases"),
                caption: wording("caption.cases"), total: totals))
        guard part == 1 else { return page }
        page.lead = lead
        if code == "country", !indices.isEmpty { page.page.tools = tools(condition) }
        page.keyFigures = indices.isEmpty ? [] : keyFigures(totals)
        page.figures = self.figures(figures, of: FigureSubject(condition: condition, cases: indices.count))
        page.breakdowns = without(page.figures, self.breakdowns(of: indices, breakdowns))
        return page
    }
}
