import Content

extension Linker {
    /// Links companies to their parents and sectors; a company cannot be above itself.
    mutating func linkEntities() {
        for index in register.entities.indices {
            let file = register.entities[index].file
            if let sector = file.sector {
                if let place = register.sectorIndices[sector.value] {
                    register.entities[index].sector = place
                } else {
                    reportUnknown(
                        sector, "sector", Array(register.sectorIndices.keys), "the list is \(tree.sectorsFile)", file)
                }
            }
            for parent in file.parents {
                guard let above = company(parent.id, file) else { continue }
                register.entities[index].parents.append(Affiliation(entity: above, from: parent.from, to: parent.to))
                register.entities[above].subsidiaries.append(
                    Affiliation(entity: index, from: parent.from, to: parent.to))
            }
            if let merger = file.mergedInto, let heir = company(merger.id, file) {
                register.entities[index].mergedInto = heir
                register.entities[heir].absorbed.append(index)
            }
        }
        reportCycles()
    }

    private mutating func company(_ id: Located<String>, _ file: EntityFile) -> EntityIndex? {
        guard let index = register.entityIndices[id.value] else {
            let companies = register.entities.lazy.filter { $0.category == .company }.map(\.id)
            reportUnknown(id, "company", Array(companies), "add content/companies/\(id.value).md", file)
            return nil
        }
        guard register.entities[index].category == .company else {
            report(
                .error, "wrong-kind",
                "`\(id.value)` is \(article(register.entities[index].category.rawValue)), not a company",
                file: file.file, at: id.position, length: id.length)
            return nil
        }
        return index
    }

    private mutating func reportUnknown(
        _ id: Located<String>, _ what: String, _ known: [String], _ remedy: String, _ file: EntityFile
    ) {
        if tree.unreadIDs.contains(id.value) { return }
        report(
            .error, "unknown-id", "`\(id.value)`: no such \(what)", file: file.file, at: id.position, length: id.length,
            suggestion: NearMiss.nearest(to: id.value, among: known).map { "did you mean `\($0)`?" } ?? remedy)
    }

    /// Finds companies that are, at some time or other, above themselves, and takes the link away.
    private mutating func reportCycles() {
        for index in register.entities.indices where register.entities[index].category == .company {
            var seen: Set<EntityIndex> = []
            var open = heirs(of: index)
            while let next = open.popLast() {
                if next == index {
                    let file = register.entities[index].file
                    let id = file.parents.first?.id ?? file.mergedInto?.id
                    report(
                        .error, "parent-cycle", "`\(file.id)` is above itself", file: file.file,
                        at: id?.position ?? .start, length: id?.length ?? 1,
                        suggestion: "follow `parents` and `merged_into` from here and correct the one that leads back")
                    register.entities[index].parents = []
                    register.entities[index].mergedInto = nil
                    break
                }
                if seen.insert(next).inserted { open += heirs(of: next) }
            }
        }
    }

    private func heirs(of index: EntityIndex) -> [EntityIndex] {
        let entity = register.entities[index]
        return entity.parents.map(\.entity) + (entity.mergedInto.map { [$0] } ?? [])
    }

    /// The companies and all above them on a date, each once, nearest first.
    func group(of companies: [EntityIndex], on date: PartialDate) -> [EntityIndex] {
        var result: [EntityIndex] = []
        var seen: Set<EntityIndex> = []
        var open = companies
        var next = 0
        while next < open.count {
            let index = open[next]
            next += 1
            guard seen.insert(index).inserted else { continue }
            result.append(index)
            open += register.entities[index].parents.filter { $0.holds(on: date) }.map(\.entity)
        }
        return result
    }
}
