import Content
import Register

extension PageScope {
    /// The laws that cases rest on.
    func lawsPage() -> IndexPage {
        let rows = register.laws.filter { !$0.cases.isEmpty || !$0.articles.isEmpty }.alphabetically { name($0).text }
            .map { law in
                let name = name(law)
                return entry(
                    LinkView(text: name.text, href: href(.law(law.id)), lang: name.lang, title: nil), law.cases,
                    aside: words(law.file.names.short).flatMap { $0 == name.text ? nil : ($0, nil) },
                    country: law.file.country.map { link($0) })
            }
        return index(
            .laws, code: "laws", entryLabel: "law",
            groups: [group("laws", heading: nil, rows)],
            showsCountry: true, note: wording("note.several-laws"), figures: [.byProvision])
    }

    /// A law: its provisions by chapter, and in how many cases each was found violated.
    func lawPage(_ place: Int) -> LawPage {
        let law = register.laws[place]
        let name = name(law)
        let violated = law.articles.filter { !$0.violations.isEmpty }
        let violations = Set(violated.flatMap(\.violations))
        let totals = register.totals(of: law.cases)
        let lead = wording(
            "lead.law",
            [
                "violated": wording.count("provisions", violated.count),
                "cases": wording.count("cases", violations.count),
            ])
        var page = LawPage(
            page: head(
                .law(law.id), title: name.text, description: "\(name.text). \(lead)",
                breadcrumbs: [(.laws, wording("heading.laws"))], file: law.file.file), name: name.text,
            nameLang: name.lang,
            lead: violated.isEmpty ? nil : lead, unitLabel: wording("unit." + law.file.unit.rawValue),
            chapters: chapters(law))
        page.short = words(law.file.names.short).flatMap { $0 == name.text ? nil : $0 }
        page.facts = facts(law)
        page.keyFigures = law.cases.isEmpty ? [] : keyFigures(totals)
        // The provisions stand below, each with its count.
        page.figures = figures(
            [.growth, .distribution, .byGroup, .bySector, .byTopic, .kinds, .duration],
            of: FigureSubject(condition: "law = \(law.id)", cases: law.cases.count))
        page.openNote = law.file.isOpen ? wording("law.open") : nil
        return page
    }

    func name(_ law: Law) -> (text: String, lang: String?) { text(law.file.names.name) ?? (law.id, nil) }

    private func facts(_ law: Law) -> [FactView] {
        var facts: [FactView] = []
        if let country = law.file.country {
            let link = link(country)
            facts.append(
                FactView(code: "country", label: wording("fact.country"), values: [value(link.text, href: link.href)]))
        }
        if let url = law.file.url {
            facts.append(
                FactView(
                    code: "official-text", label: wording("fact.official-text"), values: [value(host(url), href: url)]))
        }
        return facts
    }

    /// The chapters in the law's order; provisions of none stand first.
    private func chapters(_ law: Law) -> [ChapterView] {
        let longest = max(1, law.articles.map(\.violations.count).max() ?? 1)
        let byChapter = Dictionary(grouping: law.articles.indices) { law.articles[$0].chapter ?? -1 }
        return byChapter.keys.sorted().map { chapter in
            let file = chapter < 0 ? nil : law.file.chapters[chapter]
            return ChapterView(
                id: chapterAnchor(file), number: file.map { wording("provision.chapter", ["number": $0.id]) },
                title: file.flatMap { words($0.title) }
                    ?? (byChapter.count > 1 ? wording("law.other-provisions") : nil),
                provisions: (byChapter[chapter] ?? []).map { provision(law, law.articles[$0], longest: longest) })
        }
    }

    /// The place of a chapter on its law's page.
    func chapterAnchor(_ chapter: LawFile.Chapter?) -> String {
        guard let chapter else { return "provisions" }
        return "chapter-" + chapter.id.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    private func provision(_ law: Law, _ article: Law.Article, longest: Int) -> ProvisionEntryView {
        let title = text(article.title)
        let count = article.violations.count
        return ProvisionEntryView(
            number: article.number,
            link: LinkView(
                text: title?.text ?? citation(article, law), href: href(.article(law: law.id, number: article.number)),
                lang: title?.lang, title: nil), count: wording.money.grouped(count), hasCases: count > 0,
            share: String((count * 100 + longest / 2) / longest))
    }
}
