import Content
import Register

extension PageScope {
    /// The line of facts below a case's sentence.
    func facts(_ record: CaseRecord) -> [FactView] {
        let file = record.file
        var facts: [FactView] = []
        func add(_ code: String, _ label: String, _ values: [FactValueView]) {
            if !values.isEmpty { facts.append(FactView(code: code, label: wording("fact." + label), values: values)) }
        }
        if let decided = record.content.status.decidedOn, record.content.status.dateBasis == .decision {
            add("decided", "decided", [value(wording.dates.text(decided), iso: wording.dates.iso(decided))])
        }
        if let published = record.content.status.publishedOn {
            add("published", "published", [value(wording.dates.text(published), iso: wording.dates.iso(published))])
        }
        add("authority", record.authorities.count == 1 ? "authority" : "authorities", record.authorities.map(fact))
        add("company", record.parties.count == 1 ? "party" : "parties", record.parties.map { fact($0, record) })
        add(
            "complainant", record.complainants.count == 1 ? "complainant" : "complainants",
            record.complainants.map { value(link($0)) })
        add("country", "country", record.countries.map { value(link($0)) })
        if let conduct = file.conduct { add("conduct", "conduct", [value(wording.dates.text(conduct))]) }
        add(
            "sector", record.sectors.count == 1 ? "sector" : "sectors",
            record.sectors.map { value(termLink(register.sectors[$0], .sector(register.sectors[$0].id))) })
        add(
            "topic", record.topics.count == 1 ? "topic" : "topics",
            record.topics.map { value(termLink(register.topics[$0], .topic(register.topics[$0].id))) })
        if let crossBorder = file.isCrossBorder {
            add(
                "cross-border", "cross-border",
                [value(wording(crossBorder ? "fact.cross-border-yes" : "fact.cross-border-no"))])
        }
        add(
            "case-number", file.caseNumbers.count == 1 ? "case-number" : "case-numbers",
            file.caseNumbers.map { value($0) })
        add("ecli", "ecli", file.ecli.map { value($0) })
        return facts
    }

    /// What lawyers compare cases by.
    func comparables(_ record: CaseRecord) -> [FactView] {
        guard let comparables = record.content.file.comparables else { return [] }
        var facts: [FactView] = []
        func add(_ code: String, _ values: [FactValueView]) {
            if !values.isEmpty { facts.append(FactView(code: code, label: wording("fact." + code), values: values)) }
        }
        if let turnover = comparables.turnover {
            add("turnover", [value(wording.money.text(turnover), note: comparables.turnoverYear.map(String.init))])
            if let share = share(of: turnover, record) { add("turnover-share", [value(share)]) }
        }
        if let culpability = comparables.culpability {
            add("culpability", [value(wording("culpability." + culpability.rawValue))])
        }
        func words(_ texts: [LocalizedText]) -> [FactValueView] {
            texts.compactMap { caseText($0).map { value($0.text, lang: $0.lang) } }
        }
        add("data-categories", words(comparables.dataCategories))
        add("aggravating", words(comparables.aggravating))
        add("mitigating", words(comparables.mitigating))
        return facts
    }

    /// How many people a case concerns.
    func affected(_ record: CaseRecord) -> AffectedView? {
        guard let affected = record.content.file.affected else { return nil }
        func view(_ key: String, _ number: Int) -> AffectedView {
            AffectedView(text: wording(key, ["n": wording.money.grouped(number)]), value: String(number), note: nil)
        }
        switch affected {
        case .exactly(let number):
            return AffectedView(
                text: wording.locale.plural("affected.exact", number, ["n": wording.money.grouped(number)]),
                value: String(number),
                note: nil)
        case .about(let number): return view("affected.about", number)
        case .moreThan(let number): return view("affected.more-than", number)
        case .fewerThan(let number): return view("affected.less-than", number)
        case .unknown: return AffectedView(text: wording("affected.unknown"), value: nil, note: nil)
        }
    }

    /// The imposed fine as a share of the turnover, in percent with two digits; nil in different currencies.
    private func share(of turnover: Money, _ record: CaseRecord) -> String? {
        guard let fine = record.content.status.imposed.summary.money, fine.currency == turnover.currency,
            turnover.minorUnits > 0
        else {
            return nil
        }
        let hundredths = Conversion.halfEven(Int128(fine.minorUnits) * 10_000, Int128(turnover.minorUnits))
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        let fraction = rest < 10 ? "0\(rest)" : "\(rest)"
        return wording("number.percent", ["n": "\(whole)\(wording("number.decimal"))\(fraction)"])
    }

    private func fact(_ authority: CaseRecord.Authority) -> FactValueView {
        let link = link(register.entities[authority.entity])
        var view = value(link)
        if authority.role != .imposing { view.note = wording("role." + authority.role.rawValue) }
        return view
    }

    private func fact(_ party: CaseRecord.Party, _ record: CaseRecord) -> FactValueView {
        var view = value(link(party, of: record))
        var notes: [String] = []
        if let printed = party.reference.printedAs, printed != view.text {
            notes.append(wording("role.as", ["name": printed]))
        }
        if party.reference.role != .respondent { notes.append(wording("role." + party.reference.role.rawValue)) }
        if let entity = party.entity, !party.reference.services.isEmpty {
            let services = party.reference.services.compactMap { id in
                register.entities[entity].file.services.first { $0.id == id.value }.flatMap { words($0.name) }
            }
            notes.append(wording("role.service", ["name": wording.list(services)]))
        }
        switch party.reference.identity {
        case .undisclosed: notes.append(wording("role.undisclosed"))
        case .pseudonym: notes.append(wording("role.pseudonym"))
        case .entity, .introduced: break
        }
        view.note = notes.isEmpty ? nil : notes.joined(separator: wording("list.separator"))
        return view
    }

    func value(_ link: LinkView) -> FactValueView {
        FactValueView(text: link.text, href: link.href, lang: link.lang, title: link.title, iso: nil, note: nil)
    }

    func termLink(_ term: TermRecord, _ page: PageIdentity) -> LinkView {
        let words = text(term.term.name) ?? (term.id, nil)
        return LinkView(text: words.text, href: href(page), lang: words.lang, title: nil)
    }
}
