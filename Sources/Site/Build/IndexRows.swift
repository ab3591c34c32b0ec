import Content
import Register

extension PageScope {
    /// One entry of an index with what its cases add up to.
    func entry(
        _ link: LinkView, _ indices: [CaseIndex], totals: Totals? = nil, aside: (text: String, lang: String?)? = nil,
        country: LinkView? = nil
    ) -> EntityRowView {
        let totals = totals ?? register.totals(of: indices)
        var row = EntityRowView(link: link, count: wording.money.grouped(indices.count), hasCases: !indices.isEmpty)
        row.aside = aside?.text
        row.asideLang = aside?.lang
        row.country = country
        row.total = totals.current.map { total($0, isEstimate: totals.estimates.contains(.current)) }
        if totals.fined > 0, totals.currentKnown == 0 {
            row.totalNote = wording("amount.unknown")
        } else if totals.currentKnown < totals.fined {
            row.totalNote = wording(
                "figure-label.partial",
                ["n": wording.money.grouped(totals.currentKnown), "of": wording.money.grouped(totals.fined)])
        }
        row.latest = indices.first.map { wording.dates.view(register.cases[$0].date) }
        return row
    }

    /// The short name, where an index prints the full one.
    func aside(_ entity: Entity) -> (text: String, lang: String?)? {
        guard let short = words(entity.names.short), short != name(entity).text else { return nil }
        return (short, nil)
    }

    /// A group of an index; nil where it has no entries.
    func group(
        _ id: String, heading: String?, headingHref: String? = nil, _ rows: [EntityRowView]
    ) -> EntityGroupView? {
        guard !rows.isEmpty else { return nil }
        return EntityGroupView(id: id, heading: heading, headingHref: headingHref, rows: rows)
    }

    /// The index of a part of the site, with jumps where it has many groups.
    func index(
        _ page: PageIdentity, part: Int = 1, code: String, entryLabel: String, groups: [EntityGroupView?],
        showsCountry: Bool = false,
        showsTotal: Bool = true, showsLatest: Bool = true, note: String? = nil, figures: [Figure] = []
    ) -> IndexPage {
        let groups = groups.compactMap { $0 }
        let heading = wording("heading." + code)
        let lead = wording("lead." + code)
        var view = IndexPage(
            page: head(page, part: part, title: heading, description: lead, breadcrumbs: []), code: code,
            heading: heading, lead: lead,
            caption: wording("caption.index", ["what": heading]),
            entryLabel: wording("label." + entryLabel), showsCountry: showsCountry, showsTotal: showsTotal,
            showsLatest: showsLatest, groups: groups, note: note)
        view.figures = self.figures(figures, of: FigureSubject(condition: nil, cases: register.cases.count))
        if groups.count > 4 {
            view.jumps = groups.map { LinkView(text: $0.heading ?? "", href: "#" + $0.id, lang: nil, title: nil) }
        }
        return view
    }
}
