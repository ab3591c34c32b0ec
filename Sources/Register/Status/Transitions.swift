import Content

/// The table of transitions: what each type of event does. This is its only place.
extension Proceedings {
    mutating func apply(_ index: Int) throws(Impossibility) {
        let event = story[index].event
        switch event.type {
        case .complaint, .forwarded, .breachNotice, .investigation, .edpbDecision, .reference, .ruling:
            break  // Steps of the story.
        case .published: try publish(index)
        case .proposal: try propose(index)

        case .fine where event.replaces != nil: try replace(index)
        case .fine, .reprimand, .warning, .ban, .order: try impose(index)
        case .settlement: try settle(index)

        case .objection, .appeal: try challenge(index)
        case .objectionDecided, .judgment: try decide(index)
        case .appealWithdrawn: try withdraw(index)
        case .revoked: try revoke(index)

        case .suspended: try suspend(index)
        case .resumed: try resume(index)
        case .final: try makeFinal(index)
        case .reopened: try reopen(index)

        case .paid, .refunded: try pay(index)
        case .forfeited: try forfeit(index)
        case .complied: try comply(index)
        case .closed: try close(index)
        }
    }

    /// The rows of `objection-decided` and `judgment` by outcome.
    mutating func apply(_ outcome: Outcome, _ index: Int, _ targets: [Int]) throws(Impossibility) {
        let event = story[index].event
        switch outcome {
        case .dismissed:
            for target in targets { courses[target].dismiss(index) }
        case .reduced:
            if case .one(let amount) = event.amount?.value {
                try courses[try moneyTarget(index, targets)].reduce(to: amount, index)
            }
            if let penalty = event.penalty {
                try courses[try penaltyTarget(index, targets)].reduce(to: penalty, index)
            }
        case .raised:
            if case .one(let amount) = event.amount?.value {
                try courses[try moneyTarget(index, targets)].raise(to: amount, index)
            }
        case .annulled:
            for target in targets { try courses[target].annul(event.findings?.value, index) }
        case .reinstated:
            // Of all sanctions those that are annulled are meant; one that is named must be.
            let annulled = targets.filter { courses[$0].annulledAt != nil }
            let meant = event.sanctions.isEmpty && !annulled.isEmpty ? annulled : targets
            for target in meant { try courses[target].reinstate(remitted: event.remittedTo != nil, index) }
        case .unknown:
            for target in targets { courses[target].loseTrack(index) }
        }
        if event.penalty != nil, outcome != .reduced {
            throw Impossibility(
                "misplaced-field", "`penalty` does not belong to the outcome `\(outcome.rawValue)`",
                suggestion: "delete it, or write `outcome: reduced`")
        }
    }
}
