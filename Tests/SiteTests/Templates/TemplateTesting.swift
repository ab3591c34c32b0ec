import Content

@testable import Site

struct AmountView: View {
    var value = ""
    var currency: String? = nil
    var parties: [PartyView] = []

    static let declaration = ViewDeclaration<AmountView>(
        "amount", "A sum of money.",
        fields: [
            .text("value", "The sum, written out.") { $0.value },
            .text("currency", "Its currency.") { $0.currency },
            .list("parties", "Who pays it.") { $0.parties },
        ])
}

struct EventView: View {
    var date = ""
    var amount: AmountView? = nil
    var note: String? = nil

    static let declaration = ViewDeclaration<EventView>(
        "event", "One event of a case.",
        fields: [
            .text("date", "When it happened.") { $0.date },
            .view("amount", "What it set.") { $0.amount },
            .text("note", "A note.") { $0.note },
        ])
}

struct PartyView: View {
    var name = ""
    var subsidiaries: [PartyView] = []

    static let declaration = ViewDeclaration<PartyView>(
        "party", "A company of a group.",
        fields: [
            .text("name", "Its name.") { $0.name },
            .list("subsidiaries", "The companies it owns.") { $0.subsidiaries },
        ])
}

struct CaseView: View {
    var title: String? = "Netflix"
    var body: HTML? = nil
    var isFinal = false
    var amount: AmountView? = nil
    var paid: AmountView? = nil
    var events: [EventView] = []
    var names: [String] = []
    var parties: [PartyView] = []

    static let declaration = ViewDeclaration<CaseView>(
        "case-page", "The page of a case.",
        fields: [
            .text("title", "The case's title.") { $0.title },
            .html("body", "What happened | in short.") { $0.body },
            .flag("is-final", "Whether it is final.") { $0.isFinal },
            .view("amount", "The fine.") { $0.amount },
            .view("paid", "What was paid of it.") { $0.paid },
            .list("events", "What happened, oldest first.") { $0.events },
            .texts("names", "The respondents' names.") { $0.names },
            .list("parties", "The respondents.") { $0.parties },
        ])
}

/// A theme made of texts: templates by name, and the texts of each language.
func themeSource(
    _ templates: [String: String], locales: [String: [(String, String)]] = ["en": [], "nl": []],
    name: String = "default", extends: String? = nil
) -> ThemeSource {
    ThemeSource(
        name: name, displayPath: "themes/\(name)",
        extends: extends.map {
            ThemeSource.Parent(
                $0, at: SourceLocation(file: "themes/\(name)/theme.yml", position: SourcePosition(line: 1, column: 10)))
        },
        files: templates.map {
            ThemeFile(
                path: "templates/\($0.key).mustache", bytes: Array($0.value.utf8),
                displayPath: "\($0.key).mustache")
        },
        locales: locales.map { language, texts in
            LocaleSource(
                language: language, displayPath: "\(language).yml",
                entries: texts.enumerated().map {
                    LocaleSource.Entry(
                        key: $0.element.0, value: $0.element.1,
                        position: SourcePosition(line: $0.offset + 1, column: 1))
                })
        })
}

/// What became of a theme and its template `page`: the page, or the problems as lines of text.
struct Outcome {
    var page: String?
    var problems: [String]
    var diagnostics: [Diagnostic]
    var closureHash: UInt64?
}

func outcome(
    _ templates: [String: String], _ view: CaseView = CaseView(),
    locales: [String: [(String, String)]] = ["en": [], "nl": []], keys: [LocaleKey] = [], language: String = "en"
) -> Outcome {
    let source = themeSource(templates, locales: locales)
    let loaded = Theme.load(
        "default", from: [source], languages: locales.keys.sorted(), keys: keys,
        namedAt: SourceLocation(file: "content/site.yml"))
    guard let theme = loaded.theme else {
        return Outcome(page: nil, problems: loaded.diagnostics.map(line), diagnostics: loaded.diagnostics)
    }
    let compiled = theme.template("page", for: CaseView.self, language: language)
    let diagnostics = loaded.diagnostics + compiled.diagnostics
    return Outcome(
        page: compiled.template.map { String(decoding: $0.render(view), as: UTF8.self) },
        problems: diagnostics.map(line), diagnostics: diagnostics, closureHash: compiled.template?.closureHash)
}

/// The page of a template that has nothing wrong with it, else its problems.
func render(_ page: String, _ view: CaseView = CaseView(), partials: [String: String] = [:]) -> String {
    let outcome = outcome(partials.merging(["page": page]) { $1 }, view)
    return outcome.problems.isEmpty ? outcome.page ?? "no page" : outcome.problems.joined(separator: "\n")
}

/// The problems of a template, one a line.
func problems(_ page: String, partials: [String: String] = [:]) -> [String] {
    outcome(partials.merging(["page": page]) { $1 }).problems
}

/// `file:line:column identifier: message; suggestion`.
func line(_ diagnostic: Diagnostic) -> String {
    let position = diagnostic.location.position
    let place = "\(diagnostic.location.file):\(position.line):\(position.column)"
    let suggestion = diagnostic.suggestion.map { "; \($0)" } ?? ""
    return "\(place) \(diagnostic.identifier): \(diagnostic.message)\(suggestion)"
}
