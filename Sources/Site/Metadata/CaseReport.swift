import Content
import Register

extension PageScope {
    /// A case as a report of ours on a decision, which it describes in the words of the site's own vocabulary.
    func report(_ index: CaseIndex, _ state: CaseState, title: String, description: String?) -> HTML {
        let record = register.cases[index]
        return linkedData { report in
            report.member("@type", "Report")
            report.member("@id", url(.caseRecord(record.id)))
            report.member("url", url(.caseRecord(record.id)))
            report.member("name", title)
            report.member("description", description)
            report.member("identifier", record.id)
            report.member("inLanguage", language)
            report.member("datePublished", published(record, state).date.edtf)
            report.member("dateModified", state.updated.date.edtf)
            report.member("license", settings.textLicense?.url)
            report.object("isPartOf") { site in
                site.member("@type", "WebSite")
                site.member("@id", url(.home))
            }
            publisher(&report)
            report.texts("keywords", record.topics.compactMap { words(register.topics[$0].term.name) })
            let parties = record.parties.compactMap { $0.entity.map { register.entities[$0] } }
            refer("about", record.authorities.map { register.entities[$0.entity] } + parties, &report)
            report.list("citation") { list in
                for source in record.content.file.sources { list.object { cite(source, &$0) } }
            }
            report.object(VocabularyTerm.hasDecision.name) { describe(record, &$0) }
        }
    }

    /// The day a case counts as published: that on which it came in, else the best of its own.
    func published(_ record: CaseRecord, _ state: CaseState) -> Day {
        state.added ?? min(record.date.earliest, state.updated)
    }

    private func cite(_ source: SourceReference, _ text: inout JSONWriter) {
        text.member("@type", "CreativeWork")
        text.member("name", sourceTitle(source).text)
        text.member("url", source.url)
        text.member("archivedAt", source.archived)
        text.member("inLanguage", source.language)
    }

    private func describe(_ record: CaseRecord, _ text: inout JSONWriter) {
        let status = record.status
        text.member("@type", VocabularyTerm.decision.name)
        text.member(VocabularyTerm.decided.name, wording.dates.iso(record.date))
        text.texts("identifier", record.content.file.caseNumbers + record.content.file.ecli)
        refer(VocabularyTerm.authority.name, record.countingAuthorities.map { register.entities[$0] }, &text)
        let respondents = record.parties.compactMap { $0.entity.map { register.entities[$0] } }
        refer(VocabularyTerm.respondent.name, respondents, &text)
        state(standingKey(status.standing), status.finality, status.isSuspended, &text)
        amount(.imposed, status.imposed, &text)
        amount(.current, status.current, &text)
        amount(.paid, status.paid, &text)
        amount(.settled, status.settled, &text)
        if let forfeited = status.forfeited { amount(.forfeited, .number(forfeited), &text) }
        text.texts(
            VocabularyTerm.violates.name,
            record.provisions.filter { $0.reference.finding == .violated }.map {
                citation($0.reference.citation.value, register.laws[$0.law])
            })
        text.list(VocabularyTerm.hasSanction.name) { list in
            for sanction in status.sanctions {
                list.object { item in
                    item.member("@type", VocabularyTerm.sanction.name)
                    item.member(VocabularyTerm.kind.name, sanction.type.rawValue)
                    state(sanction.standing.rawValue, sanction.finality, sanction.isSuspended, &item)
                    guard sanction.isMoney else { return }
                    amount(.imposed, sanction.imposed, &item)
                    amount(.current, sanction.current, &item)
                    amount(.paid, sanction.paid, &item)
                }
            }
        }
    }

    private func state(_ standing: String, _ finality: Finality, _ isSuspended: Bool, _ text: inout JSONWriter) {
        text.member(VocabularyTerm.standing.name, standing)
        text.member(VocabularyTerm.finality.name, finality.rawValue)
        text.member(VocabularyTerm.suspended.name, isSuspended)
    }

    /// The sums of a case, one for each currency; a word where there is none to tell.
    private func amount(_ term: VocabularyTerm, _ amount: CaseAmount, _ text: inout JSONWriter) {
        guard amount.of > 0 else { return }
        guard amount.known == amount.of else { return text.member(term.name, amount.written) }
        text.list(term.name) { list in
            for money in amount.sums { list.object { write(money, &$0) } }
        }
    }

    private func amount(_ term: VocabularyTerm, _ amount: Amount, _ text: inout JSONWriter) {
        guard case .number(let money) = amount else { return text.member(term.name, amount.word) }
        text.object(term.name) { write(money, &$0) }
    }

    /// The value as text, for programs read a number with decimals as one that is not exact.
    private func write(_ money: Money, _ text: inout JSONWriter) {
        text.member("@type", "MonetaryAmount")
        text.member("currency", money.currency.code)
        text.member("value", money.decimal)
    }
}
