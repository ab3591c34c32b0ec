import Content
import Register

/// Takes a new case from the options, and asks for what they leave open.
struct CaseInterview {
    let options: NewCase
    let desk: Desk
    let console: Console

    private let interview: Interview

    init(options: NewCase, desk: Desk, console: Console) {
        self.options = options
        self.desk = desk
        self.console = console
        interview = Interview(console: console)
    }

    func run() throws -> ExitStatus {
        try checkOptions()
        if console.canAsk { interview.say(Interview.guide) }
        var draft = CaseDraft()
        var (authorities, companies): ([EntityDraft], [EntityDraft]) = ([], [])
        var word = options.word
        try interview.take(
            [
                {
                    authorities = []
                    draft.authority = try authority(&authorities)
                },
                {
                    companies = authorities
                    draft.party = try party(&companies)
                },
                { draft.decided = try decided() },
                { draft.published = try published(after: draft.decided) },
                { word = try self.word(for: draft) },
                { draft.measure = try fine() },
                { if case .fine = draft.measure {} else { draft.measure = try otherMeasure() } },
                { if case .order = draft.measure { draft.measure = try order() } },
                { draft.source = try source() },
                { draft.sourceKind = try kind(of: draft.source, from: draft.authority) },
                { draft.title = try title(draft, companies) },
            ], isWhole: true)
        let id = draft.id(word: word)
        var files = NewFiles()
        for entity in companies {
            files.add(entity.path(in: desk.content), entity.text(language: desk.language), entity.document)
        }
        let folder = options.folder.map { "cases/\($0)" } ?? "cases"
        files.add("\(desk.content)/\(folder)/\(id).md", draft.text, .caseFile)
        return files.write(on: console, next: next(id))
    }

    /// What is left to do, in the order in which it is done.
    private func next(_ id: String) -> String {
        var steps = [
            "Above the last `---`, say what it is about: a line `provisions: [gdpr/13, gdpr/5(1)(e)]` and a line",
            "  `topics: […]` with ids of \(desk.content)/topics.yml. Below it, write what happened.",
        ]
        for language in desk.register.settings.languages.dropFirst() {
            steps.append("Translate it (\(language)): `\(console.program) new translation \(id) \(language)`")
        }
        steps.append("Check it: `\(console.caller) check`")
        steps.append("See it: `\(console.caller) serve`, then /cases/\(id)/")
        return steps.joined(separator: "\n")
    }

    /// Refuses what is wrong or missing in one message, where nobody can be asked.
    private func checkOptions() throws {
        let given = [
            ("decided", options.decided), ("published", options.published), ("fine", options.fine),
            ("order", options.order), ("source", options.source), ("title", options.title),
        ]
        for case (let field, let text?) in given {
            if let problem = DocumentReading.problem(with: text, in: field, of: .caseFile) {
                throw Refusal(message: "`--\(field)`: \(Interview.sentence(problem))")
            }
        }
        if let kind = options.sourceKind, SourceReference.Kind(rawValue: kind) == nil {
            let words = SourceReference.Kind.allCases.map(\.rawValue)
            let near = NearMiss.nearest(to: kind, among: words).map { "did you mean `\($0)`?" }
            throw Refusal(
                message: "`--source-kind \(kind)`: \(near ?? "one of " + words.joined(separator: ", "))")
        }
        if let word = options.word, slug(word) != word {
            throw Refusal(message: "`--word \(word)`: a–z, 0–9 and single hyphens, such as `\(slug(word))`")
        }
        if console.canAsk { return }
        var missing: [String] = []
        if options.authority == nil { missing.append("`--authority`") }
        if options.company == nil, options.undisclosed == nil { missing.append("`--company`") }
        if options.decided == nil, options.published == nil { missing.append("`--decided`") }
        if options.fine == nil, !options.reprimand, options.order == nil { missing.append("`--fine`") }
        if options.source == nil { missing.append("`--source`") }
        if options.title == nil, desk.language != "en" { missing.append("`--title`") }
        guard missing.isEmpty else {
            throw Refusal(
                message: "`new case` needs \(missing.joined(separator: ", ")); at a terminal it asks for them")
        }
    }

    private func authority(_ drafts: inout [EntityDraft]) throws -> String {
        if let given = options.authority, let id = try known(given, .authority) { return id }
        return try interview.entity("Authority", .authority, at: desk, drafts: &drafts)
    }

    private func party(_ drafts: inout [EntityDraft]) throws -> CaseDraft.Party {
        if let words = options.undisclosed { return .undisclosed(words) }
        if let given = options.company, let id = try known(given, .company) { return .id(id) }
        let unnamed = "undisclosed"
        let id = try interview.entity(
            "Company", .company, at: desk, drafts: &drafts, others: [unnamed: "is for one that was not named"])
        guard id == unnamed else { return .id(id) }
        while true {
            if let words = try interview.line("What is known of it (a hospital)") { return .undisclosed(words) }
        }
    }

