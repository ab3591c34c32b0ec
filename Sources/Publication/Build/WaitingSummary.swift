import Content
import Register

/// What readers will see, or see no more, on later days: what a check tells in a line or two.
package struct WaitingSummary: Equatable, Sendable {
    /// How far ahead a check looks for what rules will do, in days.
    static let horizon = 90

    /// Sentences without a full stop, in English; empty where nothing waits.
    package private(set) var sentences: [String] = []

    package init() {}

    /// The sentences of an earlier check.
    init(sentences: [String]) { self.sentences = sentences }

    init(_ register: Register) {
        let embargoes = register.waiting.filter { $0.day != nil }
        let drafts = register.waiting.count - embargoes.count
        if let first = embargoes.first, let day = first.day {
            sentences.append(
                "\(Self.cases(embargoes.count)) under embargo, the next, `\(first.id)`, until \(day.date.edtf)")
        }
        if drafts > 0 { sentences.append("\(drafts) \(drafts == 1 ? "draft" : "drafts")") }
        let last = register.asOf.number + Self.horizon
        for action in RetentionRule.Action.allCases {
            let effects = register.retention.filter { $0.action == action }
            let now = effects.count(where: \.isInEffect)
            if now > 0 { sentences.append("\(Self.cases(now)) \(Self.words(action)) by the rules of `retention`") }
            let soon = effects.filter { !$0.isInEffect && $0.day.number <= last }
            if let first = soon.first {
                sentences.append(
                    "\(Self.cases(soon.count)) to be \(Self.words(action)) within \(Self.horizon) days, the first, "
                        + "`\(first.id)`, on \(first.day.date.edtf)")
            }
        }
    }

    private static func cases(_ count: Int) -> String { count == 1 ? "1 case" : "\(count) cases" }

    /// What is done to a case.
    package static func words(_ action: RetentionRule.Action) -> String {
        switch action {
        case .noindex: "kept from search engines"
        case .pseudonymise: "pseudonymised"
        case .withdraw: "withdrawn"
        }
    }
}
