import Content
import Register

extension PageScope {
    /// The years with cases, newest first.
    func yearsPage() -> IndexPage {
        let rows = register.years.map { year in
            entry(
                LinkView(text: String(year), href: href(.year(year)), lang: nil, title: nil),
                register.casesByYear[year] ?? [])
        }
        return index(
            .years, code: "years", entryLabel: "year",
            groups: [group("years", heading: nil, rows)], showsLatest: false, figures: [.outcome, .kinds])
    }

    /// The annual report: what a year came to, and all its cases.
    func yearPage(_ year: Int, part: Int) -> YearPage {
        let identity = PageIdentity.year(year)
        let indices = register.casesByYear[year] ?? []
        let totals = register.totals(of: indices)
        let heading = String(year)
        var page = YearPage(
            page: head(
                identity, part: part, title: wording("heading.cases-of-year", ["year": heading]),
                description: description(heading, totals), breadcrumbs: [(.years, wording("heading.years"))],
                isSearchable: true),
            heading: heading,
            cases: table(
                indices, part: part, of: identity, id: "cases",
                heading: wording("heading.cases-of-year", ["year": heading]),
                caption: wording("caption.cases"), total: totals))
        guard part == 1 else { return page }
        page.lead = yearLead(totals)
        page.report = yearReport(year)
        if let introduction = register.introductions[year] {
            let words = body(introduction.page.body, introduction.page.translations)
            page.introduction = html(words.document)
            page.introductionLang = words.lang
        }
        page.previous = register.years.first { $0 < year }.map(link(year:))
        page.next = register.years.last { $0 > year }.map(link(year:))
        page.keyFigures = keyFigures(totals)
        page.page.tools = tools("year = \(year)")
        page.figures = figures(
            [.largest, .outcome, .byAuthority, .bySector, .byTopic],
            of: FigureSubject(condition: "year = \(year)", cases: indices.count))
        page.breakdowns = without(
            page.figures,
            breakdowns(of: indices) { [byMonth($0, year), byAuthority($0), bySector($0), byProvision($0)] })
        let largest = largest(of: indices, 5)
        // A list as short as its own beginning needs no second one.
        if indices.count >= 10, largest.count >= 5, !page.figures.contains(where: { $0.id == Figure.largest.id }) {
            page.largest = table(
                largest, id: "largest", heading: wording("heading.largest-of-year"), caption: wording("caption.largest")
            )
        }
        return page
    }

    private func yearLead(_ totals: Totals) -> String {
        let cases = wording.count("cases", totals.cases)
        guard let current = totals.current else { return wording("lead.year-without-fines", ["cases": cases]) }
        return wording("lead.year", ["cases": cases, "total": wording.money.rounded(current)])
    }

    private func link(year: Int) -> LinkView {
        LinkView(text: String(year), href: href(.year(year)), lang: nil, title: nil)
    }

    /// The cases of a year by the month of decision, every month shown; cases of which only the year is known stand apart.
    private func byMonth(_ indices: [CaseIndex], _ year: Int) -> BreakdownView? {
        let months = Dictionary(grouping: indices) { register.cases[$0].date.month ?? 13 }
        var groups = (1...12).map { month in
            (
                LinkView(text: wording.capitalized(wording("month.\(month)")), href: nil, lang: nil, title: nil),
                months[month] ?? []
            )
        }
        if let undated = months[13] {
            groups.append((LinkView(text: wording("date.month-unknown"), href: nil, lang: nil, title: nil), undated))
        }
        return breakdown("month", groups: groups, keepsOrder: true)
    }
}
