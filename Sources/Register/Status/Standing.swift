/// What became of a sanction: the outcome of the last known decision on its merits.
package enum Standing: String, CaseIterable, Sendable {
    case imposed, upheld, reduced, restored, increased, annulled, revoked, settled, unknown
}

/// What became of a case: the standing of its money sanctions, else of its sanctions, else how far the proceedings got.
package enum CaseStanding: String, CaseIterable, Sendable {
    case imposed, upheld, reduced, restored, increased, annulled, revoked, settled, unknown
    /// The sanctions that decide differ.
    case mixed
    case underInvestigation = "under-investigation"
    case proposed
    /// Ended without a sanction.
    case closed

    package init(_ standing: Standing) {
        self =
            switch standing {
            case .imposed: .imposed
            case .upheld: .upheld
            case .reduced: .reduced
            case .restored: .restored
            case .increased: .increased
            case .annulled: .annulled
            case .revoked: .revoked
            case .settled: .settled
            case .unknown: .unknown
            }
    }
}

/// Whether a sanction can still change; `unknown` means that this is not known.
package enum Finality: String, CaseIterable, Sendable {
    case contested, final, unknown
}
