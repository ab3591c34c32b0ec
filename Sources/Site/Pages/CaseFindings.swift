import Content
import Register

extension PageScope {
    /// The provisions of a case by what was found about them, each article once with its points.
    func findings(_ record: CaseRecord) -> [FindingsView] {
        ProvisionReference.Finding.allCases.compactMap { finding in
            let provisions = record.provisions.filter { $0.reference.finding == finding }
            guard !provisions.isEmpty else { return nil }
            var rows: [[CaseRecord.Provision]] = []
            for provision in provisions {
                if let place = rows.firstIndex(where: {
                    $0[0].law == provision.law && $0[0].article == provision.article
                }) {
                    rows[place].append(provision)
                } else {
                    rows.append([provision])
                }
            }
            return FindingsView(
                code: finding.rawValue, heading: wording("finding." + finding.rawValue), provisions: rows.map(row))
        }
    }

    private func row(_ provisions: [CaseRecord.Provision]) -> ProvisionRowView {
        let law = register.laws[provisions[0].law]
        let article = law.articles[provisions[0].article]
        let page = href(.article(law: law.id, number: article.number))
        var whole = provisions[0].reference.citation.value
        whole.subdivisions = []
        let title = text(article.title)
        var row = ProvisionRowView(
            link: LinkView(text: citation(whole, law), href: page, lang: nil, title: nil), title: title?.text,
            titleLang: title?.lang)
        row.points = provisions.filter { !$0.reference.citation.value.subdivisions.isEmpty }.map {
            LinkView(text: number($0.reference.citation.value), href: nil, lang: nil, title: nil)
        }
        let paragraphs = provisions.compactMap(\.reference.paragraph).map { wording("provision.paragraph", ["n": $0]) }
        row.note = paragraphs.isEmpty ? nil : paragraphs.joined(separator: " ")
        let remarks = provisions.compactMap { caseText($0.reference.note) }
        row.remark = remarks.isEmpty ? nil : remarks.map(\.text).joined(separator: " ")
        row.remarkLang = remarks.first?.lang
        if provisions.contains(where: \.reference.isUnverified) { row.unverified = wording("status.unverified") }
        return row
    }
}