    /// The id of an entity that an option names; nil where that can be asked better.
    private func known(_ text: String, _ category: EntityFile.Category) throws -> String? {
        let search = EntitySearch(desk.register, [category])
        if let match = search.exact(text) { return match.id }
        let matches = search.matches(text)
        let near = search.nearest(text)
        let remedy: String
        if matches.isEmpty {
            let offer = near.map { "did you mean `\($0.id)`?" }
            remedy = offer ?? "add it with `\(console.program) new \(category.rawValue)`"
        } else {
            remedy = "did you mean \(matches.prefix(5).map { "`\($0.id)`" }.joined(separator: ", "))?"
        }
        let message = "`\(text)`: no such \(category.rawValue); \(remedy)"
        guard console.canAsk else { throw Refusal(message: message) }
        interview.say(message)
        return nil
    }

    private func decided() throws -> String? {
        if options.decided != nil || options.published != nil { return options.decided }
        return try interview.optional(
            "Decided on, such as 2024-11-26 (empty if only the publication's date is known)", field: "decided",
            of: .caseFile)
    }

    private func published(after decided: String?) throws -> String? {
        if options.decided != nil || options.published != nil { return options.published }
        guard let decided else {
            let needed = "One of the two days is needed; the year alone will do, such as 2024."
            let question = "Published on, such as 2024-12-18"
            return try interview.ask(question, field: "published", of: .caseFile, needed: needed)
        }
        while true {
            let question = "Published on (empty if that is not known)"
            let published = try interview.optional(question, field: "published", of: .caseFile)
            if let day = published.flatMap(PartialDate.init), let from = PartialDate(decided),
                day.latest < from.earliest
            {
                interview.say("`\(day.edtf)` is before the decision, `\(decided)`.")
                continue
            }
            return published
        }
    }

    /// The fine, or any other measure where there was none: it is asked for next.
    private func fine() throws -> CaseDraft.Measure {
        if let fine = options.fine { return .fine(fine) }
        if options.reprimand || options.order != nil { return .reprimand }
        let fine = try interview.ask(
            "Fine, such as EUR 4750000 (`unknown`, `undisclosed` if it was kept back, `none` if there was none)",
            field: "fine", of: .caseFile, needed: "This is needed; `none` if there was no fine.",
            likely: Amount.likely)
        return fine == "none" ? .reprimand : .fine(fine)
    }

    private func otherMeasure() throws -> CaseDraft.Measure {
        if options.reprimand { return .reprimand }
        if let order = options.order { return .order(order) }
        let word = try interview.choose("What was imposed", among: ["reprimand", "order"])
        return word == "reprimand" ? .reprimand : .order("")
    }

    private func order() throws -> CaseDraft.Measure {
        if let order = options.order { return .order(order) }
        return .order(try interview.ask("What was ordered", field: "order", of: .caseFile))
    }

    private func source() throws -> String {
        if let given = options.source { return given }
        return try interview.ask(
            "Source: the address of the decision or the press release", field: "source", of: .caseFile,
            needed: "This is needed: what no source tells, nobody can check.")
    }

    /// What the source is: what lies on the authority's own website is official.
    private func kind(of url: String, from authority: String) throws -> String {
        if let kind = options.sourceKind { return kind }
        let host = Desk.host(url)
        let own = desk.host(of: authority)
        let isOwn = own.map { host == $0 || host.hasSuffix("." + $0) } ?? false
        let guess: SourceReference.Kind = isOwn ? (url.hasSuffix(".pdf") ? .decision : .pressRelease) : .news
        guard console.canAsk, options.source == nil else { return guess.rawValue }
        let kinds = SourceReference.Kind.allCases.map(\.rawValue)
        return try interview.choose("What is it", among: kinds, suggestion: guess.rawValue)
    }

    private func title(_ draft: CaseDraft, _ drafts: [EntityDraft]) throws -> String {
        if let title = options.title { return title }
        func name(_ id: String) -> String {
            let draft = drafts.first { $0.id == id }
            return draft.map { $0.short ?? $0.name } ?? desk.name(id) ?? id
        }
        var suggestion: String?
        if desk.language == "en" {
            let party: String
            switch draft.party {
            case .id(let id): party = name(id)
            case .undisclosed(let words): party = words.prefix(1).uppercased() + words.dropFirst()
            }
            let authority = name(draft.authority)
            switch draft.measure {
            case .fine: suggestion = "\(party) fined by the \(authority)"
            case .reprimand: suggestion = "\(party) reprimanded by the \(authority)"
            case .order: suggestion = "\(party) ordered to act by the \(authority)"
            }
        }
        if !console.canAsk, let suggestion { return suggestion }
        return try interview.ask("Title", field: "title", of: .caseFile, suggestion: suggestion)
    }

    /// The word behind the id, where another case has it without one: asked before the rest, for it may be the same case.
    private func word(for draft: CaseDraft) throws -> String? {
        var word = options.word
        while true {
            let id = draft.id(word: word)
            if !desk.hasCase(id) { return word }
            let message = "`\(id)` is there already"
            guard console.canAsk else {
                throw Refusal(message: "\(message): add a word for this one, such as `--word transfers`")
            }
            interview.say(message + (desk.title(ofCase: id).map { ": \($0)." } ?? "."))
            let question = "If this is another case, a word that tells it apart, such as `transfers`"
            word = try interview.line(question).map(slug) ?? word
        }
    }
}
