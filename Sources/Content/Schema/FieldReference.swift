/// The reference of every field with an example, as Markdown, from the declaration that the readers use.
package enum FieldReference {
    /// The reference of these kinds of files.
    package static func markdown(_ documents: [DocumentKind] = DocumentKind.allCases) -> String {
        var text = ""
        if documents.count > 1 {
            text += """
                # Every field of every file

                A field in **bold** must be there. Texts are read as they stand: quotes are needed only round a text that \
                contains `: ` or ` #`, or begins with a bracket, a brace or another sign of YAML's.

                """
        }
        for document in documents { text += section(document) }
        return text
    }

    private static func section(_ document: DocumentKind) -> String {
        var groups = Groups(document: document.rawValue)
        var text = "\n## `\(document.rawValue)`\n\n\(document.summary) "
        let places = document.place.split(separator: ",").map { "`content/\(Shapes.trim(String($0)))`" }
        text += "It lies in \(places.joined(separator: " or ")).\n\n"
        switch document.kind {
        case .record(_, let fields, _): text += table(fields, &groups)
        case .list(.record(let name, let fields, _)):
            text += "A list; each \(name) has these fields.\n\n" + table(fields, &groups)
        default: text += "\(words(document.kind, &groups))\n"
        }
        while let group = groups.next() {
            text += "\n### \(capitalized(group.name)) (\(document.rawValue))\n\n"
            if let languages = group.languages {
                text += "By language, such as `en: …` and `nl: …`: \(words(languages, &groups)). Beside these:\n\n"
            }
            text += table(group.fields, &groups)
        }
        return text
    }

    private static func table(_ fields: [FieldDescription], _ groups: inout Groups) -> String {
        var text = "| field | takes | meaning | example |\n| --- | --- | --- | --- |\n"
        for field in fields {
            let name = field.isRequired ? "**`\(field.name)`**" : "`\(field.name)`"
            text += "| \(name) | \(cell(words(field.kind, &groups))) | \(cell(field.summary)) "
            text += "| `\(cell("\(field.name): \(field.example)"))` |\n"
        }
        return text
    }

    /// What values of a common form are called.
    private static let names: [String: String] = {
        var names: [String: String] = [:]
        func add<Value>(_ shape: Shape<Value>, _ name: String) {
            if case .text(let pattern?, _) = shape.kind { names[pattern] = name }
        }
        add(Shapes.id, "an id")
        add(Shapes.date, "a date")
        add(Shapes.day, "a day")
        add(Shapes.money, "an amount")
        add(Shapes.amount, "an amount, `none`, `undisclosed` or `unknown`")
        add(Shapes.link, "an address")
        add(Shapes.country, "a country")
        add(Shapes.language, "a language")
        return names
    }()

    /// What a kind of value is, in words.
    private static func words(_ kind: ShapeKind, _ groups: inout Groups) -> String {
        switch kind {
        case .text(nil, _): return "a text"
        case .text(let pattern?, let example):
            let name = names[pattern].map { "\($0), " } ?? ""
            return name + "such as `\(example)`"
        case .flag: return "`true` or `false`"
        case .integer(let range): return "a number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let choices): return "one of " + choices.map { "`\($0)`" }.joined(separator: ", ")
        case .list(let kind): return "a list of: " + words(kind, &groups)
        case .oneOrMany(let kind): return words(kind, &groups) + "; or a list of them"
        case .either(let kinds): return kinds.map { words($0, &groups) }.joined(separator: ", or ")
        case .localized(let kind): return words(kind, &groups) + ", or one for each language: `{en: …, nl: …}`"
        case .mapping(let kind): return "names, each with: " + words(kind, &groups)
        case .record(let name, let fields, _):
            return "fields of [\(article(name))](#\(groups.anchor(name, fields, nil)))"
        case .byLanguage(let name, let kind, let fields):
            return "fields of [\(article(name))](#\(groups.anchor(name, fields, kind)))"
        }
    }

    /// A text that stays within its cell.
    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    /// The groups of fields that a kind of file names, each told once, in the order in which they are met.
    private struct Groups {
        struct Group {
            var name: String
            var fields: [FieldDescription]
            var languages: ShapeKind?
        }

        let document: String
        private var waiting: [Group] = []
        private var known: [(name: String, fields: [String], anchor: String)] = []

        init(document: String) { self.document = document }

        mutating func anchor(_ name: String, _ fields: [FieldDescription], _ languages: ShapeKind?) -> String {
            let names = fields.map(\.name)
            if let group = known.first(where: { $0.name == name && $0.fields == names }) { return group.anchor }
            let twins = known.count { $0.name == name }
            let title = twins == 0 ? name : "\(name) \(twins + 1)"
            let anchor = slug("\(title) \(document)")
            known.append((name, names, anchor))
            waiting.append(Group(name: title, fields: fields, languages: languages))
            return anchor
        }

        mutating func next() -> Group? { waiting.isEmpty ? nil : waiting.removeFirst() }
    }
}
