import Content

extension Linker {
    /// Gives everything its back links: the cases of each entity, article, topic, sector, dossier, country and year.
    mutating func collect() {
        for record in register.cases {
            let index = record.index
            for entity in unique(participants(record)) { register.entities[entity].cases.append(index) }
            for entity in record.group { register.entities[entity].groupCases.append(index) }
            for topic in record.topics { register.topics[topic].cases.append(index) }
            for sector in record.sectors { register.sectors[sector].cases.append(index) }
            if let dossier = record.dossier { register.dossiers[dossier].cases.append(index) }
            for law in unique(record.provisions.map(\.law)) { register.laws[law].cases.append(index) }
            var seen: Set<[Int]> = []
            var violated: Set<[Int]> = []
            for provision in record.provisions {
                let key = [provision.law, provision.article]
                if seen.insert(key).inserted {
                    register.laws[provision.law].articles[provision.article].cases.append(index)
                }
                if provision.reference.finding == .violated, violated.insert(key).inserted {
                    register.laws[provision.law].articles[provision.article].violations.append(index)
                }
            }
            for country in record.countries { register.casesByCountry[country, default: []].append(index) }
            register.casesByYear[record.year, default: []].append(index)
            collectProceedings(record)
        }
    }

    /// Who takes part in a case under a name of their own.
    private func participants(_ record: CaseRecord) -> [EntityIndex] {
        var result = record.authorities.map(\.entity) + record.parties.compactMap(\.entity)
        for case .entity(let index) in record.complainants { result.append(index) }
        for event in record.file.events {
            let ids = (event.by + event.to).compactMap { $0.id?.value } + (event.remittedTo.map { [$0.value] } ?? [])
            result += ids.compactMap { register.entityIndices[$0] }
        }
        return result
    }

    /// What each court decided of a case or has before it.
    private mutating func collectProceedings(_ record: CaseRecord) {
        func court(_ id: String?) -> EntityIndex? {
            guard let index = id.flatMap({ register.entityIndices[$0] }), register.entities[index].category == .court
            else {
                return nil
            }
            return index
        }
        for (place, event) in record.file.events.enumerated() {
            guard event.type.isDecisionOnChallenge || event.type == .ruling else { continue }
            for index in event.by.compactMap({ court($0.id?.value) }) {
                let state: Proceeding.State = event.outcome.map { .decided($0.value) } ?? .ruled
                register.entities[index].proceedings.append(
                    Proceeding(
                        caseIndex: record.index, state: state, filed: filing(before: place, at: index, record.file),
                        decided: event.bestDate, number: event.number, ecli: event.ecli,
                        isUnverified: event.isUnverified))
            }
        }
        var pending: Set<EntityIndex> = []
        func add(_ ids: [String], since event: Event) {
            for index in ids.compactMap({ court($0) }) where pending.insert(index).inserted {
                register.entities[index].proceedings.append(
                    Proceeding(
                        caseIndex: record.index, state: .pending, filed: event.bestDate, decided: nil, number: nil,
                        ecli: nil, isUnverified: event.isUnverified))
            }
        }
        for sanction in record.status.sanctions {
            for challenge in sanction.openChallenges {
                add(challenge.to.compactMap { $0.id?.value }, since: record.status.story[challenge.eventIndex].event)
            }
            // What a higher court sent back is pending where it was sent.
            if let event = sanction.remittal.map({ record.status.story[$0].event }), let id = event.remittedTo {
                add([id.value], since: event)
            }
        }
    }

    /// The date of the last filing that was addressed to a court before an event.
    private func filing(before place: Int, at court: EntityIndex, _ file: CaseFile) -> PartialDate? {
        let id = register.entities[court].id
        for event in file.events[..<place].reversed() {
            if event.type.isFiling, event.to.contains(where: { $0.id?.value == id }) { return event.date?.date }
            if event.remittedTo?.value == id { return event.date?.date }
            if event.type.isDecisionOnChallenge, event.by.contains(where: { $0.id?.value == id }) { return nil }
        }
        return nil
    }
}
