import Content
import Register

extension PageScope {
    /// Everyone with a case of their own or of their group, by first letter; a long list in parts.
    func companiesPage(part: Int) -> IndexPage {
        let identity = PageIdentity.entities(.company)
        let order = companyOrder.entries(alphabeticalCompanies)
        let length = PagePlanner.indexLength
        let start = (part - 1) * length
        let places = start..<max(start, min(start + length, order.companies.count))
        let starts = order.starts
        let groups = starts.enumerated().map { number, letter in
            let end = number + 1 < starts.count ? starts[number + 1].place : order.companies.count
            return group(
                anchor(letter.letter), heading: heading(letter.letter),
                (letter.place..<end).clamped(to: places).map { companyEntry(register.entities[order.companies[$0]]) })
        }
        let headsGroup = register.entities.contains { $0.category == .company && !$0.subsidiaries.isEmpty }
        var view = index(
            identity, part: part, code: "companies", entryLabel: "company", groups: groups, showsCountry: true,
            note: headsGroup ? wording("note.groups") : nil, figures: part == 1 ? [.byGroup] : [])
        guard order.companies.count > length else { return view }
        view.pagination = pagination(
            of: identity, part: part, count: order.companies.count, length: length, anchor: nil,
            summary: "pagination.companies")
        view.jumps = starts.map { letter, place in
            let target = place / length + 1
            let page = target == part ? "" : href(target == 1 ? identity : .part(identity, target))
            return LinkView(text: heading(letter), href: page + "#" + anchor(letter), lang: nil, title: nil)
        }
        return view
    }

    private func alphabeticalCompanies() -> CompanyOrder.Entries {
        let companies: [Entity] = register.entities(.company).filter(\.hasPage).alphabetically { name($0).text }
        let letters: [String] = companies.map { AlphabeticalKey(name($0).text).letter ?? "" }
        // Names that begin with no letter stand together, before all others.
        let order = letters.indices.sorted { left, right in
            letters[left] != letters[right] ? letters[left] < letters[right] : left < right
        }
        return CompanyOrder.Entries(companies: order.map { companies[$0].index }, letters: order.map { letters[$0] })
    }

    private func heading(_ letter: String) -> String { letter.isEmpty ? "0–9" : letter }
    private func anchor(_ letter: String) -> String { letter.isEmpty ? "other" : letter.lowercased() }

    /// A company's row; one that heads a group shows what the group adds up to.
    private func companyEntry(_ company: Entity) -> EntityRowView {
        let own = ownCases(company)
        let country = company.file.country.map { link($0) }
        guard headsGroup(company, own) else {
            return entry(
                fullLink(company), own, totals: register.totals(of: own, for: [company.index]), aside: aside(company),
                country: country)
        }
        let words =
            own.isEmpty
            ? wording("group.whole") : wording("group.of-which", ["cases": wording.count("cases", own.count)])
        return entry(
            fullLink(company), company.groupCases, totals: groupTotals(company), aside: (words, nil), country: country)
    }

    /// A company: its own cases, those of the group below it, and its place in a group.
    func companyPage(_ entity: Entity, part: Int) -> CompanyPage {
        let identity = PageIdentity.entity(.company, entity.id)
        let length = PagePlanner.sharedPageLength
        let own = ownCases(entity)
        let ownTotals = register.totals(of: own, for: [entity.index])
        let group = groupOnlyCases(entity, own)
        let headsGroup = headsGroup(entity, own)
        let totals = headsGroup ? groupTotals(entity) : ownTotals
        let name = name(entity).text
        var page = CompanyPage(
            page: head(
                identity, part: part, title: name, description: description(name, totals),
                breadcrumbs: [(.entities(.company), wording("heading.companies"))], file: entity.file.file,
                isSearchable: isSearched(entity)),
            entity: view(entity, part: part))
        let hasOwnShare = ownTotals.current != register.totals(of: own).current
        page.cases = table(
            own, part: part, length: length, of: identity, id: "cases", heading: wording("heading.cases-own"),
            caption: wording("caption.cases") + (hasOwnShare ? " " + wording("caption.own-share") : ""),
            showsCompany: own.contains { register.cases[$0].parties.count > 1 }, showsRole: true, total: ownTotals,
            role: { partyRole(entity, in: $0) })
        // A company that only heads a group begins with the group's cases.
        if own.isEmpty { page.cases = nil }
        if !group.isEmpty {
            page.groupCases = table(
                group, part: part, length: length, of: identity, id: "group-cases",
                heading: wording("heading.cases-group"),
                caption: wording("caption.group"),
                total: register.totals(of: group, for: register.groupMembers(of: entity.index)))
        }
        let others = otherCases(entity, own)
        if !others.isEmpty {
            page.otherCases = table(
                others, part: part, length: length, of: identity, id: "other-cases",
                heading: wording("heading.cases-other"),
                caption: wording("caption.cases"), showsRole: true, role: { role(of: entity, in: $0) })
        }
        guard part == 1 else { return page }
        if context.exports.isExported(entity.index) {
            offerRecord(of: identity, wording("download.json-company"), on: &page.page, &page.downloads)
        }
        page.keyFigures = headsGroup ? groupFigures(own: ownTotals, group: totals) : keyFigures(ownTotals)
        if totals.cases > 0 {
            page.page.tools = tools("\(headsGroup ? "group" : "company") = \(QueryText.word(entity.id))")
        }
        page.parents = members(of: entity) { $0.parents }
        page.subsidiaries = members(of: entity) { $0.subsidiaries }
        if headsGroup { page.groupNote = wording("group.note") }
        let field = headsGroup ? "group" : "company"
        page.figures = figures(
            [.growth, .byAuthority, .byProvision],
            of: FigureSubject(condition: "\(field) = \(QueryText.word(entity.id))", cases: totals.cases))
        var counting = self
        counting.countedCompanies = headsGroup ? register.groupMembers(of: entity.index) : [entity.index]
        page.breakdowns = without(
            page.figures,
            breakdowns(of: headsGroup ? entity.groupCases : own) {
                [counting.byYear($0), counting.byAuthority($0), counting.byProvision($0)]
            })
        return page
    }

