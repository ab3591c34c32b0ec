import Content

/// Makes a language's texts out of the locale files of a theme and its parents.
struct LocaleReader {
    private let rule: PluralRule
    private var diagnostics: [Diagnostic] = []

    /// Merges the files text by text, a later file's over an earlier's, so that a child theme can reword a single one.
    static func read(_ sources: [LocaleSource], language: String) -> (locale: Locale, diagnostics: [Diagnostic]) {
        var reader = LocaleReader(rule: PluralRule(language: language))
        var entries: [String: Locale.Entry] = [:]
        for source in sources where source.language == language {
            entries.merge(reader.entries(of: source)) { _, later in later }
        }
        return (Locale(language: language, entries: entries), reader.diagnostics)
    }

    private init(rule: PluralRule) {
        self.rule = rule
    }

    private mutating func entries(of source: LocaleSource) -> [String: Locale.Entry] {
        var patterns: [String: (pattern: LocalePattern, location: SourceLocation)] = [:]
        var order: [String] = []
        for entry in source.entries {
            let location = SourceLocation(file: source.displayPath, position: entry.position)
            if let first = patterns[entry.key] {
                diagnostics.append(
                    Diagnostic(
                        .error, "duplicate-text", "`\(entry.key)` is given twice", at: location,
                        length: entry.key.unicodeScalars.count, suggestion: "keep one of the two",
                        notes: [Diagnostic.Note("given here first", at: first.location)]))
                continue
            }
            guard let pattern = LocalePattern(entry.value) else {
                diagnostics.append(
                    Diagnostic(
                        .error, "bad-text", "`\(entry.key)`: a brace has no partner or holds no name", at: location,
                        length: entry.key.unicodeScalars.count,
                        suggestion: "write `{name}` with lower-case letters, digits and hyphens"))
                continue
            }
            patterns[entry.key] = (pattern, location)
            order.append(entry.key)
        }
        return grouped(patterns, order)
    }

    /// Joins the forms of each plural to one text: keys whose last words are all names of plural forms.
    private mutating func grouped(
        _ patterns: [String: (pattern: LocalePattern, location: SourceLocation)], _ order: [String]
    ) -> [String: Locale.Entry] {
        var forms: [String: [PluralRule.Category: LocalePattern]] = [:]
        var notPlural: Set<String> = []
        for key in order {
            var group = key
            // Any key below `kind.` tells what `kind.other` is: a form of a plural, or a kind among others.
            while let dot = group.lastIndex(of: ".") {
                let word = String(group[group.index(after: dot)...])
                let isLeaf = group == key
                group = String(group[..<dot])
                if isLeaf, let category = PluralRule.Category(rawValue: word) {
                    forms[group, default: [:]][category] = patterns[key]?.pattern
                } else {
                    notPlural.insert(group)
                }
            }
        }
        var entries: [String: Locale.Entry] = [:]
        for key in order {
            guard let (pattern, location) = patterns[key] else { continue }
            if let dot = key.lastIndex(of: "."), case let group = String(key[..<dot]), let found = forms[group],
                !notPlural.contains(group)
            {
                guard entries[group] == nil else { continue }
                entries[group] = Locale.Entry(text: .plural(found), location: location)
                checkForms(of: group, found, at: location)
            } else {
                entries[key] = Locale.Entry(text: .pattern(pattern), location: location)
            }
        }
        return entries
    }

    private mutating func checkForms(
        of key: String, _ forms: [PluralRule.Category: LocalePattern], at location: SourceLocation
    ) {
        let missing = rule.categories.filter { forms[$0] == nil }
        guard !missing.isEmpty else { return }
        let names = missing.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        diagnostics.append(
            Diagnostic(
                .error, "missing-plural-form", "`\(key)` has no form \(names), which the language needs", at: location,
                suggestion: "add \(names) below `\(key)`"))
    }
}
