import Content
import Register

extension PageScope {
    /// An article: the cases that found it violated, and apart from them those that dealt with it otherwise.
    func provisionPage(_ lawPlace: Int, _ place: Int, part: Int) -> ProvisionPage {
        let law = register.laws[lawPlace]
        let article = law.articles[place]
        let identity = PageIdentity.article(law: law.id, number: article.number)
        let heading = citation(article, law)
        let title = text(article.title)
        let totals = register.totals(of: article.violations)
        let name = title.map { wording("provision.titled", ["provision": heading, "title": $0.text]) } ?? heading
        var page = ProvisionPage(
            page: head(
                identity, part: part, title: name,
                description: wording(
                    "description.provision", ["name": name, "cases": wording.count("cases", totals.cases)]),
                breadcrumbs: [(.laws, wording("heading.laws")), (.law(law.id), shortName(law))], file: law.file.file),
            law: LinkView(text: shortName(law), href: href(.law(law.id)), lang: nil, title: nil), heading: heading,
            title: title?.text, titleLang: title?.lang)
        page.cases = table(
            article.violations, part: part, of: identity, id: "cases", heading: wording("heading.cases-violated"),
            caption: wording("caption.cases"), total: totals)
        page.otherFindings = otherFindings(lawPlace, place, part: part, of: identity)
        guard part == 1 else { return page }
        if let chapter = article.chapter.map({ law.file.chapters[$0] }) {
            let number = wording("provision.chapter", ["number": chapter.id])
            page.chapter = LinkView(
                text: words(chapter.title).map { wording("provision.titled", ["provision": number, "title": $0]) }
                    ?? number,
                href: href(.law(law.id)) + "#" + chapterAnchor(chapter), lang: nil, title: nil)
        }
        page.officialText = law.file.url.map {
            LinkView(text: wording("fact.official-text"), href: $0, lang: nil, title: self.name(law).text)
        }
        if place > 0 { page.previous = link(law: lawPlace, article: place - 1) }
        if place + 1 < law.articles.count { page.next = link(law: lawPlace, article: place + 1) }
        page.keyFigures = totals.cases > 0 ? keyFigures(totals) : []
        page.figures = figures(
            [.casesOverTime, .distribution, .byAuthority, .byTopic],
            of: FigureSubject(condition: "provision = \(law.id)/\(article.number)", cases: totals.cases))
        page.breakdowns = without(
            page.figures,
            breakdowns(of: article.violations) {
                [byPoint($0, lawPlace, place), byYear($0), byAuthority($0)]
            })
        return page
    }

    /// How many cases the longest list of an article's page holds.
    func longestList(ofArticle place: Int, law: Int) -> Int {
        let article = register.laws[law].articles[place]
        // No list is longer than all cases, and this one holds them all.
        if article.violations.count == article.cases.count { return article.cases.count }
        var counts: [ProvisionReference.Finding: Int] = [:]
        for index in article.cases {
            // Read where they lie: with ten thousand cases, copies of citations are what takes time.
            let provisions = register.cases[index].provisions
            var found: [ProvisionReference.Finding] = []
            for entry in provisions.indices where provisions[entry].law == law && provisions[entry].article == place {
                let finding = provisions[entry].reference.finding
                if !found.contains(finding) { found.append(finding) }
            }
            for finding in found { counts[finding, default: 0] += 1 }
        }
        return counts.values.max() ?? 0
    }

    private func cases(_ law: Int, _ place: Int, _ finding: ProvisionReference.Finding) -> [CaseIndex] {
        register.laws[law].articles[place].cases.filter { index in
            register.cases[index].provisions.contains {
                $0.law == law && $0.article == place && $0.reference.finding == finding
            }
        }
    }

    /// The cases that dealt with an article and did not find it violated, by what they found.
    private func otherFindings(
        _ law: Int, _ place: Int, part: Int, of identity: PageIdentity
    ) -> [CaseTableView] {
        ProvisionReference.Finding.allCases.compactMap { finding in
            guard finding != .violated else { return nil }
            let indices = cases(law, place, finding)
            guard !indices.isEmpty else { return nil }
            return table(
                indices, part: part, of: identity, id: finding.rawValue,
                heading: wording("finding." + finding.rawValue),
                caption: wording("caption.cases"))
        }
    }

    /// The cases by the paragraph and point that they found violated.
    private func byPoint(_ indices: [CaseIndex], _ law: Int, _ article: Int) -> BreakdownView? {
        var order: [String] = []
        var groups: [String: [CaseIndex]] = [:]
        for index in indices {
            var seen: Set<String> = []
            for provision in register.cases[index].provisions
            where provision.law == law && provision.article == article && provision.reference.finding == .violated {
                let point = number(provision.reference.citation.value)
                guard seen.insert(point).inserted else { continue }
                if groups[point] == nil { order.append(point) }
                groups[point, default: []].append(index)
            }
        }
        return breakdown(
            "point", groups: order.map { (LinkView(text: $0, href: nil, lang: nil, title: nil), groups[$0] ?? []) },
            note: wording("note.several-provisions"))
    }
}
