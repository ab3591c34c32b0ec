import Content
import Register

extension PageScope {
    /// The page that compares: complete as tables, and with scripts two of a kind side by side.
    func comparePage() -> ComparePage {
        let imposing = register.entities(.authority).filter { !imposedCases($0).isEmpty }
        let authorities = imposing.alphabetically { name($0).text }.map { authority in
            entry(fullLink(authority), imposedCases(authority), aside: aside(authority))
        }
        let countries = register.countries.alphabetically { wording.country($0) }.map { country in
            entry(link(country), register.casesByCountry[country] ?? [])
        }
        let groups = [
            group("compare-authorities", heading: wording("compare.authorities"), authorities),
            group("compare-countries", heading: wording("compare.countries"), countries),
        ]
        var page = ComparePage(
            page: head(.compare, title: wording("compare.heading"), description: wording("compare.lead")),
            heading: wording("compare.heading"), lead: wording("compare.lead"), groups: groups.compactMap { $0 },
            note: wording("note.joint"), scripts: scripts("compare.js"))
        page.choices = imposing.alphabetically { shortName($0).text }.map { authority in
            let count = wording.money.grouped(imposedCases(authority).count)
            return ChoiceView(
                value: "authority = \(QueryText.word(authority.id))", text: "\(shortName(authority).text) (\(count))")
        }
        return page
    }
}
