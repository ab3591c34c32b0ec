import Content
import Register

extension PageScope {
    /// One part of a list of cases as a table; nil for a part that the list does not have.
    ///
    /// The first part of an empty list says that it is empty.
    func table(
        _ indices: [CaseIndex], part: Int, length: Int = PagePlanner.pageLength, of page: PageIdentity, id: String,
        heading: String, caption: String, showsCompany: Bool = true, showsAuthority: Bool = true,
        showsRole: Bool = false, total: Totals? = nil, role: ((CaseRecord) -> String?)? = nil
    ) -> CaseTableView? {
        let start = (part - 1) * length
        guard part == 1 || start < indices.count else { return nil }
        let end = min(start + length, indices.count)
        var view = table(
            Array(indices[start..<end]), id: id, heading: heading, caption: caption, showsCompany: showsCompany,
            showsAuthority: showsAuthority, showsRole: showsRole, total: total, role: role)
        view.pagination = pagination(of: page, part: part, count: indices.count, length: length, anchor: id)
        return view
    }

    /// The ways to the other parts of a list; nil where it has one.
    func pagination(
        of page: PageIdentity, part: Int, count: Int, length: Int = PagePlanner.pageLength, anchor: String?,
        summary: String = "pagination.summary"
    ) -> PaginationView? {
        let parts = PagePlanner.parts(count, length: length)
        guard parts > 1 else { return nil }
        func address(_ number: Int) -> String {
            href(number == 1 ? page : .part(page, number)) + (anchor.map { "#" + $0 } ?? "")
        }
        func neighbour(_ number: Int, _ key: String) -> LinkView? {
            guard number >= 1, number <= parts else { return nil }
            return LinkView(text: wording(key), href: address(number), lang: nil, title: nil)
        }
        var pages: [PageNumberView] = []
        var last = 0
        for number in 1...parts where number == 1 || number == parts || abs(number - part) <= 2 {
            if number > last + 1 { pages.append(PageNumberView(text: "…")) }
            pages.append(
                PageNumberView(
                    text: wording.money.grouped(number), href: address(number),
                    label: wording("pagination.page", ["n": wording.money.grouped(number)]), isCurrent: number == part))
            last = number
        }
        let start = (part - 1) * length
        return PaginationView(
            summary: wording(
                summary,
                [
                    "from": wording.money.grouped(start + 1),
                    "to": wording.money.grouped(min(start + length, count)),
                    "total": wording.money.grouped(count),
                ]),
            previous: neighbour(part - 1, "pagination.previous"), next: neighbour(part + 1, "pagination.next"),
            pages: pages)
    }

    /// The head of one part of a page: further parts say which they are and lead back to the first.
    func head(
        _ page: PageIdentity, part: Int, title: String, description: String?, breadcrumbs: [(PageIdentity, String)],
        file: String? = nil, isSearchable: Bool = false
    ) -> PageView {
        guard part > 1 else {
            return head(
                page, title: title, description: description, breadcrumbs: breadcrumbs, isSearchable: isSearchable,
                file: file)
        }
        return head(
            .part(page, part), title: wording("page.part", ["title": title, "n": wording.money.grouped(part)]),
            breadcrumbs: breadcrumbs + [(page, title)])
    }

    /// A page about something in a sentence of facts: how many cases, and what their fines come to.
    func description(_ name: String, _ totals: Totals) -> String {
        let cases = wording.count("cases", totals.cases)
        guard let current = totals.current, current.minorUnits > 0 else {
            return wording("description.cases", ["name": name, "cases": cases])
        }
        return wording(
            "description.cases-total", ["name": name, "cases": cases, "total": wording.money.rounded(current)])
    }

    /// Groups of cases as tables with bars; none of a handful of cases, of which the list itself says more.
    func breakdowns(of indices: [CaseIndex], _ make: ([CaseIndex]) -> [BreakdownView?]) -> [BreakdownView] {
        indices.count < 5 ? [] : make(indices).compactMap { $0 }
    }

    /// Cases by the provisions they found violated.
    func byProvision(_ indices: [CaseIndex]) -> BreakdownView? {
        struct Place: Hashable {
            var law: Int
            var article: Int
        }
        var order: [Place] = []
        var groups: [Place: [CaseIndex]] = [:]
        for index in indices {
            var seen: Set<Place> = []
            for provision in register.cases[index].provisions where provision.reference.finding == .violated {
                let place = Place(law: provision.law, article: provision.article)
                guard seen.insert(place).inserted else { continue }
                if groups[place] == nil { order.append(place) }
                groups[place, default: []].append(index)
            }
        }
        return breakdown(
            "provision", groups: order.map { (link(law: $0.law, article: $0.article), groups[$0] ?? []) },
            note: wording("note.several-provisions"))
    }

    /// A link to an article by its number and law.
    func link(law: Int, article: Int) -> LinkView {
        let law = register.laws[law]
        let article = law.articles[article]
        return LinkView(
            text: citation(article, law), href: href(.article(law: law.id, number: article.number)), lang: nil,
            title: words(article.title))
    }

    /// An article as lawyers of the language cite it: "Article 13 GDPR".
    func citation(_ article: Law.Article, _ law: Law) -> String {
        let key = law.file.unit == .section ? "provision.heading-section" : "provision.heading"
        return wording(key, ["number": article.number, "law": shortName(law)])
    }
}
