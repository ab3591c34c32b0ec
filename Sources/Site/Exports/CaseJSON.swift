import Content
import Register

extension PageScope {
    /// A case as data: ids, dates as far as they are known, amounts with every digit, and what follows from the events.
    func caseJSON(_ index: CaseIndex) -> JSONValue {
        let record = register.cases[index]
        var fields: [(String, JSONValue)] = []
        identity(record, &fields)
        parties(record, &fields)
        status(record, &fields)
        documentation(record, &fields)
        return .object(fields)
    }

    private func identity(_ record: CaseRecord, _ fields: inout [(String, JSONValue)]) {
        let decided = record.status.dateBasis == .decision ? record.status.decidedOn?.edtf : nil
        fields.append(("id", .text(record.id)))
        fields.append(("url", .text(url(.caseRecord(record.id)))))
        fields.append(("title", .text(title(record).text)))
        fields.append(("sentence", .text(sentence(record))))
        fields.append(("summary", .optional(summary(record)?.text)))
        fields.append(("decided", .optional(decided)))
        fields.append(("published", .optional(record.status.publishedOn?.edtf)))
    }

    private func parties(_ record: CaseRecord, _ fields: inout [(String, JSONValue)]) {
        fields.append(("authorities", .list(record.authorities.map { json($0) })))
        fields.append(("parties", .list(record.parties.map { party($0, record) })))
        let complainants: [JSONValue] = record.complainants.map { JSONValue.text(link($0).text) }
        fields.append(("complainants", .list(complainants)))
        fields.append(("countries", JSONValue.texts(record.countries.map(\.code))))
    }

    private func status(_ record: CaseRecord, _ fields: inout [(String, JSONValue)]) {
        let status = record.status
        fields.append(("standing", .text(status.standing.rawValue)))
        fields.append(("finality", .text(status.finality.rawValue)))
        fields.append(("suspended", .bool(status.isSuspended)))
        fields.append(("status_seen", .optional(status.grade.lastSeen?.edtf)))
        fields.append(("status_unverified", .bool(status.grade.isUnverified)))
        fields.append(("imposed", json(status.imposed)))
        fields.append(("current", json(status.current)))
        fields.append(("paid", json(status.paid)))
        fields.append(("settled", json(status.settled)))
        fields.append(("forfeited", json(optional: status.forfeited)))
        fields.append(("proposed", json(optional: status.proposed?.money)))
        fields.append(("sanctions", .list(status.sanctions.map { json($0) })))
        fields.append(("provisions", .list(record.provisions.map { json($0) })))
        fields.append(("topics", JSONValue.texts(record.topics.map { register.topics[$0].id })))
        fields.append(("sectors", JSONValue.texts(record.sectors.map { register.sectors[$0].id })))
        fields.append(("events", .list(status.story.map { json($0) })))
    }

    private func documentation(_ record: CaseRecord, _ fields: inout [(String, JSONValue)]) {
        let file = record.file
        fields.append(("sources", .list(file.sources.map { json($0) })))
        fields.append(("case_numbers", JSONValue.texts(file.caseNumbers)))
        fields.append(("ecli", JSONValue.texts(file.ecli)))
        fields.append(("related", JSONValue.texts(record.related.map { register.cases[$0.caseIndex].id })))
        fields.append(("dossier", .optional(record.dossier.map { register.dossiers[$0].id })))
        let others: [(String, JSONValue)] = file.externalIDs.map { ($0.register, JSONValue.text($0.id)) }
        fields.append(("external_ids", .object(others)))
        fields.append(("verified", .optional(file.verified?.edtf)))
        let license = settings.dataLicense?.url ?? settings.dataLicense.flatMap { words($0.name) }
        fields.append(("license", .optional(license)))
    }

    private func json(_ authority: CaseRecord.Authority) -> JSONValue {
        let entity = register.entities[authority.entity]
        var fields: [(String, JSONValue)] = [("id", .text(entity.id))]
        fields.append(("role", .text(authority.role.rawValue)))
        fields.append(("name", .text(name(entity).text)))
        return .object(fields)
    }

    private func json(_ provision: CaseRecord.Provision) -> JSONValue {
        let reference = provision.reference
        var fields: [(String, JSONValue)] = [("ref", .text(reference.citation.value.text))]
        fields.append(("finding", .text(reference.finding.rawValue)))
        fields.append(("unverified", .bool(reference.isUnverified)))
        return .object(fields)
    }

