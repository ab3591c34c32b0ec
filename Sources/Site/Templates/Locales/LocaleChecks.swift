import Content

/// What must hold between the languages of a site, and between them and the Swift code that asks for texts.
struct LocaleChecks {
    /// The locales, in the order of the site's languages.
    let locales: [Locale]
    /// Where to report that something is missing: each language's locale file.
    let files: [String: String]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ locales: [Locale], files: [String: String]) {
        self.locales = locales
        self.files = files
    }

    /// Reports each text that another language has and this one lacks, and texts with other values than their fellows.
    mutating func compareLanguages() {
        var first: [String: (entry: Locale.Entry, language: String)] = [:]
        for locale in locales {
            for (key, entry) in locale.entries where first[key] == nil { first[key] = (entry, locale.language) }
        }
        for (key, model) in first.sorted(by: { $0.key < $1.key })
        // These translate English sentences of the program, which English itself does not repeat.
        where !key.hasPrefix(ColumnDescription.section + ".") {
            for locale in locales where !locale.entries.isEmpty {
                guard let entry = locale.entries[key] else {
                    reportMissing(
                        key, in: locale,
                        notes: [Diagnostic.Note("the text in `\(model.language)`", at: model.entry.location)])
                    continue
                }
                let notes = [Diagnostic.Note("the text in `\(model.language)`", at: model.entry.location)]
                if isPlural(entry) != isPlural(model.entry) {
                    report(
                        "unlike-text", "`\(key)` has forms for numbers in one language and none in the other", key,
                        entry,
                        suggestion: "give it forms in both or in neither", notes: notes)
                } else if !isPlural(entry), entry.text.placeholders != model.entry.text.placeholders {
                    report(
                        "unlike-text",
                        "`\(key)` has \(list(entry.text.placeholders)) where `\(model.language)` has "
                            + list(model.entry.text.placeholders), key, entry,
                        suggestion: "use the same values in each language", notes: notes)
                }
            }
        }
    }

    /// Reports each text that the program asks for and a language lacks, or has with other values.
    mutating func check(_ keys: [LocaleKey]) {
        for locale in locales where !locale.entries.isEmpty {
            for key in keys {
                guard let entry = locale.entries[key.name] else {
                    // Where another language has the text, comparing the languages has reported it.
                    if !locales.contains(where: { $0.entries[key.name] != nil }) { reportMissing(key.name, in: locale) }
                    continue
                }
                if key.isPlural != isPlural(entry) {
                    report(
                        "unlike-text",
                        key.isPlural
                            ? "`\(key.name)` is printed with a number and has no forms"
                            : "`\(key.name)` is printed without a number and has forms for numbers", key.name, entry,
                        suggestion: key.isPlural
                            ? "write it as a mapping of `one`, `other`, …" : "write it as one text")
                    continue
                }
                checkPlaceholders(of: entry, against: key)
            }
        }
    }

    private mutating func checkPlaceholders(of entry: Locale.Entry, against key: LocaleKey) {
        let given = Set(key.placeholders)
        let used = entry.text.placeholders
        // A form of a plural may leave values out: "one case".
        let extra = used.subtracting(key.isPlural ? given.union(["n"]) : given)
        for name in extra.sorted() {
            let near = NearMiss.nearest(to: name, among: key.placeholders)
            report(
                "unknown-placeholder", "`\(key.name)` has `{\(name)}`, which the program doesn't fill in", key.name,
                entry,
                suggestion: near.map { "did you mean `{\($0)}`?" } ?? "it fills in \(list(given))")
        }
        for name in given.subtracting(used).sorted() where extra.isEmpty && !key.isPlural {
            report(
                "missing-placeholder", "`\(key.name)` lacks `{\(name)}`", key.name, entry,
                suggestion: "put `{\(name)}` where it belongs in the sentence")
        }
    }

    private func isPlural(_ entry: Locale.Entry) -> Bool {
        if case .plural = entry.text { true } else { false }
    }

    private func list(_ placeholders: Set<String>) -> String {
        placeholders.isEmpty ? "no values" : placeholders.sorted().map { "`{\($0)}`" }.joined(separator: ", ")
    }

    private mutating func reportMissing(_ key: String, in locale: Locale, notes: [Diagnostic.Note] = []) {
        let others = locale.entries.keys.filter { other in !locales.allSatisfy { $0.entries[other] != nil } }
        diagnostics.append(
            Diagnostic(
                .error, "missing-text", "`\(locale.language)` has no text for `\(key)`",
                at: SourceLocation(file: files[locale.language] ?? locale.language),
                suggestion: NearMiss.nearest(to: key, among: Array(others)).map { "is `\($0)` a mistyped `\(key)`?" }
                    ?? "add `\(key)`", notes: notes))
    }

    private mutating func report(
        _ identifier: String, _ message: String, _ key: String, _ entry: Locale.Entry, suggestion: String,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(
            Diagnostic(
                .error, identifier, message, at: entry.location, length: key.unicodeScalars.count,
                suggestion: suggestion,
                notes: notes))
    }
}
