import Content

/// The events by which a sanction is challenged, decided on and becomes final.
extension Proceedings {
    mutating func challenge(_ index: Int) throws(Impossibility) {
        let event = story[index].event
        let targets = try targets(index)
        for target in targets {
            if let finalAt = courses[target].finalAt { throw afterFinal(index, finalAt) }
        }
        filings[index] = targets
        for target in targets {
            for earlier in courses[target].open where supersedes(index, earlier) {
                courses[target].open.removeAll { $0 == earlier }
                courses[target].superseded.append(earlier)
            }
            // What was reopened, or sent back to this court, is now before it.
            if let pending = courses[target].pending {
                let to = event.to.compactMap { $0.id?.value }
                if pending.to.map(to.contains) ?? true { courses[target].pending = nil }
            }
            courses[target].open.append(index)
            courses[target].finalityAt = index
        }
    }

    mutating func decide(_ index: Int) throws(Impossibility) {
        let event = story[index].event
        guard let outcome = event.outcome?.value else { return }
        var targets = try targets(index)
        if event.sanctions.isEmpty, let named = event.challenge,
            let filing = filings.keys.first(where: { story[$0].event.id?.value == named.value })
        {
            targets = targets.filter { filings[filing]?.contains($0) == true }
        }
        for target in targets {
            if let finalAt = courses[target].finalAt { throw afterFinal(index, finalAt) }
        }
        let decided = try decidedChallenge(index, targets)
        try apply(outcome, index, targets)
        warnAboutUnchallenged(decided, index, targets)
        for target in targets {
            let hadFiling: Bool
            if case .filing(let filing) = decided, courses[target].open.contains(filing) {
                end([filing], of: target, by: index)
                hadFiling = true
            } else {
                hadFiling = false
            }
            if case .superseded(let filing) = decided {
                courses[target].superseded.removeAll { $0 == filing }
                endedBy[filing] = index
            }
            // A dismissed appeal against a remittal leaves the case where it was sent.
            if !hadFiling || outcome != .dismissed { courses[target].pending = nil }
            if let to = event.remittedTo?.value {
                courses[target].pending = SanctionCourse.Pending(index: index, to: to)
            }
            courses[target].finalityAt = index
        }
    }

    /// A decision without `sanction` concerns all, even where the challenge was against some: the editor should know.
    private mutating func warnAboutUnchallenged(_ decided: Ended, _ index: Int, _ targets: [Int]) {
        guard story[index].event.sanctions.isEmpty, case .filing(let filing) = decided,
            let challenged = filings[filing], let other = targets.first(where: { !challenged.contains($0) })
        else { return }
        let names = challenged.compactMap { courses[$0].status.id }.joined(separator: ", ")
        warn(
            "unchallenged-sanction",
            "the \(story[index].event.type.noun) concerns the \(courses[other].noun) too, which was not challenged",
            at: index,
            suggestion: names.isEmpty
                ? "name what it concerns with `sanction:`" : "add `sanction: [\(names)]` if it concerns no other",
            other: (filing, "this concerns only some of the sanctions"))
    }

    mutating func withdraw(_ index: Int) throws(Impossibility) {
        let targets = try targets(index)
        switch try withdrawnChallenge(index, targets) {
        case .filing(let filing):
            for target in targets where courses[target].open.contains(filing) {
                end([filing], of: target, by: index)
                courses[target].finalityAt = index
            }
        case .superseded(let filing):
            for target in targets { courses[target].superseded.removeAll { $0 == filing } }
            endedBy[filing] = index
        case .pending, .unrecorded:
            for target in targets where courses[target].pending != nil {
                courses[target].pending = nil
                courses[target].finalityAt = index
            }
        }
    }

    mutating func suspend(_ index: Int) throws(Impossibility) {
        let targets = try targets(index)
        let live = targets.filter { courses[$0].annulledAt == nil && courses[$0].revokedAt == nil }
        guard !live.isEmpty else {
            let course = courses[targets[0]]
            let standing = course.status.standing.rawValue
            throw Impossibility(
                "nothing-to-suspend", "the \(course.noun) was \(standing) before: there is nothing to suspend",
                suggestion: "check the order of the events", others: [(course.standingAt, "it was \(standing) here")])
        }
        // A second suspension renews the first.
        for target in live { courses[target].status.isSuspended = true }
    }

    mutating func resume(_ index: Int) throws(Impossibility) {
        let event = story[index].event
        let targets = try targets(index)
        let suspended = targets.filter { courses[$0].status.isSuspended }
        let running = targets.first { !courses[$0].status.isSuspended }
        if let running, suspended.isEmpty || !event.sanctions.isEmpty {
            let course = courses[running]
            throw Impossibility(
                "not-suspended", "the \(course.noun) is not suspended",
                suggestion: "record the suspension before, with `type: suspended`",
                others: [(max(course.standingAt, course.finalityAt), "it was last changed here")])
        }
        for target in suspended { courses[target].status.isSuspended = false }
    }

    /// `final` ends every challenge and a suspension; it can be repeated.
    mutating func makeFinal(_ index: Int) throws(Impossibility) {
        for target in try targets(index) {
            end(courses[target].open, of: target, by: index)
            courses[target].superseded = []
            courses[target].pending = nil
            courses[target].status.isSuspended = false
            courses[target].finalAt = index
            courses[target].finalityAt = index
        }
    }

    mutating func reopen(_ index: Int) throws(Impossibility) {
        let event = story[index].event
        let targets = try targets(index)
        let final = targets.filter { courses[$0].finalAt != nil }
        if let other = targets.first(where: { courses[$0].finalAt == nil }), final.isEmpty || !event.sanctions.isEmpty {
            let course = courses[other]
            throw Impossibility(
                "not-final", "the \(course.noun) is not final, so it cannot be reopened",
                suggestion: "record `final` before, or write the `appeal` itself",
                others: [(course.finalityAt, "its finality was last changed here")])
        }
        for target in final {
            courses[target].finalAt = nil
            courses[target].pending = SanctionCourse.Pending(index: index, to: nil)
            courses[target].finalityAt = index
        }
    }

    /// Ends filings for one sanction.
    mutating func end(_ ended: [Int], of target: Int, by index: Int) {
        courses[target].open.removeAll(where: ended.contains)
        for filing in ended where !courses.contains(where: { $0.open.contains(filing) }) { endedBy[filing] = index }
    }

    func afterFinal(_ index: Int, _ finalAt: Int) -> Impossibility {
        let event = story[index].event
        return Impossibility(
            "after-final", "\(event.type.withArticle) cannot follow `final`",
            suggestion: "write `reopened`, or drop `final` if it was final only within the authority"
                + (courses.count > 1 && event.sanctions.isEmpty
                    ? "; if only another sanction is meant, name it with `sanction:`" : ""),
            others: [(finalAt, "it became final here")])
    }
}
