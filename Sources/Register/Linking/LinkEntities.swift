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
                    let known = register.sectorIndices
                    reportUnknown(
                        sector, "sector", "the list is \(tree.sectorsFile)", file, among: { Array(known.keys) })
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
            let entities = register.entities
            reportUnknown(
                id, "company", "add content/companies/\(id.value).md", file,
                among: { entities.lazy.filter { $0.category == .company }.map(\.id) })
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
        _ id: Located<String>, _ what: String, _ remedy: String, _ file: EntityFile, among known: () -> [String]
    ) {
        if tree.unreadIDs.contains(id.value) { return }
        let near = nearest(to: id.value, what, among: known)
        report(
            .error, "unknown-id", "`\(id.value)`: no such \(what)", file: file.file, at: id.position, length: id.length,
            suggestion: near ?? remedy)
    }

    /// How many companies may stand above each other: each shows the cases of all below it.
    private static let tallestGroup = 32

    /// Refuses groups that are too tall; returns the companies that have a circle above them.
    private mutating func reportTallGroups() -> [EntityIndex] {
        var below: [EntityIndex: [EntityIndex]] = [:]
        var waitingFor = [Int](repeating: 0, count: register.entities.count)
        var height = [Int](repeating: 1, count: register.entities.count)
        let companies = register.entities.indices.filter { register.entities[$0].category == .company }
        for index in companies {
            let above = heirs(of: index)
            waitingFor[index] = above.count
            for heir in above { below[heir, default: []].append(index) }
        }
        // From the top down: whoever is never reached waits for a circle.
        var open = companies.filter { waitingFor[$0] == 0 }
        var next = 0
        while next < open.count {
            let index = open[next]
            next += 1
            if height[index] == Self.tallestGroup + 1 {
                let file = register.entities[index].file
                let id = file.parents.first?.id ?? file.mergedInto?.id
                report(
                    .error, "group-too-tall", "more than \(Self.tallestGroup) companies stand above each other",
                    file: file.file, at: id?.position ?? .start, length: id?.length ?? 1,
                    suggestion: "name the company that leads the group as the parent of those far below")
            }
            for company in below[index] ?? [] {
                height[company] = max(height[company], height[index] + 1)
                waitingFor[company] -= 1
                if waitingFor[company] == 0 { open.append(company) }
            }
        }
        return companies.filter { waitingFor[$0] > 0 }
    }

    /// Finds companies that are, at some time or other, above themselves, and takes the link away.
    private mutating func reportCycles() {
        for index in reportTallGroups() {
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
