import Content

/// The facts of a new authority, company, court or organisation, as its editor gives them.
struct EntityDraft {
    var category: EntityFile.Category
    var id: String
    var name: String
    var short: String?
    var legal: String?
    var kind: String?
    var country: String
    var website: String?
    var sector: String?

    /// The kind of file it is.
    var document: DocumentKind { EntityDraft.document(category) }

    static func document(_ category: EntityFile.Category) -> DocumentKind {
        switch category {
        case .authority: .authority
        case .court: .court
        case .company: .company
        case .organisation: .organisation
        }
    }

    /// What kinds of body there are in a category; the first goes without saying.
    static func kinds(_ category: EntityFile.Category) -> [String] {
        guard case .record(_, let fields, _) = document(category).kind,
            case .choice(let words)? = fields.first(where: { $0.name == "kind" })?.kind
        else { return [] }
        return words
    }

    func path(in content: String) -> String { "\(content)/\(category.folder)/\(id).md" }

    /// The file as a good editor writes it.
    func text(language: String) -> String {
        var lines = ["---", "names:", "  \(language): \(YAMLText.scalar(name))"]
        if let short { lines.append("  short: \(YAMLText.scalar(short))") }
        if let legal { lines.append("  legal: \(YAMLText.scalar(legal))") }
        if let kind, kind != EntityDraft.kinds(category).first { lines.append("kind: \(kind)") }
        lines.append("country: \(country)")
        if let website { lines.append("website: \(website)") }
        if let sector { lines.append("sector: \(sector)") }
        return lines.joined(separator: "\n") + "\n---\n"
    }
}
