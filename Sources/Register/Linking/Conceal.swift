import Content

extension Linker {
    /// Takes away what cases that readers don't see brought along: parties without a file, and articles of open laws.
    ///
    /// - Parameters:
    ///   - entities: how many entities there were before.
    ///   - articles: how many articles each law had.
    mutating func forget(since entities: Int, articles: [Int]) {
        for entity in register.entities[entities...] { register.entityIndices[entity.id] = nil }
        register.entities.removeSubrange(entities...)
        for (law, count) in articles.enumerated() { register.laws[law].articles.removeSubrange(count...) }
        // Texts that name such a party are not wrong for it: a case may come or go without breaking them.
        for place in hidden {
            for party in tree.cases[place].companies {
                guard case .introduced(let name, _, _) = party.identity else { continue }
                let id = slug(name)
                if register.entityIndices[id] == nil { register.unpublishedParties.insert(id) }
            }
        }
    }

    /// Marks the entities that take part in cases which readers don't see, and in no other.
    mutating func concealEntities() {
        for place in hidden {
            let file = tree.cases[place]
            var ids = file.complainants.compactMap { $0.id?.value }
            for case .entity(let id) in file.companies.map(\.identity) { ids.append(id.value) }
            for event in file.events {
                ids += (event.by + event.to).compactMap { $0.id?.value } + event.against.map(\.value)
                if let body = event.remittedTo { ids.append(body.value) }
            }
            for index in ids.compactMap({ register.entityIndices[$0] }) where !register.entities[index].hasPage {
                register.entities[index].isConcealed = true
            }
        }
        let concealed = register.entities.filter(\.isConcealed)
        for entity in concealed {
            // Nor is it told that others have it below them.
            for above in entity.parents {
                register.entities[above.entity].subsidiaries.removeAll { $0.entity == entity.index }
            }
            if let heir = entity.mergedInto { register.entities[heir].absorbed.removeAll { $0 == entity.index } }
        }
    }
}

extension Register {
    /// Whether a link without a label must not say what it leads to: a case that readers don't see, or what only such
    /// cases name.
    package func hidesName(of target: String) -> Bool {
        guard resolve(target) == .unpublished else { return false }
        let id = target.split(separator: "/").last.map(String.init) ?? target
        guard let index = entityIndices[id] else { return true }
        return entities[index].isConcealed
    }
}