    private func json(optional money: Money?) -> JSONValue {
        guard let money else { return .null }
        return json(money)
    }

    private func party(_ party: CaseRecord.Party, _ record: CaseRecord) -> JSONValue {
        var fields: [(String, JSONValue)] = [
            ("id", .optional(party.entity.map { register.entities[$0].id })),
            ("name", .text(link(party, of: record).text)),
            ("role", .text(party.reference.role.rawValue)), ("as", .optional(party.reference.printedAs)),
        ]
        switch party.reference.identity {
        case .undisclosed: fields.append(("undisclosed", .bool(true)))
        case .pseudonym: fields.append(("pseudonym", .bool(true)))
        case .entity, .introduced: break
        }
        return .object(fields)
    }

    /// A number in its currency, or the word for why there is none.
    private func json(_ amount: Amount) -> JSONValue {
        switch amount {
        case .number(let money): json(money)
        case .none: .text("none")
        case .undisclosed: .text("undisclosed")
        case .unknown: .text("unknown")
        }
    }

    private func json(_ money: Money) -> JSONValue {
        let fields: [(String, JSONValue)] = [
            ("currency", JSONValue.text(money.currency.code)),
            ("amount", JSONValue.decimal(wording.money.value(money))),
        ]
        return .object(fields)
    }

    /// The sums by currency, or the word for why there are none; `known` of `of` fines have an amount.
    private func json(_ amount: CaseAmount) -> JSONValue {
        guard amount.known > 0 else { return json(amount.summary) }
        let sums: [JSONValue] = amount.sums.map { json($0) }
        let fields: [(String, JSONValue)] = [
            ("sums", JSONValue.list(sums)), ("known", JSONValue.integer(amount.known)),
            ("of", JSONValue.integer(amount.of)),
        ]
        return .object(fields)
    }

    private func json(_ sanction: SanctionStatus) -> JSONValue {
        var fields: [(String, JSONValue)] = []
        fields.append(("id", .optional(sanction.id)))
        fields.append(("type", .text(sanction.type.rawValue)))
        fields.append(("date", .optional(sanction.date?.edtf)))
        fields.append(("against", JSONValue.texts(sanction.against.map(\.value))))
        fields.append(("standing", .text(sanction.standing.rawValue)))
        fields.append(("finality", .text(sanction.finality.rawValue)))
        fields.append(("suspended", .bool(sanction.isSuspended)))
        fields.append(("imposed", json(sanction.imposed)))
        fields.append(("current", json(sanction.current)))
        fields.append(("paid", json(sanction.paid)))
        return .object(fields)
    }

    private func json(_ entry: StoryEvent) -> JSONValue {
        let event = entry.event
        var fields: [(String, JSONValue)] = []
        fields.append(("type", .text(event.type.rawValue)))
        fields.append(("date", .optional(event.date?.date?.edtf)))
        fields.append(("known_by", .optional(event.knownBy?.edtf)))
        fields.append(("by", JSONValue.texts(event.by.map(actor))))
        fields.append(("to", JSONValue.texts(event.to.map(actor))))
        if let outcome = event.outcome?.value { fields.append(("outcome", .text(outcome.rawValue))) }
        if case .one(let amount) = event.amount?.value { fields.append(("amount", json(amount))) }
        if let body = event.remittedTo?.value { fields.append(("remitted_to", .text(body))) }
        if let number = event.number { fields.append(("number", .text(number))) }
        if let ecli = event.ecli { fields.append(("ecli", .text(ecli))) }
        fields.append(("unverified", .bool(event.isUnverified)))
        return .object(fields)
    }

    /// The id of somebody an event names, or the name of somebody without one.
    private func actor(_ name: PartyName) -> String { name.id?.value ?? link(name).text }

    private func json(_ source: SourceReference) -> JSONValue {
        var fields: [(String, JSONValue)] = []
        fields.append(("url", .optional(source.url)))
        fields.append(("title", .text(sourceTitle(source).text)))
        fields.append(("kind", .optional(source.kind?.rawValue)))
        fields.append(("language", .optional(source.language)))
        fields.append(("archived", .optional(source.archived)))
        fields.append(("sha256", .optional(source.sha256)))
        return .object(fields)
    }
}
