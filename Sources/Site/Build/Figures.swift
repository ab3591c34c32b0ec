import Content
import Register

extension PageScope {
    /// The numbers that head a page: how many cases, the fines as current and as imposed, what is open and what fell.
    func keyFigures(_ totals: Totals) -> [KeyFigureView] {
        var figures = [
            KeyFigureView(
                label: wording("figure-label.cases"), text: wording.money.grouped(totals.cases),
                value: String(totals.cases))
        ]
        if let current = totals.current {
            figures.append(sum("fines-current", current, .current, totals, known: totals.currentKnown))
        }
        if let imposed = totals.imposed, imposed != totals.current {
            figures.append(sum("fines-imposed", imposed, .imposed, totals, known: totals.imposedKnown))
        }
        if let median = totals.median {
            let money = Money(settings.currency, minorUnits: median)
            figures.append(
                KeyFigureView(
                    label: wording("figure-label.median"), text: wording.money.rounded(money),
                    value: wording.money.value(money),
                    exact: wording.money.exact(money),
                    note: wording("figure-label.median-of", ["n": wording.money.grouped(totals.standingAmounts.count)]))
            )
        }
        if totals.contested > 0 { figures.append(count("contested", totals.contested)) }
        if totals.fallen > 0 { figures.append(count("annulled", totals.fallen)) }
        if let settled = totals.settled { figures.append(sum("settlements", settled, .settled, totals)) }
        if let forfeited = totals.forfeited {
            figures.append(sum("forfeited", forfeited, .forfeited, totals))
        }
        return figures
    }

    private func count(_ key: String, _ number: Int) -> KeyFigureView {
        KeyFigureView(
            label: wording("figure-label." + key), text: wording.money.grouped(number), value: String(number))
    }

    /// A sum with what it leaves out and rests on.
    ///
    /// - Parameter known: in how many of the fined cases its amount is known; nil for a sum of other things than fines.
    private func sum(
        _ key: String, _ money: Money, _ which: Totals.Estimates, _ totals: Totals, known: Int? = nil
    ) -> KeyFigureView {
        var notes: [String] = []
        if let known, known < totals.fined {
            notes.append(
                wording(
                    "figure-label.partial",
                    ["n": wording.money.grouped(known), "of": wording.money.grouped(totals.fined)]))
        }
        if totals.estimates.contains(which) { notes.append(wording("figure-label.estimate")) }
        return KeyFigureView(
            label: wording("figure-label." + key), text: wording.money.rounded(money),
            value: wording.money.value(money),
            exact: wording.money.exact(money), note: notes.isEmpty ? nil : notes.joined(separator: "; "))
    }

    /// Counts and sums of groups of cases, largest group first unless an order is given.
    func breakdown(
        _ id: String, groups: [(link: LinkView, cases: [CaseIndex])], keepsOrder: Bool = false, most: Int = 12,
        note: String? = nil
    ) -> BreakdownView? {
        guard groups.count > 1 else { return nil }
        var groups = groups.map { ($0.link, $0.cases.count, totals(of: $0.cases)) }
        if !keepsOrder { groups.sort { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0.text < $1.0.text } }
        let longest = groups.map(\.1).max() ?? 1
        let shown = keepsOrder ? groups[...] : groups.prefix(most)
        return BreakdownView(
            id: "by-" + id, heading: wording("heading.by-" + id),
            caption: wording("caption.breakdown", ["property": wording("heading.by-" + id).lowercased()]),
            groupLabel: wording("label." + id), countLabel: wording("label.cases"), sumLabel: wording("label.sum"),
            rows: shown.map { link, count, totals in
                BreakdownRowView(
                    link: link, count: wording.money.grouped(count),
                    share: String((count * 100 + longest / 2) / longest),
                    sum: totals.current.map { total($0, isEstimate: totals.estimates.contains(.current)) },
                    sumNote: totals.currentKnown < totals.fined
                        ? wording(
                            "figure-label.partial",
                            [
                                "n": wording.money.grouped(totals.currentKnown),
                                "of": wording.money.grouped(totals.fined),
                            ]) : nil)
            }, note: note)
    }

    /// What cases add up to on a page: of divided fines only the parts that count there.
    func totals(of indices: [CaseIndex]) -> Totals {
        countedCompanies.map { register.totals(of: indices, for: $0) } ?? register.totals(of: indices)
    }

    func byYear(_ indices: [CaseIndex]) -> BreakdownView? {
        let years = Dictionary(grouping: indices) { register.cases[$0].year }
        return breakdown(
            "year",
            groups: years.keys.sorted(by: >).map { year in
                (LinkView(text: String(year), href: href(.year(year)), lang: nil, title: nil), years[year] ?? [])
            }, keepsOrder: true)
    }

    func byAuthority(_ indices: [CaseIndex]) -> BreakdownView? {
        breakdown(
            "authority", groups: grouped(indices) { $0.countingAuthorities }.map { (link(register.entities[$0]), $1) })
    }

    func byCountry(_ indices: [CaseIndex]) -> BreakdownView? {
        breakdown("country", groups: grouped(indices) { $0.countries }.map { (link($0), $1) })
    }

    func byTopic(_ indices: [CaseIndex]) -> BreakdownView? {
        breakdown(
            "topic",
            groups: grouped(indices) { $0.topics }.map {
                (termLink(register.topics[$0], .topic(register.topics[$0].id)), $1)
            })
    }

    func bySector(_ indices: [CaseIndex]) -> BreakdownView? {
        breakdown(
            "sector",
            groups: grouped(indices) { $0.sectors }.map {
                (termLink(register.sectors[$0], .sector(register.sectors[$0].id)), $1)
            })
    }

    /// Cases by a property that may have several values: a case stands under each of them once.
    private func grouped<Key: Hashable>(
        _ indices: [CaseIndex], by keys: (CaseRecord) -> [Key]
    ) -> [(Key, [CaseIndex])] {
        var order: [Key] = []
        var groups: [Key: [CaseIndex]] = [:]
        for index in indices {
            var seen: Set<Key> = []
            for key in keys(register.cases[index]) where seen.insert(key).inserted {
                if groups[key] == nil { order.append(key) }
                groups[key, default: []].append(index)
            }
        }
        return order.map { ($0, groups[$0] ?? []) }
    }
}
