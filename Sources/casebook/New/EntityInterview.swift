import Content
import Register

extension Interview {
    /// Asks which entity is meant; `new` makes one, whose file is to be written with the case.
    func entity(
        _ question: String, _ category: EntityFile.Category, at desk: Desk, drafts: inout [EntityDraft],
        others: [String: String] = [:]
    ) throws -> String {
        let search = EntitySearch(desk.register, [category])
        let hints = ["`new` adds one"] + others.map { "`\($0)` \($1)" }.sorted()
        var offered: [EntitySearch.Match] = []
        var near: EntitySearch.Match?
        var prompt = "\(question) (its name or a part of it; \(hints.joined(separator: "; ")))"
        while true {
            let help = "  Type a part of its name or its id, and choose among those that have it."
            guard let typed = try line(prompt, suggestion: near?.id, help: help) else { continue }
            if let near, Interview.isYes(typed) { return near.id }
            near = nil
            prompt = question
            if typed == "new" {
                do {
                    let draft = try newEntity(category, at: desk, taken: drafts.map(\.id))
                    drafts.append(draft)
                    return draft.id
                } catch Stop.back {
                    continue
                }
            }
            if others[typed] != nil { return typed }
            if let number = Int(typed), offered.indices.contains(number - 1) { return offered[number - 1].id }
            if let exact = search.exact(typed) {
                say("  \(Interview.described(exact))")
                return exact.id
            }
            offered = Array(search.matches(typed).prefix(9))
            switch offered.count {
            case 0:
                near = search.nearest(typed)
                let words = near.map { " Did you mean `\($0.id)`, \($0.name)?" } ?? ""
                say("No \(category.rawValue) has `\(typed)` in its name.\(words) `new` adds one.")
            case 1:
                if try agrees("  \(Interview.described(offered[0]))?") { return offered[0].id }
            default:
                for (index, match) in offered.enumerated() { say("  \(index + 1)  \(Interview.described(match))") }
                prompt = "\(question) (a number, or more of the name)"
            }
        }
    }

    /// Asks for what the file of a new entity needs.
    ///
    /// - Parameter isWhole: true where nothing else was asked before.
    func newEntity(
        _ category: EntityFile.Category, at desk: Desk, taken: [String] = [], given: EntityOptions? = nil,
        isWhole: Bool = false
    ) throws -> EntityDraft {
        let document = EntityDraft.document(category)
        let kinds = EntityDraft.kinds(category)
        let what = category.rawValue
        var draft = EntityDraft(
            category: category, id: given?.id ?? "", name: given?.name ?? "", short: given?.short, legal: given?.legal,
            kind: given?.kind, country: given?.country ?? "", website: given?.website, sector: given?.sector)
        let steps: [() throws -> Void] = [
            {
                if given?.name == nil { draft.name = try ask("Name of the \(what)", field: "names", of: document) }
            },
            {
                guard given?.short == nil, category != .company else { return }
                draft.short = try optional(
                    "Short name, as sentences use it (empty for none)", field: "names", of: document)
            },
            {
                if given?.kind == nil { draft.kind = try choose("Kind", among: kinds, suggestion: kinds.first) }
            },
            {
                guard given?.country == nil else { return }
                draft.country = try ask(
                    "Country, by its two letters, such as NL", field: "country", of: document,
                    reading: { CountryNames.country($0)?.code ?? $0 })
            },
            {
                guard given?.website == nil, category != .company else { return }
                draft.website = try optional("Website (empty for none)", field: "website", of: document)
            },
            {
                if given?.id == nil { draft.id = try newID(for: draft, what, at: desk, taken: taken) }
            },
        ]
        try take(steps, isWhole: isWhole)
        return draft
    }

    /// Asks for an id that nothing has yet; what is offered leaves out the legal form.
    private func newID(
        for draft: EntityDraft, _ what: String, at desk: Desk, taken: [String]
    ) throws -> String {
        let suggestion = draft.short.map(slug) ?? NameMatcher.key(draft.name)
        while true {
            let id = try line(
                "Its id, which is its address for ever", suggestion: suggestion.isEmpty ? nil : suggestion,
                help: "  The name of its file: a–z, 0–9 and single hyphens.")
            guard let id else { continue }
            if let problem = DocumentReading.problem(with: id, in: "dossier", of: .caseFile) {
                say(Interview.sentence(problem))
            } else if taken.contains(id) || desk.entityKind(id) != nil {
                say("`\(id)` is taken: \(article(desk.entityKind(id) ?? what)) has it.")
            } else {
                return id
            }
        }
    }

    private static func described(_ match: EntitySearch.Match) -> String {
        "\(match.id)  \(match.name)\(match.country.map { ", \($0.code)" } ?? "")"
    }
}
