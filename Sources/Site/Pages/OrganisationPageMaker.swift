import Content
import Register

extension PageScope {
    /// The organisations that took part in a case.
    func organisationsPage() -> IndexPage {
        let organisations = register.entities(.organisation).filter(\.hasPage).alphabetically { name($0).text }
        let rows = organisations.map { organisation in
            entry(
                fullLink(organisation), organisation.cases, aside: aside(organisation),
                country: organisation.file.country.map { link($0) })
        }
        return index(
            .entities(.organisation), code: "organisations", entryLabel: "organisation",
            groups: [group("organisations", heading: nil, rows)], showsCountry: true)
    }

    /// An organisation: the cases that it brought about or took part in.
    func organisationPage(_ entity: Entity, part: Int) -> OrganisationPage {
        let identity = PageIdentity.entity(.organisation, entity.id)
        let totals = register.totals(of: entity.cases)
        let name = name(entity).text
        var page = OrganisationPage(
            page: head(
                identity, part: part, title: name, description: description(name, totals),
                breadcrumbs: [(.entities(.organisation), wording("heading.organisations"))], file: entity.file.file,
                isSearchable: isSearched(entity)),
            entity: view(entity, part: part),
            cases: table(
                entity.cases, part: part, of: identity, id: "cases", heading: wording("heading.cases-complained"),
                caption: wording("caption.cases"), showsRole: true, total: totals, role: { role(of: entity, in: $0) }))
        guard part == 1 else { return page }
        page.keyFigures = keyFigures(totals)
        page.breakdowns = breakdowns(of: entity.cases) { [byYear($0), byAuthority($0)] }
        return page
    }
}
