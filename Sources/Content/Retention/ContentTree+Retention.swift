extension ContentTree {
    /// Does to published cases what the site's rules say of their age on a day, before anything is made of them.
    ///
    /// - Returns: the effects that hold and those to come, by day; and the rules' mistakes.
    package mutating func applyRetention(on day: Day) -> (effects: [RetentionEffect], problems: [Diagnostic]) {
        let rules = settings.retention
        if rules.isEmpty { return ([], []) }
        let problems = problems(of: rules)
        let kinds = Dictionary(
            entities.lazy.filter { $0.category == .company }.map { ($0.id, $0.kind) },
            uniquingKeysWith: { one, _ in one })
        var effects: [RetentionEffect] = []
        var pseudonymised: [(place: Int, rule: RetentionRule, day: Day)] = []
        for place in cases.indices where cases[place].publication == .published && cases[place].preview == nil {
            let found = rules.compactMap { rule in
                cases[place].day(of: rule, kinds: kinds).map { (rule: rule, day: $0) }
            }
            if found.isEmpty { continue }
            // A case that nobody sees yet is not taken from anybody.
            if let after = cases[place].publishAfter, after > day { continue }
            let current = found.filter { $0.day <= day }.max { ($0.rule.action, $1.day) < ($1.rule.action, $0.day) }
            for (rule, due) in found {
                let isCurrent = current.map { $0.rule.action == rule.action && $0.day == due } ?? false
                // What a stricter rule does already, or does first, is no news.
                let isMoot = found.contains { $0.rule.action > rule.action && $0.day <= max(due, day) }
                let effect = RetentionEffect(
                    id: cases[place].id, file: cases[place].file, action: rule.action, day: due,
                    isInEffect: due <= day)
                let isKnown = effects.last.map { $0.id == effect.id && $0.action == effect.action } ?? false
                if !isKnown, isCurrent || (due > day && !isMoot) { effects.append(effect) }
            }
            guard let current else { continue }
            switch current.rule.action {
            case .noindex: cases[place].isNoindex = true
            case .withdraw:
                cases[place].publication = .withdrawn
                cases[place].withdrawnOn = current.day
            case .pseudonymise: pseudonymised.append((place, current.rule, current.day))
            }
            // Not the case that its files state: what is remembered of that one does not hold for it.
            cases[place].revision = 0
        }
        pseudonymise(pseudonymised, kinds)
        return (effects.sorted { ($0.day, $0.id) < ($1.day, $1.id) }, problems)
    }

    /// Puts cases without names in the place of those with them, whose addresses are gone from then on.
    private mutating func pseudonymise(
        _ found: [(place: Int, rule: RetentionRule, day: Day)], _ kinds: [String: EntityFile.Kind]
    ) {
        var taken = Set(cases.map(\.id))
        for (place, rule, day) in found.sorted(by: { cases[$0.place].id < cases[$1.place].id }) {
            let original = cases[place]
            var id = original.pseudonymousID
            var number = 2
            while !taken.insert(id).inserted {
                id = "\(original.pseudonymousID)-\(number)"
                number += 1
            }
            var copy = original.pseudonymised(
                id: id, as: rule.description ?? original.partyWords(kinds), on: day, languages: settings.languages)
            copy.isNoindex = original.isNoindex
            cases[place].publication = .withdrawn
            cases[place].gone = true
            cases.append(copy)
        }
    }

    private func problems(of rules: [RetentionRule]) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        let authorities = entities.filter { $0.category == .authority }.map(\.id)
        let ids = cases.map(\.id)
        func check(_ names: [Located<String>], _ known: [String], _ what: String) {
            let set = Set(known + unreadIDs)
            for name in names where !set.contains(name.value) {
                problems.append(
                    Diagnostic(
                        "unknown-id", "`\(name.value)`: no such \(what)",
                        at: SourceLocation(file: settings.file, position: name.position), length: name.length,
                        suggestion: NearMiss.nearest(to: name.value, among: known).map { "did you mean `\($0)`?" }
                            ?? "delete it"))
            }
        }
        for rule in rules {
            check(rule.authorities, authorities, "authority")
            check(rule.exceptions, ids, "case")
        }
        return problems
    }
}

extension CaseFile {
    /// The first day on which a rule concerns the case; nil where it never does.
    fileprivate func day(of rule: RetentionRule, kinds: [String: EntityFile.Kind]) -> Day? {
        if rule.exceptions.contains(where: { $0.value == id }) { return nil }
        if !rule.authorities.isEmpty,
            !authorities.contains(where: { own in rule.authorities.contains { $0.value == own.id.value } })
        {
            return nil
        }
        let named = namedKinds(kinds)
        if !rule.kinds.isEmpty, !named.contains(where: rule.kinds.contains) { return nil }
        // Where nobody is named there is no name to take away.
        if rule.action == .pseudonymise, named.isEmpty { return nil }
        return date(rule.start)?.latest.adding(years: rule.years)
    }

    /// The kinds of the parties that have a name.
    private func namedKinds(_ kinds: [String: EntityFile.Kind]) -> [EntityFile.Kind] {
        companies.compactMap { party in
            switch party.identity {
            case .entity(let id): kinds[id.value] ?? .company
            case .introduced: .company
            case .undisclosed, .pseudonym: nil
            }
        }
    }

    /// The date that a rule counts from; the other of the two where there is none, else that of the first event.
    func date(_ start: RetentionRule.Start) -> PartialDate? {
        let decided = decided?.value ?? events.first { $0.type.isSanction }?.bestDate
        let published = published?.value ?? events.first { $0.type == .published }?.bestDate
        let first = events.lazy.compactMap(\.bestDate).first
        switch start {
        case .decided: return decided ?? published ?? first
        case .published: return published ?? decided ?? first
        }
    }

    /// What a party of this kind is called when it is not named.
    package func partyWords(_ kinds: [String: EntityFile.Kind]) -> LocalizedText {
        let (english, dutch) =
            switch namedKinds(kinds).first ?? .company {
            case .publicBody: ("a public body", "een overheidsorganisatie")
            case .ministry: ("a ministry", "een ministerie")
            case .foundation: ("a foundation", "een stichting")
            case .association: ("an association", "een vereniging")
            case .partnership: ("a partnership", "een samenwerkingsverband")
            case .person: ("a person", "een persoon")
            case .company: ("a company", "een bedrijf")
            default: ("an organisation", "een organisatie")
            }
        var words = LocalizedText()
        words.set(english, in: "en")
        words.set(dutch, in: "nl")
        return words
    }
}

extension Day {
    /// The same day so many years later; 28 February for a leap day where there is none.
    package func adding(years: Int) -> Day {
        let date = self.date
        let (year, month) = (date.year + years, date.month ?? 1)
        return Day(year: year, month: month, day: min(date.day ?? 1, PartialDate.days(in: month, of: year)))
    }
}
