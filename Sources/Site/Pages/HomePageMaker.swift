import Content
import Register

extension PageScope {
    /// The home page: what the register holds, what is new and what is large.
    func homePage() -> HomePage {
        let all = register.cases.map(\.index)
        let totals = register.totals(of: all)
        let authorities = Set(register.cases.flatMap(\.countingAuthorities)).count
        let companies = Set(register.cases.flatMap { $0.parties.compactMap(\.entity) }).count
        let heading = wording("heading.home")
        let lead = wording(
            "lead.home",
            [
                "cases": wording.count("cases", all.count), "companies": wording.count("companies", companies),
                "authorities": wording.count("authorities", authorities),
                "date": wording.dates.text(register.asOf.date),
            ])
        var page = HomePage(
            page: head(.home, title: heading, description: words(settings.description) ?? lead), heading: heading,
            lead: lead,
            latest: table(
                Array(all.prefix(6)), id: "newest", heading: wording("heading.newest"),
                caption: wording("caption.newest"),
                more: LinkView(text: wording("heading.all"), href: href(.register), lang: nil, title: nil)))
        page.changes = context.changes.entries.prefix(5).map { change($0) }
        page.changesMore = LinkView(
            text: wording("changes.more"), href: href(.changes), lang: nil, title: nil)
        page.keyFigures = keyFigures(totals)
        let largest = largest(of: all, 10)
        if !largest.isEmpty {
            page.largest = table(
                largest, id: "largest", heading: wording("heading.largest"), caption: wording("caption.largest"))
        }
        page.figures = figures(
            [.growth, .largest, .byCountry, .byAuthority], of: FigureSubject(condition: nil, cases: all.count))
        // A picture takes the place of the table with the same numbers.
        if page.figures.contains(where: { $0.id == Figure.largest.id }) { page.largest = nil }
        page.breakdowns = without(page.figures, [byYear(all), byAuthority(all)].compactMap { $0 })
        return page
    }

    /// The cases with the largest current fines, largest first; nothing annulled among them.
    func largest(of indices: [CaseIndex], _ count: Int) -> [CaseIndex] {
        let standing = indices.compactMap { index in
            register.cases[index].amounts.current.flatMap {
                $0.money.minorUnits > 0 ? (index, $0.money.minorUnits) : nil
            }
        }
        return standing.sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }.prefix(count).map(\.0)
    }
}
