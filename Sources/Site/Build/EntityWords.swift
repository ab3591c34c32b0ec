import Content
import Register

extension PageScope {
    /// An entity as its own page introduces it; on further parts of the page only by its name.
    func view(_ entity: Entity, part: Int) -> EntityView {
        let file = entity.file
        let name = name(entity)
        var view = EntityView(name: name.text, lang: name.lang, kind: kind(entity))
        let short = words(file.names.short)
        if let short, short != name.text { view.short = short }
        guard part == 1 else { return view }
        if let language = file.names.name.languages.first, let local = file.names.name.exact(language),
            local != name.text
        {
            view.localName = local
            view.localLang = language
        }
        view.facts = facts(entity)
        view.note = file.translations.first { $0.language == language }?.note ?? words(file.note)
        let body = body(file.body, file.translations)
        view.body = html(body.document)
        view.bodyLang = body.lang
        return view
    }

    /// What an entity is, in a word.
    func kind(_ entity: Entity) -> String {
        let kind = entity.file.kind
        guard kind == .other else { return wording("kind." + kind.rawValue) }
        return wording(entity.category == .authority ? "kind.other-authority" : "kind.other-organisation")
    }

    /// A text in the page's language, else in the site's, with its language where that differs, and the file it is from.
    func body(
        _ document: MarkdownDocument, _ translations: [TextTranslation]
    ) -> (document: MarkdownDocument, lang: String?, file: String?) {
        if language == defaultLanguage { return (document, nil, nil) }
        if let translation = translations.first(where: { $0.language == language }), !translation.body.isEmpty {
            return (translation.body, nil, translation.file)
        }
        return (document, document.isEmpty ? nil : defaultLanguage, nil)
    }

    private func facts(_ entity: Entity) -> [FactView] {
        let file = entity.file
        var facts: [FactView] = []
        func add(_ code: String, _ values: [FactValueView]) {
            if !values.isEmpty { facts.append(FactView(code: code, label: wording("fact." + code), values: values)) }
        }
        if let country = file.country {
            let link = link(country)
            add("country", [value(link.text, href: link.href)])
        }
        if let level = file.level { add("level", [value(wording("level." + level.rawValue))]) }
        if let legal = file.names.legal, legal != name(entity).text { add("legal-name", [value(legal)]) }
        add("former-names", file.names.former.map { value($0.name, note: period($0.from, $0.to)) })
        if let sector = entity.sector {
            let link = termLink(register.sectors[sector], .sector(register.sectors[sector].id))
            add("sector", [value(link.text, href: link.href, lang: link.lang)])
        }
        add(
            "services",
            file.services.compactMap { service in text(service.name).map { value($0.text, lang: $0.lang) } })
        if let heir = entity.mergedInto {
            let link = link(register.entities[heir])
            add(
                "merged-into",
                [
                    value(
                        link.text, href: link.href, lang: link.lang, note: file.mergedInto?.date.map(wording.dates.text)
                    )
                ])
        }
        add(
            "absorbed",
            entity.absorbed.map { index in
                let part = register.entities[index]
                let link = link(part)
                return value(
                    link.text, href: link.href, lang: link.lang,
                    note: part.file.mergedInto?.date.map(wording.dates.text))
            })
        if let website = file.website { add("website", [value(host(website), href: website)]) }
        add("identifiers", identifiers(file))
        return facts
    }

    /// The ids in other registers, linked where those have an address for them.
    private func identifiers(_ file: EntityFile) -> [FactValueView] {
        var values: [FactValueView] = []
        if let lei = file.lei { values.append(value("LEI " + lei, href: "https://search.gleif.org/#/record/" + lei)) }
        if let item = file.wikidata {
            values.append(value("Wikidata " + item, href: "https://www.wikidata.org/wiki/" + item))
        }
        if let id = file.openCorporates {
            values.append(value("OpenCorporates " + id, href: "https://opencorporates.com/companies/" + id))
        }
        if let number = file.nationalID { values.append(value(number)) }
        return values
    }

    /// The host of an address, as readers know a website.
    func host(_ url: String) -> String {
        let host = url.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#".contains($0) }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
    }

    /// "since 2018", "until 28 October 2021", "2018 to 2020"; nil where neither end is known.
    func period(_ from: PartialDate?, _ to: PartialDate?) -> String? {
        switch (from, to) {
        case (let from?, let to?):
            wording("group.between", ["from": wording.dates.text(from), "to": wording.dates.text(to)])
        case (let from?, nil): wording("group.since", ["date": wording.dates.text(from)])
        case (nil, let to?): wording("group.until", ["date": wording.dates.text(to)])
        case (nil, nil): nil
        }
    }
}
