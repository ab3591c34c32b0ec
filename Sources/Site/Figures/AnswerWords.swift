import Content
import Register

extension PageScope {
    /// What a result's value is called in the page's language, with the page it leads to.
    func label(_ value: QueryResult.Value, of field: QueryField?) -> LinkView {
        func plain(_ text: String) -> LinkView { LinkView(text: text, href: nil, lang: nil, title: nil) }
        switch value {
        case .none: return plain("–")
        case .text(let text): return plain(text)
        case .word(let word): return plain(self.word(word, of: field))
        case .number(let number):
            guard field == .year else { return plain(wording.money.grouped(number)) }
            return LinkView(
                text: String(number), href: register.casesByYear[number] == nil ? nil : href(.year(number)), lang: nil,
                title: nil)
        case .flag(let flag): return plain(wording(flag ? "value.yes" : "value.no"))
        case .date(let date): return plain(wording.dates.text(date))
        case .country(let country): return link(country)
        case .caseRecord(let index): return link(index)
        case .entity(let index): return link(register.entities[index])
        case .topic(let index): return termLink(register.topics[index], .topic(register.topics[index].id))
        case .sector(let index): return termLink(register.sectors[index], .sector(register.sectors[index].id))
        case .dossier(let index):
            let dossier = register.dossiers[index]
            let title = title(dossier)
            return LinkView(text: title.text, href: href(.dossier(dossier.id)), lang: title.lang, title: nil)
        case .law(let index):
            let law = register.laws[index]
            return LinkView(text: shortName(law), href: href(.law(law.id)), lang: nil, title: nil)
        case .article(let law, let article): return link(law: law, article: article)
        case .amount(let amount, let isPartial, let converted):
            var text = self.amount(amount, on: nil).text
            if let converted, converted.isEstimate {
                text = wording("amount.estimate", ["amount": wording.money.rounded(converted.money)]) + " (\(text))"
            }
            return plain(isPartial ? wording("value.partly", ["amount": text]) : text)
        case .money, .days, .share: return plain(number(value))
        case .list(let values): return plain(wording.list(values.map { label($0, of: field).text }))
        }
    }

    /// A word of the query's language in the page's.
    private func word(_ word: String, of field: QueryField?) -> String {
        switch field {
        case .standing: CaseStanding(rawValue: word).map { wording("standing." + standingKey($0)) } ?? word
        case .finality: wording("finality." + (word == "unknown" ? "not-known" : word))
        case .kind: wording("measure." + word)
        case .language: wording.languageName(word)
        default: word
        }
    }

    /// A measure's value as people read it: "€ 4.1 billion", "412 days", "68%", "71".
    func number(_ value: QueryResult.Value) -> String {
        switch value {
        case .number(let number): wording.money.grouped(number)
        case .money(let figure):
            figure.value.map { wording.money.rounded(Money(settings.currency, minorUnits: $0)) }
                ?? wording("amount.unknown")
        case .days(let figure):
            figure.value.map { wording.count("days", Int($0)) } ?? wording("amount.unknown")
        case .share(let share): percent(share)
        default: label(value, of: nil).text
        }
    }

    /// "68%", rounded once from the exact share: tenths only where they make a difference.
    ///
    /// That is below ten percent, and where whole percents would call all what is not all.
    func percent(_ share: QueryShare) -> String {
        let rounded = Int(Conversion.halfEven(Int128(share.part) * 100, Int128(share.whole)))
        let isAlmostAll = rounded == 100 && share.part < share.whole
        if share.permille < 100 { return percent(permille: share.part > 0 ? max(share.permille, 1) : 0) }
        return isAlmostAll ? percent(permille: min(share.permille, 999)) : percent(permille: rounded * 10)
    }

    /// Tenths of a percent as "4.5%" or "68%".
    func percent(permille: Int) -> String {
        let (whole, tenths) = permille.quotientAndRemainder(dividingBy: 10)
        let text = tenths == 0 ? String(whole) : "\(whole)\(wording("number.decimal"))\(tenths)"
        return wording("number.percent", ["n": text])
    }

    /// "Fines as current", "Median of fines as imposed", "Cases": the head of a column, the title of a chart.
    func title(_ measure: QueryMeasure) -> String {
        switch measure {
        case .count(let counted): return wording("counted." + counted.rawValue)
        case .statistic(.sum, let quantity): return wording("quantity." + quantity.rawValue)
        case .statistic(let statistic, let quantity):
            return wording(
                "statistic." + statistic.rawValue, ["quantity": uncapitalized(wording("quantity." + quantity.rawValue))]
            )
        case .shareOfCount(let counted):
            return wording("statistic.share", ["quantity": uncapitalized(wording("counted." + counted.rawValue))])
        case .share(let quantity):
            return wording("statistic.share", ["quantity": uncapitalized(wording("quantity." + quantity.rawValue))])
        }
    }

    /// The head of a column.
    func title(_ column: QueryResult.Column) -> String {
        switch column.content {
        case .caseID, .caseTitle: wording("field.case")
        case .field(let field): title(field)
        case .measure(let measure): title(measure)
        }
    }

    func title(_ field: QueryField) -> String {
        wording("field." + (field == .companyCountry ? "company-country" : field.rawValue))
    }

    /// "Fines as current by authority".
    func title(of query: Query) -> String {
        let what = query.listsCases ? wording("counted.cases") : query.measures.first.map { title($0) } ?? ""
        guard !query.groups.isEmpty else { return what }
        return wording(
            "chart.by", ["what": what, "group": wording.list(query.groups.map { uncapitalized(title($0)) })])
    }

    /// The words with a small letter at the beginning, within a sentence.
    func uncapitalized(_ words: String) -> String {
        guard let first = words.first else { return words }
        return first.lowercased() + words.dropFirst()
    }

    /// What a reader must know of a result; nil for what the page says anyway.
    func words(_ note: QueryNote) -> String? {
        func cases(_ count: Int) -> String { wording.count("cases", count) }
        switch note {
        case .several(let field, let count):
            return wording("query-note.several", ["cases": cases(count), "field": uncapitalized(title(field))])
        case .without(let field, let count):
            return wording("query-note.without", ["cases": cases(count), "field": uncapitalized(title(field))])
        case .estimate(let count): return wording("query-note.estimate", ["cases": cases(count)])
        case .noRate(let count): return wording("query-note.no-rate", ["cases": cases(count)])
        case .partlyKnown(let count): return wording("query-note.partly-known", ["cases": cases(count)])
        case .fallen(let count): return wording("query-note.fallen", ["cases": cases(count)])
        case .apart(let settlements, let forfeitures):
            let apart = [("settled", settlements), ("forfeited", forfeitures)].filter { $0.1 > 0 }
            return apart.map { wording("query-note.\($0.0)-apart", ["cases": cases($0.1)]) }.joined(separator: "; ")
        case .parts(let count): return wording("query-note.parts", ["cases": cases(count)])
        case .datedOtherwise(let count): return wording("query-note.dated-otherwise", ["cases": cases(count)])
        case .limited(let shown, let all):
            return wording(
                "query-note.limited", ["shown": wording.money.grouped(shown), "all": wording.money.grouped(all)])
        case .meetsNone(let condition): return wording("query-note.meets-none", ["condition": condition])
        case .tooLarge(let measure): return wording("query-note.too-large", ["measure": title(measure)])
        }
    }
}
