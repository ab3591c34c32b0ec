/// A word of the site's own vocabulary: schema.org has none for decisions of authorities and what became of them.
enum VocabularyTerm: String, CaseIterable, Sendable {
    case decision = "Decision"
    case sanction = "Sanction"
    case decided, authority, respondent, kind, standing, finality, suspended
    case imposed, current, paid, settled, forfeited
    case violates
    case hasDecision, hasSanction

    /// The word as a page's context shortens it.
    var name: String { "casebook:" + rawValue }

    var isClass: Bool { self == .decision || self == .sanction }

    /// The name of the texts that explain it, in the theme.
    var key: String {
        switch self {
        case .decision: "class-decision"
        case .sanction: "class-sanction"
        case .hasDecision: "has-decision"
        case .hasSanction: "has-sanction"
        default: rawValue
        }
    }

    /// What it is said of.
    var domain: [VocabularyTerm] {
        switch self {
        case .decision, .sanction, .hasDecision: []
        case .decided, .authority, .respondent, .violates, .hasSanction: [.decision]
        case .kind: [.sanction]
        default: [.decision, .sanction]
        }
    }
}

extension Addresses {
    /// What the words of the vocabulary begin with: its page, for ever.
    var vocabulary: String { baseURL + PageIdentity.vocabulary.path + "#" }
}
