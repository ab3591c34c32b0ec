import Content

extension Linker {
    /// Checks that whom the events of a case name exists and can do what the event says.
    mutating func linkEvents(_ file: CaseFile, _ parties: [CaseRecord.Party]) {
        let partyIDs = parties.compactMap { $0.entity.map { register.entities[$0].id } }
        for event in file.events {
            for name in event.by + event.to { _ = actor(name, in: file) }
            for id in event.against + event.parts.compactMap(\.against)
            where !partyIDs.contains(id.value) && !tree.unreadIDs.contains(id.value) {
                report(
                    .error, "unknown-id", "`\(id.value)` is not a party of the case", file: file.file, at: id.position,
                    length: id.length,
                    suggestion: NearMiss.nearest(to: id.value, among: partyIDs).map { "did you mean `\($0)`?" }
                        ?? "add it to `companies`")
            }
            if let id = event.remittedTo {
                if let index = register.entityIndices[id.value] {
                    let category = register.entities[index].category
                    if category != .court, category != .authority {
                        report(
                            .error, "wrong-kind",
                            "`\(id.value)` is \(article(category.rawValue)), and cannot decide again",
                            file: file.file, at: id.position, length: id.length,
                            suggestion: "name a court or an authority")
                    }
                } else {
                    let entities = register.entities
                    unknown(
                        id, "court or authority", "add content/courts/\(id.value).md", in: file,
                        among: {
                            entities.lazy.filter { $0.category == .court || $0.category == .authority }.map(\.id)
                        })
                }
            }
            for provision in event.parts.compactMap(\.provision) where register.lawIndices[provision.value.law] == nil {
                report(
                    .error, "unknown-provision", "`\(provision.value.law)`: no such law", file: file.file,
                    at: provision.position, length: provision.length)
            }
        }
    }
}
