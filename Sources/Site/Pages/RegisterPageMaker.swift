import Content
import Register

extension PageScope {
    /// The register as a table: the newest cases, and the way to all others by their years.
    func registerPage() -> RegisterPage {
        let all = register.cases.count
        let newest = Array(0..<min(all, PagePlanner.pageLength))
        let heading = wording("heading.cases")
        let lead =
            all > newest.count
            ? wording("lead.cases", ["n": wording.money.grouped(newest.count)])
            : wording("lead.cases-all", ["n": wording.money.grouped(all)])
        var page = RegisterPage(
            page: head(.register, title: heading, description: lead), heading: heading, lead: lead,
            cases: table(newest, id: "cases", heading: heading, caption: wording("caption.newest")))
        page.keyFigures = keyFigures(register.totals(of: Array(0..<all)))
        page.years = register.years.map { year in
            YearLinkView(
                text: String(year), href: href(.year(year)),
                count: wording.money.grouped(register.casesByYear[year]?.count ?? 0))
        }
        return page
    }
}
