import Content
import Register

extension PageScope {
    /// The courts that have or had a case before them, by country.
    func courtsPage() -> IndexPage {
        let courts = register.entities(.court).filter(\.hasPage)
        let byCountry = Dictionary(grouping: courts) { $0.file.country }
        let countries = byCountry.keys.compactMap { $0 }.sorted().alphabetically { wording.country($0) }
        func rows(_ country: Country?) -> [EntityRowView] {
            (byCountry[country] ?? []).alphabetically { name($0).text }.map {
                entry(fullLink($0), $0.cases, aside: aside($0))
            }
        }
        var groups = countries.map { country in
            group(
                country.code.lowercased(), heading: wording.country(country), headingHref: link(country).href,
                rows(country))
        }
        groups.append(group("none", heading: wording("group.no-country"), rows(nil)))
        return index(.entities(.court), code: "courts", entryLabel: "court", groups: groups, showsTotal: false)
    }

    /// A court: what is pending before it, how cases ended there and how long they took.
    func courtPage(_ entity: Entity, part: Int) -> CourtPage {
        let identity = PageIdentity.entity(.court, entity.id)
        let pending = entity.proceedings.filter(\.isPending)
            .sorted { before($0.filed?.earliest, $1.filed?.earliest, unknownLast: true) }
        let ended = entity.proceedings.filter { !$0.isPending }
            .sorted { before($1.decided?.latest, $0.decided?.latest, unknownLast: false) }
        let name = name(entity).text
        var page = CourtPage(
            page: head(
                identity, part: part, title: name,
                description: wording(
                    "description.court",
                    [
                        "name": name, "pending": wording.count("pending", pending.count),
                        "ended": wording.count("ended", ended.count),
                    ]), breadcrumbs: [(.entities(.court), wording("heading.courts"))], file: entity.file.file,
                isSearchable: isSearched(entity)),
            entity: view(entity, part: part))
        page.pending = view(pending, "pending", arePending: true, before: entity, part: part)
        page.ended = view(ended, "ended", arePending: false, before: entity, part: part)
        let concerned = Set(entity.proceedings.map(\.caseIndex))
        let others = entity.cases.filter { !concerned.contains($0) }
        if !others.isEmpty {
            page.otherCases = table(
                others, part: part, of: identity, id: "other-cases", heading: wording("heading.cases-other"),
                caption: wording("caption.cases"), showsRole: true, role: { role(of: entity, in: $0) })
        }
        guard part == 1 else { return page }
        page.keyFigures = courtFigures(pending: pending.count, ended)
        page.outcomes = outcomes(ended)
        return page
    }

    /// How many entries the longest list of a court's page holds.
    func longestList(ofCourt court: Entity) -> Int {
        let pending = court.proceedings.count(where: \.isPending)
        let concerned = Set(court.proceedings.map(\.caseIndex))
        let others = court.cases.count { !concerned.contains($0) }
        return max(pending, court.proceedings.count - pending, others)
    }

    /// One part of a list of proceedings; nil for a part that the list does not have.
    private func view(
        _ proceedings: [Proceeding], _ code: String, arePending: Bool, before court: Entity, part: Int
    ) -> ProceedingsView? {
        let start = (part - 1) * PagePlanner.pageLength
        guard part == 1 || start < proceedings.count else { return nil }
        var view = ProceedingsView(
            id: code, heading: wording("heading." + code), caption: wording("caption." + code), arePending: arePending,
            rows: proceedings[start...].prefix(PagePlanner.pageLength).map { self.view($0, before: court) },
            empty: proceedings.isEmpty ? wording("caption.empty") : nil)
        view.pagination = pagination(
            of: .entity(.court, court.id), part: part, count: proceedings.count, anchor: code)
        return view
    }

    private func courtFigures(pending: Int, _ ended: [Proceeding]) -> [KeyFigureView] {
        var figures = [("pending", pending), ("ended", ended.count)].map { key, count in
            KeyFigureView(
                label: wording("figure-label." + key), text: wording.money.grouped(count), value: String(count))
        }
        let durations = ended.compactMap(\.duration).sorted()
        // As of fines, a median of a handful says nothing.
        if durations.count >= 5 {
            let middle = durations.count / 2
            let median = durations.count % 2 == 1 ? durations[middle] : (durations[middle - 1] + durations[middle]) / 2
            figures.append(
                KeyFigureView(
                    label: wording("figure-label.median-duration"), text: duration(days: median), value: nil,
                    note: wording("figure-label.median-duration-of", ["n": wording.money.grouped(durations.count)])))
        }
        return figures
    }

