import Content
import Register

extension SiteBuilder {
    /// The social cards of the site: of every authority and report, and of the newest cases as `site.yml` says.
    package func cards() -> [SocialCard] {
        context.languages.flatMap { language -> [SocialCard] in
            guard context.cardTemplates[language] != nil else { return [] }
            let scope = context.scope(language)
            let register = context.register
            let authorities = register.entities(.authority).filter(\.hasPage).map { authority in
                scope.card(.entity(.authority, authority.id)) { [index = authority.index] in
                    scope.authorityCard(scope.register.entities[index])
                }
            }
            let reports = register.reports.indices.map { place in
                scope.card(.report(register.reports[place].id)) { scope.reportCard(scope.register.reports[place]) }
            }
            let newest = 0..<register.settings.cards.count(of: register.cases.count)
            // Who asks search engines to leave a case out does not want it shown elsewhere either.
            let cases = newest.filter { !register.cases[$0].isNoindex }.map { place in
                scope.card(.caseRecord(register.cases[place].id)) { scope.caseCard(scope.register.cases[place]) }
            }
            return authorities + reports + cases
        }
    }
}

extension PageScope {
    /// The picture of a page as its head names it; nil where none is drawn.
    func cardLink(_ page: PageIdentity, _ view: () -> CardView) -> CardLinkView? {
        guard let template = context.cardTemplates[language], !isUnlisted(page) else { return nil }
        if case .caseRecord(let id) = page {
            let drawn = settings.cards.count(of: register.cases.count)
            guard let index = register.caseIndex(id), index < drawn else { return nil }
        }
        let view = view()
        let digits = String(key(view.record(), template), radix: 16)
        // Networks keep a picture by its address for months: another picture has another one.
        return CardLinkView(href: "\(url(page))card.png?v=\(digits)", alt: view.words)
    }

    fileprivate func card(_ page: PageIdentity, _ view: @escaping @Sendable () -> CardView) -> SocialCard {
        let file = context.addresses.file(page, language).dropLast("index.html".count) + "card.png"
        return SocialCard(path: String(file)) { [context, language] in
            guard let template = context.cardTemplates[language] else { return .init(key: 0) { [] } }
            let record = view().record()
            return .init(key: key(record, template)) {
                var bytes: [UInt8] = []
                template.render(record, into: &bytes)
                return bytes
            }
        }
    }

    private func key(_ record: Record, _ template: Template<CardView>) -> UInt64 {
        var hasher = StableHasher()
        hasher.combine(SiteBuilder.version)
        hasher.combine(template.closureHash)
        record.hash(into: &hasher)
        return hasher.finalize()
    }

    /// A case: who did what to whom and how much, what became of it, and when it was decided.
    func caseCard(_ record: CaseRecord) -> CardView {
        let sentence = sentence(record)
        let title = title(record).text
        var details = title == sentence ? nil : title
        // Where the parties' names leave no room for the amount, it takes the place of the title.
        if CardText.headline(sentence).isCut, case .number(let money) = record.status.imposed.summary {
            details = wording.money.text(money)
        }
        var card = card(sentence, details: details)
        card.status = status(record, inList: true)
        // When it was last looked at changes often, and a picture says nothing of it.
        card.status?.grade = nil
        card.kicker = wording.dates.text(record.date)
        return withHost(card)
    }

    /// An authority: its name, and what it imposed.
    func authorityCard(_ authority: Entity) -> CardView {
        let name = name(authority).text
        let short = shortName(authority).text
        let country = authority.file.country.map { wording.country($0) }
        let imposed = imposedCases(authority)
        var parts = [wording.count("cases", imposed.count)]
        let totals = register.totals(of: imposed)
        if let current = totals.current {
            parts.append(
                wording("card.fines", ["amount": total(current, isEstimate: totals.estimates.contains(.current)).text]))
        }
        var card = card(name, details: short == name ? nil : short)
        card.kicker = country
        card.foot = CardText.foot(parts.joined(separator: " · "))
        return withHost(card)
    }

    /// A report: its title and what it says in short.
    func reportCard(_ report: TextRecord) -> CardView {
        var card = card(title(report).text, details: summary(report)?.text)
        card.kicker = wording("heading.reports")
        card.foot = report.page.date.map { wording.dates.text($0) }
        return withHost(card)
    }

    private func card(_ words: String, details: String?) -> CardView {
        let headline = CardText.headline(words)
        var card = CardView(
            language: language, look: context.look.value,
            site: wording.text(settings.title, defaultLanguage), size: headline.size,
            lines: headline.lines.map { CardLineView(text: $0) })
        card.details = details.map { CardText.details($0).map { CardLineView(text: $0) } } ?? []
        return card
    }

    /// A card with the host of the site's address, where there is room beside what stands at its foot.
    private func withHost(_ card: CardView) -> CardView {
        var card = card
        let host = String(context.addresses.baseURL.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" })
        if CardText.fits(host, besides: card.status?.words ?? card.foot ?? "", indent: card.status == nil ? 0 : 44) {
            card.host = host
        }
        return card
    }
}
