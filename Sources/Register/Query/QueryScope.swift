import Content

/// Whose part of a case's amounts, and which of its sanctions, a row is about.
struct QueryScope {
    /// The companies whose parts of a fine count; nil for all.
    var companies: Set<EntityIndex>?
    /// The only kind of sanction whose amounts count; nil for all.
    var kind: EventType?
    /// The kinds of sanction that are counted; nil for all.
    var counted: Set<EventType>?

    /// What a filter says of all the cases it takes.
    init(_ filter: QueryFilter?, _ register: Register) {
        for condition in filter?.required ?? [] {
            let values: [QueryValue]
            switch condition.test {
            case .compare(.equal, let value): values = [value.value]
            case .among(let items):
                values = items.compactMap { if case .value(let value) = $0 { value.value } else { nil } }
            default: continue
            }
            switch condition.field {
            case .kind:
                restrict(
                    to: Set(
                        values.compactMap { if case .word(let word) = $0 { EventType(rawValue: word) } else { nil } }))
            case .company, .group:
                var members: Set<EntityIndex> = []
                for case .id(let id) in values {
                    guard let entity = register.entityIndices[id] else { continue }
                    members.formUnion(condition.field == .group ? register.groupMembers(of: entity) : [entity])
                }
                restrict(to: members)
            default: break
            }
        }
    }

    /// The scope of a row of a group.
    func of(_ field: QueryField, _ key: QueryResult.Value, _ register: Register) -> QueryScope {
        var scope = self
        switch (field, key) {
        case (.company, .entity(let entity)): scope.restrict(to: [entity])
        case (.group, .entity(let entity)): scope.restrict(to: register.groupMembers(of: entity))
        case (.kind, .word(let word)):
            scope.kind = EventType(rawValue: word)
            scope.restrict(to: scope.kind.map { [$0] } ?? [])
        default: break
        }
        return scope
    }

    private mutating func restrict(to companies: Set<EntityIndex>) {
        self.companies = self.companies.map { $0.intersection(companies) } ?? companies
    }

    private mutating func restrict(to kinds: Set<EventType>) {
        counted = counted.map { $0.intersection(kinds) } ?? kinds
    }

    /// Whether a sanction is counted.
    func counts(_ sanction: SanctionStatus, _ register: Register) -> Bool {
        if let counted, !counted.contains(sanction.type) { return false }
        guard let companies, !sanction.against.isEmpty else { return true }
        return sanction.against.contains { register.entityIndices[$0.value].map(companies.contains) ?? false }
    }
}
