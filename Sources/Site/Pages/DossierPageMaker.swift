import Content
import Register

extension PageScope {
    /// The dossiers, each one conduct before several authorities.
    func dossiersPage() -> IndexPage {
        let rows = register.dossiers.filter { !$0.cases.isEmpty }.alphabetically { title($0).text }.map { dossier in
            let title = title(dossier)
            return entry(
                LinkView(text: title.text, href: href(.dossier(dossier.id)), lang: title.lang, title: nil),
                dossier.cases,
                aside: summary(dossier))
        }
        return index(
            .dossiers, code: "dossiers", entryLabel: "dossier",
            groups: [group("dossiers", heading: nil, rows)])
    }

    /// A dossier: its cases side by side, and what is to be said about them together.
    func dossierPage(_ place: Int, part: Int) -> DossierPage {
        let dossier = register.dossiers[place]
        let identity = PageIdentity.dossier(dossier.id)
        let title = title(dossier)
        let totals = register.totals(of: dossier.cases)
        let words = body(dossier.page.body, dossier.page.translations)
        let summary = summary(dossier)
        var page = DossierPage(
            page: head(
                identity, part: part, title: title.text, description: summary?.text ?? description(title.text, totals),
                breadcrumbs: [(.dossiers, wording("heading.dossiers"))], file: words.file ?? dossier.page.file,
                isSearchable: true),
            title: title.text, titleLang: title.lang,
            cases: table(
                dossier.cases, part: part, of: identity, id: "cases", heading: wording("heading.cases"),
                caption: wording("caption.cases"), total: totals))
        guard part == 1 else { return page }
        page.summary = summary?.text
        page.keyFigures = dossier.cases.isEmpty ? [] : keyFigures(totals)
        page.body = html(words.document)
        page.bodyLang = words.lang
        return page
    }
}
