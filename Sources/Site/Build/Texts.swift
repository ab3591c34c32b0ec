import Content
import Register

extension PageScope {
    /// A body as HTML with its links resolved; nil where there is none.
    func html(_ document: MarkdownDocument, prefix: String = "", attachmentsAt base: String? = nil) -> HTML? {
        if document.isEmpty { return nil }
        var cells = 0
        return HTML(
            document.html(
                links: { resolve($0) },
                cells: { cell in
                    cells += 1
                    return html(cell, id: "\(prefix)cell-\(cells)")
                }, files: { (base ?? "") + $0.address }, prefix: prefix))
    }

    /// Where a `[[link]]` leads, and the words of one that has no label.
    func resolve(_ link: WikiLink) -> ResolvedLink {
        guard let target = register.resolve(link.target) else { return .plain(text: link.label ?? link.target) }
        func page(_ identity: PageIdentity, _ words: String) -> ResolvedLink {
            .page(href: href(identity), title: words)
        }
        switch target {
        case .caseRecord(let index):
            return page(.caseRecord(register.cases[index].id), title(register.cases[index]).text)
        case .entity(let index):
            let entity = register.entities[index]
            return page(.entity(entity.category, entity.id), shortName(entity).text)
        case .law(let index):
            return page(.law(register.laws[index].id), shortName(register.laws[index]))
        case .article(let law, let article, let citation):
            let law = register.laws[law]
            return page(.article(law: law.id, number: law.articles[article].number), self.citation(citation, law))
        case .topic(let index):
            return page(.topic(register.topics[index].id), words(register.topics[index].term.name) ?? "")
        case .sector(let index):
            return page(.sector(register.sectors[index].id), words(register.sectors[index].term.name) ?? "")
        case .dossier(let index):
            return page(.dossier(register.dossiers[index].id), title(register.dossiers[index]).text)
        case .report(let index):
            return page(.report(register.reports[index].id), title(register.reports[index]).text)
        case .page(let index): return page(.page(register.pages[index].id), title(register.pages[index]).text)
        case .country(let country): return page(.country(country), wording.country(country))
        case .year(let year): return page(.year(year), String(year))
        case .unpublished: return .plain(text: link.label ?? plainName(link.target))
        }
    }

    /// What a target without a page is called: nothing, where its id or its name would tell of what readers don't see.
    private func plainName(_ target: String) -> String {
        if register.hidesName(of: target) { return wording("link.unpublished") }
        let id = target.split(separator: "/").last.map(String.init) ?? target
        return register.entityIndex(id).map { shortName(register.entities[$0]).text } ?? target
    }
}
