import Content
import Register

extension PageScope {
    /// A case's status: in words, as a shape, and how well it is known.
    func status(_ record: CaseRecord, inList: Bool) -> StatusView {
        let status = record.status
        let standing = standingKey(status.standing)
        let arises = !([.underInvestigation, .proposed, .closed] as [CaseStanding]).contains(status.standing)
        var view = StatusView(
            word: word(standing, arises ? status.finality : nil), standing: standing,
            finality: arises ? finalityKey(status.finality) : nil,
            suspended: status.isSuspended ? wording("status.suspended") : nil, explanation: nil,
            grade: grade(status.grade, record, short: inList, isFinal: status.finality == .final))
        if !inList, arises { view.explanation = explanation(record) }
        return view
    }

    /// The status of one sanction of a case.
    func status(_ sanction: SanctionStatus, of record: CaseRecord) -> StatusView {
        StatusView(
            word: word(sanction.standing.rawValue, sanction.finality), standing: sanction.standing.rawValue,
            finality: finalityKey(sanction.finality),
            suspended: sanction.isSuspended ? wording("status.suspended") : nil,
            explanation: nil,
            grade: grade(sanction.grade, record, short: true, isFinal: sanction.finality == .final))
    }

    /// The locale's key of a standing, which is also its class.
    func standingKey(_ standing: CaseStanding) -> String {
        standing == .underInvestigation ? "investigation" : standing.rawValue
    }

    private func finalityKey(_ finality: Finality) -> String {
        finality == .unknown ? "not-known" : finality.rawValue
    }

    private func word(_ standing: String, _ finality: Finality?) -> String {
        let standing = wording("standing." + standing)
        guard let finality else { return wording.capitalized(standing) }
        return wording.capitalized(
            wording("status.pattern", ["standing": standing, "finality": wording("finality." + finalityKey(finality))]))
    }

    /// When and where a status was last seen, and whether anybody checked it.
    private func grade(_ grade: StatusGrade, _ record: CaseRecord, short: Bool, isFinal: Bool) -> GradeView? {
        var view = GradeView(seen: nil, iso: nil, source: nil, unverified: nil)
        if let date = grade.lastSeen, !(short && isFinal) {
            let words = short ? wording.dates.short(date) : wording.dates.text(date)
            let seen = wording("status.seen", ["date": words])
            // On a case's page it is a sentence of its own.
            view.seen = short ? seen : wording.capitalized(seen)
            view.iso = wording.dates.iso(date)
            if let source = grade.sources.first,
                let place = record.content.file.sources.firstIndex(where: { $0.id == source })
            {
                view.source = sourceLink(place, record, short: short)
            }
        }
        if grade.isUnverified { view.unverified = wording("status.unverified") }
        return view.seen == nil && view.unverified == nil ? nil : view
    }

    private func sourceLink(_ place: Int, _ record: CaseRecord, short: Bool) -> LinkView {
        let page = short ? href(.caseRecord(record.id)) : ""
        return LinkView(
            text: wording("case.source-number", ["n": String(place + 1)]), href: "\(page)#source-\(place + 1)",
            lang: nil,
            title: sourceTitle(record.content.file.sources[place]).text)
    }

    /// What is going on with a case, in a sentence or two.
    private func explanation(_ record: CaseRecord) -> String? {
        var sentences: [String] = []
        switch record.content.status.finality {
        case .contested: sentences.append(contest(record))
        case .final: sentences.append(wording("explanation.final"))
        // The status itself says that the finality is not known.
        case .unknown: break
        }
        if record.content.status.isSuspended { sentences.append(wording("explanation.suspended")) }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    private func contest(_ record: CaseRecord) -> String {
        let sanctions = record.content.status.decidingSanctions
        if let body = sanctions.lazy.compactMap(\.remittal).last.flatMap({
            record.content.status.story[$0].event.remittedTo
        }),
            let index = register.entityIndex(body.value)
        {
            return wording("explanation.remitted", ["body": within(register.entities[index])])
        }
        let challenges = sanctions.flatMap(\.openChallenges)
        guard let challenge = challenges.last else { return wording("explanation.reopened") }
        if challenge.isAnnounced {
            let filer = challenge.filer.first.map { link($0).text } ?? wording("fact.party")
            return wording("explanation.announced", ["party": wording.capitalized(filer)])
        }
        let isObjection = challenge.type == .objection
        let bodies = challenge.to.compactMap { $0.id.flatMap { register.entityIndex($0.value) } }
        let body = bodies.first ?? (isObjection ? record.countingAuthorities.first : nil)
        guard let body else {
            return wording(isObjection ? "explanation.objection-unnamed" : "explanation.appeal-unnamed")
        }
        return wording(
            isObjection ? "explanation.objection" : "explanation.appeal", ["body": within(register.entities[body])])
    }

    /// An authority or court inside a sentence: "the AP".
    func within(_ entity: Entity) -> String {
        wording("sentence.authority-within", ["name": shortName(entity).text])
    }
}
