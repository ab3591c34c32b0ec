import Content
import Register

extension PageScope {
    /// An entity's full everyday name, with its language where that is not the page's.
    func name(_ entity: Entity) -> (text: String, lang: String?) {
        text(entity.names.name) ?? (entity.id, nil)
    }

    /// What sentences and lists call an entity: its short name, else its name.
    func shortName(_ entity: Entity) -> (text: String, lang: String?) {
        if let short = entity.names.short, let words = text(short) { return (words.text, nil) }
        return name(entity)
    }

    /// A link to an entity by its short name; plain words where it has no page.
    func link(_ entity: Entity) -> LinkView {
        let short = shortName(entity)
        let full = name(entity)
        return LinkView(
            text: short.text, href: entity.hasPage ? href(.entity(entity.category, entity.id)) : nil, lang: short.lang,
            title: full.text == short.text ? nil : full.text)
    }

    /// A link to an entity by its full name.
    func fullLink(_ entity: Entity) -> LinkView {
        let full = name(entity)
        return LinkView(
            text: full.text, href: entity.hasPage ? href(.entity(entity.category, entity.id)) : nil, lang: full.lang,
            title: nil)
    }

    /// A party of a case: the company, or what is known of one that was not named.
    func link(_ party: CaseRecord.Party, of record: CaseRecord) -> LinkView {
        if let index = party.entity { return link(register.entities[index]) }
        switch party.reference.identity {
        case .undisclosed(let text), .pseudonym(let text):
            if let words = record.content.file.translation(language)?.party(party.reference.key) {
                return LinkView(text: words, href: nil, lang: nil, title: nil)
            }
            let words = caseText(text) ?? ("", nil)
            return LinkView(text: words.text, href: nil, lang: words.lang, title: nil)
        case .entity, .introduced:
            return LinkView(text: "", href: nil, lang: nil, title: nil)
        }
    }

    /// Somebody who acts in a case.
    func link(_ actor: CaseRecord.Actor) -> LinkView {
        switch actor {
        case .entity(let index): return link(register.entities[index])
        case .name(let text):
            let words = caseText(text) ?? ("", nil)
            return LinkView(text: words.text, href: nil, lang: words.lang, title: nil)
        case .police: return LinkView(text: wording("actor.police"), href: nil, lang: nil, title: nil)
        }
    }

    /// Somebody an event names.
    func link(_ name: PartyName) -> LinkView {
        switch name {
        case .name(let text, _): link(.name(text))
        case .id(let id): register.entityIndex(id.value).map { link(register.entities[$0]) } ?? link(.police)
        }
    }

    func link(_ country: Country) -> LinkView {
        let has = register.casesByCountry[country] != nil
        return LinkView(
            text: wording.country(country), href: has ? href(.country(country)) : nil, lang: nil, title: nil)
    }

    /// The title of a case in the page's language, else in the site's, with that language.
    func title(_ record: CaseRecord) -> (text: String, lang: String?) {
        if language == defaultLanguage { return (record.content.file.title.value, nil) }
        if let title = record.content.file.translation(language)?.title { return (title, nil) }
        return (record.content.file.title.value, defaultLanguage)
    }

    func summary(_ record: CaseRecord) -> (text: String, lang: String?)? {
        if language != defaultLanguage, let translation = record.content.file.translation(language) {
            if let summary = translation.summary { return (summary, nil) }
            // A translated case without a summary shows its title rather than words in another language.
            if translation.title != nil { return nil }
        }
        return record.content.file.summary.map { ($0, language == defaultLanguage ? nil : defaultLanguage) }
    }

    func link(_ index: CaseIndex) -> LinkView {
        let record = register.cases[index]
        let title = title(record)
        return LinkView(text: title.text, href: href(.caseRecord(record.id)), lang: title.lang, title: nil)
    }

    /// The title of a page of words, with its language where that is not the page's.
    func title(_ record: TextRecord) -> (text: String, lang: String?) {
        let translation = record.page.translations.first { $0.language == language }
        return translation?.title.map { ($0, nil) } ?? text(record.page.title) ?? (record.id, nil)
    }

    func summary(_ record: TextRecord) -> (text: String, lang: String?)? {
        let translation = record.page.translations.first { $0.language == language }
        return translation?.summary.map { ($0, nil) } ?? text(record.page.summary)
    }

    /// A law's short name, such as "GDPR", or "AVG" in Dutch.
    func shortName(_ law: Law) -> String {
        words(law.file.names.short) ?? words(law.file.names.name) ?? law.id
    }

    /// A provision as lawyers of the language cite it: "Article 13(1)(c) GDPR", "artikel 13, lid 1, onder c, AVG".
    func citation(_ citation: ProvisionCitation, _ law: Law) -> String {
        let key = law.file.unit == .section ? "provision.heading-section" : "provision.heading"
        return wording(key, ["number": number(citation), "law": shortName(law)])
    }

    /// The number of a provision with its parts: "13(1)(c)".
    func number(_ citation: ProvisionCitation) -> String {
        citation.article + citation.subdivisions.map { "(\($0))" }.joined()
    }
}
