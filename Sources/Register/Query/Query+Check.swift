import Content

extension Query {
    /// Finds every id of the query that the register does not have: a mistyped name must not count as nothing.
    package func check(against register: Register) -> [QueryError] {
        var errors: [QueryError] = []
        for condition in filter?.conditions ?? [] {
            switch condition.test {
            case .compare(_, let value): check(value, condition.field, register, &errors)
            case .among(let items):
                for item in items {
                    switch item {
                    case .value(let value): check(value, condition.field, register, &errors)
                    case .range(let first, let last):
                        check(first, condition.field, register, &errors)
                        check(last, condition.field, register, &errors)
                    }
                }
            case .state, .contains: break
            }
        }
        return errors
    }

    private func check(
        _ value: Placed<QueryValue>, _ field: QueryField, _ register: Register, _ errors: inout [QueryError]
    ) {
        switch value.value {
        case .id(let id): if let error = register.unknown(id, field, at: value.span) { errors.append(error) }
        case .provision(let citation):
            if let error = register.unknown(citation, at: value.span) { errors.append(error) }
        default: break
        }
    }
}

extension Register {
    /// The error of an id that nothing of the field's kind has.
    fileprivate func unknown(_ id: String, _ field: QueryField, at span: QuerySpan) -> QueryError? {
        guard case .id(let noun) = field.form else { return nil }
        let known: [String]
        switch field {
        case .dossier: known = dossiers.map(\.id)
        case .topic: known = topics.map(\.id)
        case .sector: known = sectors.map(\.id)
        case .law: known = laws.map(\.id)
        case .language: known = settings.languages
        default: return unknownEntity(id, noun, at: span)
        }
        guard !known.contains(id) else { return nil }
        let expected = known.sorted().map { "`\($0)`" }
        return QueryError(
            "`\(id)`: no such \(noun)", at: span, expected: expected,
            suggestion: NearMiss.nearest(to: id, among: known).map { "did you mean `\($0)`?" }
                ?? (known.isEmpty ? "the register has no \(noun == "language" ? "other language" : noun)" : nil))
    }

    private func unknownEntity(_ id: String, _ noun: String, at span: QuerySpan) -> QueryError? {
        let expected = ["\(noun.withArticle)’s id"]
        if let index = entityIndices[id] {
            let category = entities[index].category.rawValue
            guard category != noun else { return nil }
            return QueryError(
                "`\(id)` is \(category.withArticle), not \(noun.withArticle)", at: span, expected: expected,
                suggestion: QueryField(rawValue: category).map { "write `\($0.rawValue) = \(QueryText.word(id))`" })
        }
        // No case that readers see names it, and none is found.
        if unpublishedParties.contains(id) { return nil }
        let known = entities.lazy.filter { $0.category.rawValue == noun }.map(\.id)
        return QueryError(
            "`\(id)`: no such \(noun)", at: span, expected: expected,
            suggestion: NearMiss.nearest(to: id, among: Array(known)).map { "did you mean `\($0)`?" })
    }

    /// The error of a provision that no law of the register has.
    fileprivate func unknown(_ citation: ProvisionCitation, at span: QuerySpan) -> QueryError? {
        guard let law = lawIndices[citation.law] else {
            let known = laws.map(\.id).sorted()
            return QueryError(
                "`\(citation.law)`: no such law", at: span, expected: known.map { "`\($0)/…`" },
                suggestion: NearMiss.nearest(to: citation.law, among: known).map { "did you mean `\($0)`?" })
        }
        // Of an open law there are more provisions than its file lists.
        guard !laws[law].file.isOpen else { return nil }
        let numbers = laws[law].articles.map(\.number)
        guard !numbers.contains(citation.article) else { return nil }
        return QueryError(
            "`\(citation.law)` has no \(laws[law].file.unit.rawValue) \(citation.article)", at: span,
            suggestion: NearMiss.nearest(to: citation.article, among: numbers).map {
                "did you mean `\(citation.law)/\($0)`?"
            })
    }
}