    /// How many cases the longest list of a company's page holds.
    func longestList(ofCompany company: Entity) -> Int {
        let own = ownCases(company)
        return max(own.count, groupOnlyCases(company, own).count, otherCases(company, own).count)
    }

    /// The cases in which a company is a respondent itself.
    func ownCases(_ entity: Entity) -> [CaseIndex] {
        entity.cases.filter { index in register.cases[index].parties.contains { $0.entity == entity.index } }
    }

    /// Whether the group below a company adds up to more than the company: by further cases, or by the parts that
    /// its subsidiaries have in fines which it shares with them.
    private func headsGroup(_ company: Entity, _ own: [CaseIndex]) -> Bool {
        if company.groupCases.count > own.count { return true }
        guard !company.subsidiaries.isEmpty, !own.isEmpty else { return false }
        let (group, alone) = (groupTotals(company), register.totals(of: own, for: [company.index]))
        return group.imposed != alone.imposed || group.current != alone.current
    }

    private func groupOnlyCases(_ entity: Entity, _ own: [CaseIndex]) -> [CaseIndex] {
        guard entity.groupCases.count > own.count else { return [] }
        let own = Set(own)
        return entity.groupCases.filter { !own.contains($0) }
    }

    private func otherCases(_ entity: Entity, _ own: [CaseIndex]) -> [CaseIndex] {
        guard entity.cases.count > own.count else { return [] }
        let known = Set(own).union(entity.groupCases)
        return entity.cases.filter { !known.contains($0) }
    }

    /// What a group's cases add up to, each counted once.
    private func groupTotals(_ entity: Entity) -> Totals {
        register.totals(of: entity.groupCases, for: register.groupMembers(of: entity.index))
    }

    /// The figures of the group, and beside them what is the company's own.
    private func groupFigures(own: Totals, group: Totals) -> [KeyFigureView] {
        var figures = keyFigures(group)
        if !figures.isEmpty { figures[0].label = wording("figure-label.group-cases") }
        if own.cases > 0 {
            figures.insert(
                KeyFigureView(
                    label: wording("figure-label.own-cases"), text: wording.money.grouped(own.cases),
                    value: String(own.cases)),
                at: min(1, figures.count))
        }
        if let current = own.current {
            figures.append(
                KeyFigureView(
                    label: wording("figure-label.own-fines"), text: wording.money.rounded(current),
                    value: wording.money.value(current), exact: wording.money.exact(current)))
        }
        return figures
    }

    /// A company's part in a case where it is not simply the respondent, and the name printed in the decision.
    private func partyRole(_ entity: Entity, in record: CaseRecord) -> String? {
        guard let party = record.parties.first(where: { $0.entity == entity.index }) else { return nil }
        var notes: [String] = []
        if party.reference.role != .respondent { notes.append(wording("role." + party.reference.role.rawValue)) }
        if let printed = party.reference.printedAs, printed != name(entity).text {
            notes.append(wording("role.as", ["name": printed]))
        }
        let services = party.reference.services.compactMap { id in
            entity.file.services.first { $0.id == id.value }.flatMap { words($0.name) }
        }
        if !services.isEmpty { notes.append(wording("role.service", ["name": wording.list(services)])) }
        return notes.isEmpty ? nil : notes.joined(separator: ", ")
    }

    /// The companies above or below one, each under the one that leads to it.
    private func members(of entity: Entity, _ step: (Entity) -> [Affiliation]) -> [MemberView] {
        var result: [MemberView] = []
        var seen: Set<EntityIndex> = [entity.index]
        func walk(_ entity: Entity, depth: Int) {
            for affiliation in step(entity).alphabetically(by: { name(register.entities[$0.entity]).text }) {
                let member = register.entities[affiliation.entity]
                guard seen.insert(affiliation.entity).inserted else { continue }
                let count = ownCases(member).count
                result.append(
                    MemberView(
                        link: fullLink(member), period: period(affiliation.from, affiliation.to),
                        count: count > 0 ? wording.count("cases", count) : nil, depth: String(depth)))
                walk(member, depth: depth + 1)
            }
        }
        walk(entity, depth: 1)
        return result
    }
}
