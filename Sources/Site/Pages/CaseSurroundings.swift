import Content
import Register

extension PageScope {
    /// Cases that have to do with a case: those the editors name, then those that share the rarest things with it.
    func related(_ record: CaseRecord) -> [RelatedCaseView] {
        let most = 5
        let named = record.related.map { related in
            RelatedCaseView(
                relation: wording("relation." + (related.relation?.rawValue ?? "related")),
                row: preparedRow(related.caseIndex))
        }
        guard named.count < most else { return named }
        let excluded = Set(record.related.map(\.caseIndex) + [record.index])
        let kin = CaseKinship(record, in: register).nearest(most - named.count, without: excluded)
        return named + kin.map { RelatedCaseView(relation: words($0.ties), row: preparedRow($0.caseIndex)) }
    }

    /// Why two cases are shown together: the dossier or company they share, else up to three things in common.
    private func words(_ ties: [CaseKinship.Tie]) -> String {
        for tie in ties {
            switch tie {
            case .dossier(let index): return wording("tie.dossier", ["name": title(register.dossiers[index]).text])
            case .company(let index): return wording("tie.company", ["name": shortName(register.entities[index]).text])
            case .group(let index): return wording("tie.group", ["name": shortName(register.entities[index]).text])
            case .provision, .topic: continue
            }
        }
        let names = ties.prefix(3).compactMap { tie -> String? in
            switch tie {
            case .provision(let law, let article): link(law: law, article: article).text
            case .topic(let index): text(register.topics[index].term.name)?.text
            case .dossier, .company, .group: nil
            }
        }
        return wording("tie.common", ["what": names.joined(separator: wording("list.separator"))])
    }

    /// The cases before and after a case of each of its authorities and companies, as far as they have others.
    func neighbours(_ record: CaseRecord) -> [NeighboursView] {
        var seen: Set<EntityIndex> = []
        let actors = record.countingAuthorities.prefix(2) + record.parties.compactMap(\.entity).prefix(3)
        return actors.compactMap { index in
            let entity = register.entities[index]
            guard seen.insert(index).inserted, entity.hasPage, entity.cases.count > 1 else { return nil }
            let place = entity.cases.place(of: record.index)
            guard place < entity.cases.count, entity.cases[place] == record.index else { return nil }
            // The list begins with the newest.
            return NeighboursView(
                of: link(entity),
                previous: place + 1 < entity.cases.count ? link(entity.cases[place + 1]) : nil,
                next: place > 0 ? link(entity.cases[place - 1]) : nil)
        }
    }
}
