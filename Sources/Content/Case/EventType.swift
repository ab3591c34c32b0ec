/// What can happen in a case; the table of effects stands with the derivation in the Register room.
package enum EventType: String, CaseIterable, Sendable {
    case complaint
    case forwarded
    case breachNotice = "breach-notice"
    case investigation
    case edpbDecision = "edpb-decision"
    case published
    case reference
    case ruling
    case proposal
    case fine
    case reprimand
    case warning
    case ban
    case order
    case settlement
    case objection
    case appeal
    case objectionDecided = "objection-decided"
    case judgment
    case revoked
    case appealWithdrawn = "appeal-withdrawn"
    case suspended
    case resumed
    case final
    case reopened
    case paid
    case refunded
    case forfeited
    case complied
    case closed

    /// True for the measures an authority imposes: what the other events act on.
    package var isSanction: Bool {
        switch self {
        case .fine, .reprimand, .warning, .ban, .order: true
        default: false
        }
    }

    /// True for what brings a sanction before somebody who can change it.
    package var isFiling: Bool { self == .objection || self == .appeal }

    /// True for what decides such a filing.
    package var isDecisionOnChallenge: Bool { self == .objectionDecided || self == .judgment }

    /// The fields that only some types have, for this one; the others are common to all.
    var ownFields: Set<String> {
        switch self {
        case .proposal: ["amount", "against"]
        case .fine: ["amount", "against", "parts", "replaces"]
        case .reprimand, .warning, .ban, .order: ["against", "deadline", "penalty"]
        case .settlement: ["amount", "against"]
        case .objection, .appeal: ["announced"]
        case .objectionDecided, .judgment:
            ["outcome", "challenge", "amount", "penalty", "findings", "remitted_to"]
        case .appealWithdrawn: ["challenge"]
        case .paid, .refunded: ["amount", "discharged"]
        case .forfeited: ["amount"]
        default: []
        }
    }

    /// The fields that some types cannot do without; a payment needs its amount unless it is `discharged`.
    static let needed: [(field: String, types: [EventType])] = [
        ("amount", [.fine, .forfeited, .refunded, .settlement]), ("outcome", [.objectionDecided, .judgment]),
    ]

    /// The fields that belong to some types only.
    static let particularFields: Set<String> = allCases.reduce(into: []) { $0.formUnion($1.ownFields) }
}

/// How an objection or an appeal ended.
package enum Outcome: String, CaseIterable, Sendable {
    case dismissed
    case reduced
    case raised
    case annulled
    case reinstated
    case unknown
}

/// What an annulment left of the findings.
package enum FindingsAfterAnnulment: String, CaseIterable, Sendable {
    case stand
    case overturned
    case notReached = "not-reached"
}
