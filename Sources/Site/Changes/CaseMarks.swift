import Content
import Register

/// How the facts of a case are condensed into marks.
///
/// Whoever adds a fact here raises ``PublishedRegister/factsVersion``: marks of different versions are not compared.
extension StableHasher {
    /// Half of the hash: enough to notice a change, and short in a file.
    var mark: UInt32 {
        let hash = finalize()
        return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
    }

    mutating func combine(_ group: FactGroup, of record: CaseRecord, in register: Register) {
        let file = record.file
        switch group {
        case .title: combine(file.title.value)
        case .parties:
            for party in record.parties {
                combine(party, in: register)
            }
        case .authorities:
            for authority in record.authorities {
                combine(register.entities[authority.entity].id)
                combine(authority.role.rawValue)
            }
        case .provisions:
            for provision in record.provisions {
                combine(register.laws[provision.law].id)
                combine(provision.reference.citation.value.article)
                combine(list: provision.reference.citation.value.subdivisions)
                combine(provision.reference.finding.rawValue)
            }
        case .events:
            for entry in record.content.status.story { combine(entry.event) }
        case .sources:
            for source in file.sources {
                combine(source.url ?? "")
                combine(source.title)
                combine(source.kind?.rawValue ?? "")
            }
        case .details: combineDetails(record)
        }
    }

    private mutating func combineDetails(_ record: CaseRecord) {
        let file = record.file
        combine(record.date)
        combine(record.dateIsPublication)
        combine(list: file.caseNumbers)
        combine(list: file.ecli)
        combine(file.isCrossBorder.map { $0 ? 1 : 2 } ?? 0)
        combine(file.conduct?.start)
        combine(file.conduct?.end)
        switch file.affected {
        case .exactly(let number): combine(list: ["=", String(number)])
        case .about(let number): combine(list: ["~", String(number)])
        case .moreThan(let number): combine(list: [">", String(number)])
        case .fewerThan(let number): combine(list: ["<", String(number)])
        case .unknown: combine(list: ["?"])
        case nil: combine(0)
        }
        combine(list: file.topics.map(\.value))
        combine(list: file.sectors.map(\.value))
        combine(file.statement?.text)
        for name in file.complainants { combine(name) }
    }

    private mutating func combine(_ party: CaseRecord.Party, in register: Register) {
        if let entity = party.entity { combine(register.entities[entity].id) }
        switch party.reference.identity {
        case .undisclosed(let text), .pseudonym(let text): combine(text)
        case .entity, .introduced: break
        }
        combine(party.reference.printedAs ?? "")
        combine(party.reference.role.rawValue)
        combine(list: party.reference.services.map(\.value))
    }

    private mutating func combine(_ event: Event) {
        combine(event.type.rawValue)
        combine(event.date?.date)
        combine(event.knownBy)
        for name in event.by + event.to { combine(name) }
        switch event.amount?.value {
        case .one(let amount): combine(amount.word)
        case .range(let low, let high): combine(list: [low.written, high.written])
        case nil: combine(0)
        }
        combine(list: event.against.map(\.value))
        combine(list: event.parts.compactMap { $0.amount?.written })
        combine(event.deadline)
        combine(list: [event.penalty?.rate?.written ?? "", event.penalty?.per?.rawValue ?? ""])
        combine(event.penalty?.cap?.written ?? "")
        combine(event.outcome?.value.rawValue ?? "")
        combine(event.findings?.value.rawValue ?? "")
        combine(event.remittedTo?.value ?? "")
        combine(list: [event.number ?? "", event.ecli ?? ""])
        combine(event.isUnverified)
        combine(event.isAnnounced)
    }

    private mutating func combine(_ name: PartyName) {
        switch name {
        case .id(let id): combine(id.value)
        case .name(let text, _): combine(text)
        }
    }

    mutating func combine(_ date: PartialDate?) {
        guard let date else { return combine(0) }
        combine(date.year)
        combine((date.month ?? 0) * 100 + (date.day ?? 0))
        combine(date.isUncertain)
    }

    mutating func combine(_ text: LocalizedText?) { combine(list: text?.all ?? []) }

    mutating func combine(list: [String]) {
        combine(list.count)
        for text in list { combine(text) }
    }
}
