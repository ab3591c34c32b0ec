import Content
import Register

extension Interview {
    /// Asks which entity is meant; `new` makes one, whose file is to be written with the case.
    func entity(
        _ question: String, _ category: EntityFile.Category, at desk: Desk, drafts: inout [EntityDraft],
        others: [String: String] = [:]
    ) throws(Ended) -> String {
        let search = EntitySearch(desk.register, [category])
        let hints = ["`new` adds one"] + others.map { "`\($0)` \($1)" }.sorted()
        var offered: [EntitySearch.Match] = []
        var near: EntitySearch.Match?
        var prompt = "\(question) (its name or a part of it; \(hints.joined(separator: "; ")))"
        while true {
            guard let typed = try line(prompt, suggestion: near?.id) else { continue }
            if let near, Interview.isYes(typed) { return near.id }
            near = nil
            prompt = question
            if typed == "new" {
                let draft = try newEntity(category, at: desk, taken: drafts.map(\.id))
                drafts.append(draft)
                return draft.id
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
    func newEntity(
        _ category: EntityFile.Category, at desk: Desk, taken: [String] = [], given: EntityOptions? = nil
    ) throws(Ended) -> EntityDraft {
        let document = EntityDraft.document(category)
        let kinds = EntityDraft.kinds(category)
        let what = category.rawValue
        let name: String
        if let given = given?.name {
            name = given
        } else {
            name = try ask("Name of the \(what)", field: "names", of: document)
        }
        var short = given?.short
        if short == nil, category != .company {
            short = try optional("Short name, as sentences use it (empty for none)", field: "names", of: document)
        }
        let kind: String
        if let given = given?.kind {
            kind = given
        } else {
            kind = try choose("Kind", among: kinds, suggestion: kinds.first)
        }
        let country: String
        if let given = given?.country {
            country = given
        } else {
            country = try ask("Country, as its two letters (NL)", field: "country", of: document) { $0.uppercased() }
        }
        var website = given?.website
        if website == nil, category != .company {
            website = try optional("Website (empty for none)", field: "website", of: document)
        }
        var draft = EntityDraft(
            category: category, id: given?.id ?? "", name: name, short: short, legal: given?.legal, kind: kind,
            country: country, website: website, sector: given?.sector)
        while draft.id.isEmpty {
            let suggestion = slug(short ?? name)
            let id = try line(
                "Its id, which is its address for ever", suggestion: suggestion.isEmpty ? nil : suggestion)
            guard let id else { continue }
            if let problem = DocumentReading.problem(with: id, in: "dossier", of: .caseFile) {
                say(Interview.sentence(problem))
            } else if taken.contains(id) || desk.entityKind(id) != nil {
                say("`\(id)` is taken: \(article(desk.entityKind(id) ?? what)) has it.")
            } else {
                draft.id = id
            }
        }
        return draft
    }

    private static func described(_ match: EntitySearch.Match) -> String {
        "\(match.id)  \(match.name)\(match.country.map { ", \($0.code)" } ?? "")"
    }
}