    /// How many proceedings ended in which way; nil where there is nothing to compare.
    private func outcomes(_ ended: [Proceeding]) -> BreakdownView? {
        var counts: [Outcome: Int] = [:]
        for case .decided(let outcome) in ended.map(\.state) { counts[outcome, default: 0] += 1 }
        guard counts.count > 1, let longest = counts.values.max() else { return nil }
        let rows = Outcome.allCases.compactMap { outcome in counts[outcome].map { (outcome, $0) } }
        return BreakdownView(
            id: "by-outcome", heading: wording("heading.by-outcome"), caption: wording("caption.outcomes"),
            groupLabel: wording("label.outcome"), countLabel: wording("label.proceedings"),
            rows: rows.map { outcome, count in
                BreakdownRowView(
                    link: LinkView(text: wording("outcome." + outcome.rawValue), href: nil, lang: nil, title: nil),
                    count: wording.money.grouped(count), share: String((count * 100 + longest / 2) / longest))
            })
    }

    private func view(_ proceeding: Proceeding, before court: Entity) -> ProceedingView {
        let record = register.cases[proceeding.caseIndex]
        var view = ProceedingView(
            link: link(proceeding.caseIndex), companies: record.parties.map { link($0, of: record) },
            authorities: record.countingAuthorities.map { link(register.entities[$0]) })
        view.started = proceeding.filed.map(wording.dates.view)
        view.ended = proceeding.decided.map(wording.dates.view)
        view.reference = proceeding.ecli ?? proceeding.number
        switch proceeding.state {
        case .pending:
            view.amount = stake(record.content.status.current, record)
            if let filed = proceeding.filed, filed.day != nil {
                let months = months(filed, register.asOf.date)
                view.duration = wording("duration.so-far", ["duration": duration(months: months)])
            }
        case .decided(let outcome):
            view.outcome = wording("outcome." + outcome.rawValue)
            view.outcomeCode = outcome.rawValue
            view.amount = stake(left(by: proceeding, court, record), record)
        case .ruled:
            view.outcome = wording("event.ruling")
            view.outcomeCode = "ruled"
        }
        if proceeding.isUnverified, let outcome = view.outcome {
            view.outcome = wording(
                "outcome.unverified", ["outcome": outcome, "unverified": wording("status.unverified")])
        }
        if let filed = proceeding.filed, let decided = proceeding.decided, let days = proceeding.duration {
            let months = months(filed, decided)
            view.duration = months > 0 ? duration(months: months) : wording.count("days", days)
            view.days = String(days)
        }
        return view
    }

    /// The fines of a case after a court's decision, as the story tells them.
    private func left(by proceeding: Proceeding, _ court: Entity, _ record: CaseRecord) -> CaseAmount {
        let entry = record.content.status.story.first { entry in
            entry.event.type.isDecisionOnChallenge && entry.event.bestDate == proceeding.decided
                && entry.event.by.contains { $0.id?.value == court.id } && entry.event.ecli == proceeding.ecli
                && entry.event.number == proceeding.number
        }
        return entry?.current ?? record.content.status.current
    }

    private func stake(_ amount: CaseAmount, _ record: CaseRecord) -> AmountView? {
        amount.of > 0 ? self.amount(amount.summary, on: record.date) : nil
    }

    /// Whole months from one day to another.
    private func months(_ from: PartialDate, _ to: PartialDate) -> Int {
        let whole = (to.year - from.year) * 12 + (to.month ?? 1) - (from.month ?? 1)
        return (to.day ?? 1) < (from.day ?? 1) ? whole - 1 : whole
    }

    /// "3 years, 5 months".
    private func duration(months: Int) -> String {
        let (years, rest) = max(months, 0).quotientAndRemainder(dividingBy: 12)
        if years == 0 { return wording.count("months", rest) }
        if rest == 0 { return wording.count("years", years) }
        return wording(
            "duration.pattern", ["years": wording.count("years", years), "months": wording.count("months", rest)])
    }

    /// A number of days in the same words, at the mean length of a month.
    func duration(days: Int) -> String {
        let months = (days * 100 + 1522) / 3044
        return months == 0 ? wording.count("days", days) : duration(months: months)
    }

    private func before(_ left: Day?, _ right: Day?, unknownLast: Bool) -> Bool {
        switch (left, right) {
        case (let left?, let right?): left < right
        case (nil, nil): false
        case (nil, _): !unknownLast
        case (_, nil): unknownLast
        }
    }
}

extension Proceeding {
    var isPending: Bool { if case .pending = state { true } else { false } }
}
