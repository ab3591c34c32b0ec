/// Which fields take a text and nothing but one, in every kind of file that has them.
enum TextFields {
    /// True for a field such as `title`, and for a language's code that is no field.
    static func takesText(_ field: String) -> Bool {
        if texts.contains(field) { return true }
        guard case .success = Shapes.languageCode(field) else { return false }
        return !others.contains(field)
    }

    private static let (texts, others): (Set<String>, Set<String>) = {
        var texts: Set<String> = []
        var others: Set<String> = []
        func collect(_ fields: [FieldDescription]) {
            for field in fields {
                if isText(field.kind) { texts.insert(field.name) } else { others.insert(field.name) }
                descend(field.kind)
            }
        }
        func descend(_ kind: ShapeKind) {
            switch kind {
            case .record(_, let fields, _), .byLanguage(_, _, let fields): collect(fields)
            case .list(let kind), .oneOrMany(let kind), .localized(let kind), .mapping(let kind): descend(kind)
            case .either(let kinds): kinds.forEach(descend)
            case .text, .flag, .integer, .choice: break
            }
        }
        for document in DocumentKind.allCases { descend(document.kind) }
        return (texts.subtracting(others), others)
    }()

    /// True where a value that is no group and no list is a text, in one language or several.
    static func isText(_ kind: ShapeKind) -> Bool {
        switch kind {
        case .text(nil, _): true
        case .localized(let kind): isText(kind)
        case .either(let kinds):
            kinds.contains(where: isText) && kinds.allSatisfy { isText($0) || isGroup($0) }
        default: false
        }
    }

    private static func isGroup(_ kind: ShapeKind) -> Bool {
        switch kind {
        case .record, .byLanguage: true
        default: false
        }
    }
}
