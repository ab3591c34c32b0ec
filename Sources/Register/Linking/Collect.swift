import Content

extension Linker {
    /// Gives everything its back links: the cases of each entity, article, topic, sector, dossier, country and year.
    mutating func collect() {
        for (record, linked) in zip(register.cases, linkedCases) {
            let index = record.index
            for entity in linked.participants { register.entities[entity].cases.append(index) }
            for entity in record.group { register.entities[entity].groupCases.append(index) }
            for topic in record.topics { register.topics[topic].cases.append(index) }
            for sector in record.sectors { register.sectors[sector].cases.append(index) }
            if let dossier = record.dossier { register.dossiers[dossier].cases.append(index) }
            collectProvisions(record)
            for country in record.countries { register.casesByCountry[country, default: []].append(index) }
            register.casesByYear[record.year, default: []].append(index)
            if linked.wasBeforeCourt { collectProceedings(record) }
        }
    }

    /// Notes the case under each law and article it cites, once; cases come in order, so the last one noted tells.
    private mutating func collectProvisions(_ record: CaseRecord) {
        let index = record.index
        let provisions = record.provisions
        for place in provisions.indices {
            let (law, article) = (provisions[place].law, provisions[place].article)
            if register.laws[law].cases.last != index { register.laws[law].cases.append(index) }
            if register.laws[law].articles[article].cases.last != index {
                register.laws[law].articles[article].cases.append(index)
            }
            if provisions[place].reference.finding == .violated,
                register.laws[law].articles[article].violations.last != index
            {
                register.laws[law].articles[article].violations.append(index)
            }
        }
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
        let events = record.file.events
        for place in events.indices where events[place].type.isDecisionOnChallenge || events[place].type == .ruling {
            let event = events[place]
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
