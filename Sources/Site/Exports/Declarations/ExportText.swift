import Content
import Register

/// The words of a case in one language.
struct ExportText: Sendable {
    var language: String
    var title: String?
    var summary: String?
    /// Without markup; nil where there is no text of its own in the language.
    var text: String?

    /// The words in each language that has any, the default first.
    static func all(of record: CaseRecord, _ scope: ExportScope) -> [ExportText] {
        let file = record.file
        var all = [
            ExportText(
                language: scope.defaultLanguage, title: file.title.value, summary: file.summary,
                text: plain(file.body, scope.defaultLanguage, scope))
        ]
        for translation in file.translations where scope.languages.contains(translation.language) {
            all.append(
                ExportText(
                    language: translation.language, title: translation.title, summary: translation.summary,
                    text: plain(translation.body, translation.language, scope)))
        }
        return all
    }

    private static func plain(_ body: MarkdownDocument, _ language: String, _ scope: ExportScope) -> String? {
        guard !body.isEmpty else { return nil }
        let text = body.plainText { link in
            if let label = link.label { return label }
            if scope.register.hidesName(of: link.target) { return "…" }
            guard let index = scope.register.entityIndex(link.target) else { return link.target }
            let names = scope.register.entities[index].names
            return (names.short ?? names.name).text(language, fallback: scope.defaultLanguage) ?? link.target
        }
        return text.isEmpty ? nil : text
    }

    /// An interval as a case file writes it.
    static func interval(_ interval: DateInterval) -> String {
        if interval.isSingle { return interval.start?.edtf ?? "" }
        return (interval.start?.edtf ?? "..") + "/" + (interval.end?.edtf ?? "..")
    }

    static func affected(_ people: AffectedPeople) -> (number: Int?, relation: String) {
        switch people {
        case .exactly(let number): (number, "exactly")
        case .about(let number): (number, "about")
        case .moreThan(let number): (number, "more-than")
        case .fewerThan(let number): (number, "fewer-than")
        case .unknown: (nil, "unknown")
        }
    }

    /// Each once, in their order.
    static func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        guard values.count > 1 else { return values }
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}
