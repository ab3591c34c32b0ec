/// A view's declaration without its type: what the compiler of templates works with.
struct ViewShape: Sendable {
    let type: ObjectIdentifier
    let name: String
    let summary: String
    let fields: [FieldShape]
    private let slots: [String: Int]

    init(type: ObjectIdentifier, name: String, summary: String, fields: [FieldShape]) {
        self.type = type
        self.name = name
        self.summary = summary
        self.fields = fields
        slots = Dictionary(fields.indices.map { (fields[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The slot that holds the field of this name.
    func slot(of name: String) -> Int? { slots[name] }

    /// What is wrong with the declaration itself: a mistake in Swift, found as soon as a template uses the view.
    var mistakes: [String] {
        var seen: Set<String> = []
        var mistakes: [String] = []
        if !TagName.isPlainName(name) { mistakes.append("view `\(name)`: its name is not kebab-case") }
        for field in fields {
            if !TagName.isPlainName(field.name) {
                mistakes.append("view `\(name)` declares `\(field.name)`: not kebab-case")
            }
            if field.name == "t" { mistakes.append("view `\(name)` declares `t`, which stands for the locale's texts") }
            if !seen.insert(field.name).inserted { mistakes.append("view `\(name)` declares `\(field.name)` twice") }
        }
        return mistakes
    }
}

/// One declared field: its name and what it holds.
struct FieldShape: Sendable {
    enum Kind: String, Sendable {
        case text, html, flag, view, list, texts
    }

    let name: String
    let kind: Kind
    let summary: String
    /// The declaration of the view that a `view` or `list` field holds.
    let nested: (@Sendable () -> ViewShape)?

    /// How a template writes the field.
    var usage: String {
        switch kind {
        case .text: "{{\(name)}}"
        case .html: "{{{\(name)}}}"
        case .flag, .view, .list: "{{#\(name)}}…{{/\(name)}}"
        case .texts: "{{#\(name)}}{{.}}{{/\(name)}}"
        }
    }

    /// What the field is, for a sentence of an error.
    var description: String {
        switch kind {
        case .text: "text"
        case .html: "markup"
        case .flag: "a flag"
        case .view: "a view of several values"
        case .list: "a list"
        case .texts: "a list of texts"
        }
    }
}
