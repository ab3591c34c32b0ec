import Content

extension EventType {
    /// The type as a noun in a message: `an appeal`, `a judgment`, `a payment`.
    var withArticle: String { noun.withArticle }

    /// The type as a noun in a message.
    var noun: String {
        switch self {
        case .forwarded: "forwarding"
        case .breachNotice: "breach notice"
        case .edpbDecision: "EDPB decision"
        case .published: "publication"
        case .objectionDecided: "decision on objection"
        case .revoked: "revocation"
        case .appealWithdrawn: "withdrawal of an appeal"
        case .suspended: "suspension"
        case .resumed: "end of a suspension"
        case .final: "`final`"
        case .reopened: "reopening"
        case .paid: "payment"
        case .refunded: "refund"
        case .forfeited: "forfeiture"
        case .complied: "compliance"
        case .closed: "`closed`"
        default: rawValue
        }
    }
}

extension String {
    /// A noun with its article.
    var withArticle: String { (first.map { "aeiou".contains($0) } == true ? "an " : "a ") + self }
}
