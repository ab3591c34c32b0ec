import Content
import Register

extension PageScope {
    /// All authorities by country, those without a case too: the register watches them.
    func authoritiesPage() -> IndexPage {
        let authorities = register.entities(.authority)
        let byCountry = Dictionary(grouping: authorities) { $0.file.country }
        let countries = byCountry.keys.compactMap { $0 }.sorted().alphabetically { wording.country($0) }
        func rows(_ country: Country?) -> [EntityRowView] {
            (byCountry[country] ?? []).alphabetically { name($0).text }.map { authority in
                entry(fullLink(authority), imposedCases(authority), aside: aside(authority))
            }
        }
        var groups = countries.map { country in
            group(
                country.code.lowercased(), heading: wording.country(country), headingHref: link(country).href,
                rows(country))
        }
        groups.append(group("none", heading: wording("group.no-country"), rows(nil)))
        return index(
            .entities(.authority), code: "authorities", entryLabel: "authority", groups: groups,
            note: wording("note.joint"), figures: [.distribution, .duration])
    }

    /// An authority: the cases it imposed with what they add up to, and those in which it had another part.
    func authorityPage(_ entity: Entity, part: Int) -> AuthorityPage {
        let identity = PageIdentity.entity(.authority, entity.id)
        let imposed = imposedCases(entity)
        let totals = register.totals(of: imposed)
        let name = name(entity).text
        let crumbs: [(PageIdentity, String)] = [(.entities(.authority), wording("heading.authorities"))]
        var page = AuthorityPage(
            page: head(
                identity, part: part, title: name, description: description(name, totals), breadcrumbs: crumbs,
                file: entity.file.file,
                isSearchable: isSearched(entity)), entity: view(entity, part: part))
        page.cases = table(
            imposed, part: part, of: identity, id: "cases", heading: wording("heading.cases-imposed"),
            caption: wording("caption.cases"), showsAuthority: false, total: totals)
        let others = otherCases(entity)
        if !others.isEmpty {
            page.otherCases = table(
                others, part: part, of: identity, id: "other-cases", heading: wording("heading.cases-other-role"),
                caption: wording("caption.cases"), showsRole: true, role: { role(of: entity, in: $0) })
        }
        guard part == 1 else { return page }
        page.page.card = cardLink(identity) { authorityCard(entity) }
        offerRecord(of: identity, wording("download.json-authority"), on: &page.page, &page.downloads)
        if totals.cases > 0 {
            page.keyFigures = keyFigures(totals)
            page.page.tools = tools("authority = \(QueryText.word(entity.id))")
        }
        page.figures = figures(
            [.growth, .largest, .distribution, .kinds, .byProvision, .byTopic, .duration],
            of: FigureSubject(condition: "authority = \(QueryText.word(entity.id))", cases: imposed.count))
        page.breakdowns = without(
            page.figures, breakdowns(of: imposed) { [byYear($0), byProvision($0), byTopic($0)] })
        return page
    }

    /// How many cases the longer list of an authority's page holds.
    func longestList(ofAuthority authority: Entity) -> Int {
        let imposed = imposedCases(authority).count
        return max(imposed, authority.cases.count - imposed)
    }

    /// The cases that count in an authority's totals, newest first.
    func imposedCases(_ entity: Entity) -> [CaseIndex] {
        entity.cases.filter { counts(entity, in: $0) }
    }

    /// The cases in which an authority had another part.
    private func otherCases(_ entity: Entity) -> [CaseIndex] {
        entity.cases.filter { !counts(entity, in: $0) }
    }

    private func counts(_ entity: Entity, in index: CaseIndex) -> Bool {
        register.cases[index].authorities.contains { $0.entity == entity.index && $0.role.counts }
    }

    /// An entity's part in a case: its role there, else what it did in the course of it.
    func role(of entity: Entity, in record: CaseRecord) -> String? {
        if let authority = record.authorities.first(where: { $0.entity == entity.index }) {
            return wording("role." + authority.role.rawValue)
        }
        var roles: [String] = []
        if record.complainants.contains(where: { if case .entity(entity.index) = $0 { true } else { false } }) {
            roles.append(wording("role.complainant"))
        }
        for event in record.content.file.events where event.by.contains(where: { $0.id?.value == entity.id }) {
            if event.type == .complaint, !roles.isEmpty { continue }
            let label = label(event)
            if !roles.contains(label) { roles.append(label) }
        }
        return roles.isEmpty ? nil : roles.joined(separator: "; ")
    }
}
