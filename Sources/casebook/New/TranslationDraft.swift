import Content

/// The words of a file in a new one beside it, to be translated in place.
struct TranslationDraft {
    private var lines: [String] = []
    private var body: String

    /// Nil where the original cannot be read.
    init?(_ bytes: [UInt8], _ file: ContentListing.File, _ language: String) {
        guard let body = SourceParts.body(of: bytes) else { return nil }
        self.body = String(decoding: body, as: UTF8.self)
        if file.kind == .caseFile {
            guard let original = SourceParts.caseFile(bytes, path: file.path) else { return nil }
            addCase(original, language)
        } else {
            addPage(bytes, file, language)
        }
    }

    var text: String { (["---"] + lines + ["---", ""]).joined(separator: "\n") + body }

    private mutating func addCase(_ original: CaseFile, _ language: String) {
        add("title", original.title.value)
        if let summary = original.summary { add("summary", summary) }
        addGroup(
            "notes",
            original.events.compactMap { event in
                event.id.flatMap { id in TranslationDraft.words(event.note, language).map { (id.value, $0) } }
            })
        addGroup(
            "quotes",
            original.quotes.compactMap { quote in
                guard let id = quote.id else { return nil }
                // Words that were said in this language are quoted as they were said.
                if quote.language == language { return (id, quote.text) }
                return (id, TranslationDraft.words(quote.translation, language) ?? quote.text)
            })
        addGroup(
            "parties",
            original.companies.compactMap { party in
                guard let key = party.key, case .undisclosed(let words) = party.identity else { return nil }
                return TranslationDraft.words(words, language).map { (key, $0) }
            })
        addCorrections(original.corrections, language)
        if !original.conflicts.isEmpty {
            lines.append("conflicts:")
            for conflict in original.conflicts {
                let about = TranslationDraft.words(conflict.about, language) ?? ""
                lines.append("  - about: \(YAMLText.scalar(about))")
                if let why = TranslationDraft.words(conflict.why, language) {
                    lines.append("    why: \(YAMLText.scalar(why))")
                }
            }
        }
        if let statement = TranslationDraft.words(original.statement?.text, language) { add("statement", statement) }
    }

    private mutating func addCorrections(_ corrections: [Correction], _ language: String) {
        let known = corrections.filter { $0.id != nil }
        guard !known.isEmpty else { return }
        lines.append("corrections:")
        for correction in known {
            lines.append("  \(correction.id ?? ""):")
            for (name, text) in [("was", correction.was), ("now", correction.now), ("why", correction.why)] {
                if let words = TranslationDraft.words(text, language) {
                    lines.append("    \(name): \(YAMLText.scalar(words))")
                }
            }
        }
    }

    private mutating func addPage(_ bytes: [UInt8], _ file: ContentListing.File, _ language: String) {
        let category: TextFile.Category
        switch file.kind {
        case .report: category = .report
        case .dossier: category = .dossier
        case .page: category = .page
        case .year: category = .year
        // An entity's names stand in its own file, in every language.
        default: return
        }
        guard let original = SourceParts.textFile(bytes, path: file.path, category) else { return }
        if let title = TranslationDraft.words(original.title, language) { add("title", title) }
        if let summary = TranslationDraft.words(original.summary, language) { add("summary", summary) }
    }

    private mutating func add(_ name: String, _ text: String) { lines.append("\(name): \(YAMLText.scalar(text))") }

    private mutating func addGroup(_ name: String, _ entries: [(String, String)]) {
        guard !entries.isEmpty else { return }
        lines.append("\(name):")
        for (id, text) in entries { lines.append("  \(id): \(YAMLText.scalar(text))") }
    }

    /// The words that are still to be translated; nil where the original has them in this language already.
    private static func words(_ text: LocalizedText?, _ language: String) -> String? {
        guard let text, !text.languages.contains(language) else { return nil }
        return text.all.first
    }
}
