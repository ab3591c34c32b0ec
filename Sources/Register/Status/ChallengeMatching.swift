import Content

/// Finds out which of the open challenges an event is about.
extension Proceedings {
    /// What a decision or a withdrawal ends.
    enum Ended {
        case filing(Int)
        /// An objection that the same party's appeal had left behind.
        case superseded(Int)
        /// The proceedings after a remittal or a reopening.
        case pending
        /// A challenge that was not recorded: filings are optional.
        case unrecorded
    }

    /// The challenge that a decision ends.
    func decidedChallenge(_ index: Int, _ targets: [Int]) throws(Impossibility) -> Ended {
        let event = story[index].event
        if event.challenge != nil { return try namedChallenge(index, targets) }
        let actors = event.by.compactMap { $0.id?.value }
        let pending = targets.compactMap { courses[$0].pending }
        if pending.contains(where: { $0.to.map(actors.contains) ?? false }) { return .pending }
        let open = openFilings(targets)
        let ofItsKind = open.filter { (story[$0].event.type == .objection) == (event.type == .objectionDecided) }
        if ofItsKind.isEmpty {
            if event.type == .objectionDecided {
                if let left = targets.flatMap({ courses[$0].superseded }).last { return .superseded(left) }
                guard let appeal = open.first else { return pending.isEmpty ? .unrecorded : .pending }
                if !pending.isEmpty { return .pending }
                throw Impossibility(
                    "wrong-decision", "an authority decides objections, and what is open is an appeal to a court",
                    suggestion: "write `type: judgment` if a court decided; "
                        + "else record the `objection` before the appeal",
                    others: [(appeal, "the appeal stands here")])
            }
            if open.isEmpty { return pending.isEmpty ? .unrecorded : .pending }
        }
        // A judgment with only objections open decides on what became of them.
        let candidates = ofItsKind.isEmpty ? open : ofItsKind
        return .filing(
            try only(candidates, index, "decide") { filing in
                let addressed = filing.to.compactMap { $0.id?.value }
                return addressed.isEmpty || actors.isEmpty || addressed.contains(where: actors.contains)
            })
    }

    /// The challenge that a withdrawal ends.
    func withdrawnChallenge(_ index: Int, _ targets: [Int]) throws(Impossibility) -> Ended {
        let event = story[index].event
        if event.challenge != nil { return try namedChallenge(index, targets) }
        let open = openFilings(targets)
        guard !open.isEmpty else {
            if targets.contains(where: { courses[$0].pending != nil }) { return .pending }
            let last = targets.map { courses[$0].finalityAt }.max()
            throw Impossibility(
                "nothing-withdrawn", "no objection or appeal is open that could be withdrawn",
                suggestion: "record it before, as `{type: appeal, by: …}`",
                others: last.map { [($0, "finality was last changed here")] } ?? [])
        }
        return .filing(
            try only(open, index, "withdraw") { Proceedings.isSameParty(event.by, $0.by) })
    }

    /// Whether a filing takes the place of an earlier one of the same party: an appeal that of an objection, a filing
    /// that of its announcement.
    func supersedes(_ index: Int, _ earlier: Int) -> Bool {
        let (new, old) = (story[index].event, story[earlier].event)
        guard !new.isAnnounced, Proceedings.isSameParty(new.by, old.by) else { return false }
        return old.type == .objection && new.type == .appeal || old.isAnnounced && old.type == new.type
    }

    /// Whether two filings can be of one party; where one does not say, they can.
    static func isSameParty(_ one: [PartyName], _ other: [PartyName]) -> Bool {
        guard !one.isEmpty, !other.isEmpty else { return true }
        let names = one.map(\.key)
        return other.contains { names.contains($0.key) }
    }

    private func openFilings(_ targets: [Int]) -> [Int] {
        Set(targets.flatMap { courses[$0].open }).sorted()
    }

    /// The one filing that fits, where only one is open or only one fits.
    private func only(
        _ candidates: [Int], _ index: Int, _ verb: String, fits: (Event) -> Bool
    ) throws(Impossibility) -> Int {
        if candidates.count == 1 { return candidates[0] }
        let fitting = candidates.filter { fits(story[$0].event) }
        if fitting.count == 1 { return fitting[0] }
        let shown = fitting.isEmpty ? candidates : fitting
        throw Impossibility(
            "ambiguous-challenge",
            "\(shown.count) challenges are open: which one does the \(story[index].event.type.noun) \(verb)?",
            suggestion: remedy("challenge", shown.map { story[$0].event.id?.value }, "the filings"),
            others: shown.map { ($0, "\(story[$0].event.type.withArticle) is open since here") })
    }

    private func namedChallenge(_ index: Int, _ targets: [Int]) throws(Impossibility) -> Ended {
        guard let name = story[index].event.challenge else { return .unrecorded }
        guard let other = story.firstIndex(where: { $0.event.id?.value == name.value }) else {
            let ids = story.filter { $0.event.type.isFiling }.compactMap { $0.event.id?.value }
            throw Impossibility(
                "unknown-challenge", "`\(name.value)`: no objection or appeal of the case has this id",
                suggestion: NearMiss.nearest(to: name.value, among: ids).map { "did you mean `\($0)`?" }
                    ?? (ids.isEmpty
                        ? "give the filing `id: \(name.value)`, or delete `challenge`"
                        : "one of \(ids.map { "`\($0)`" }.joined(separator: ", "))")
            ).at(name)
        }
        let filing = story[other].event
        guard filing.type.isFiling else {
            throw Impossibility(
                "not-a-challenge", "`\(name.value)` is \(filing.type.withArticle), not an objection or appeal",
                suggestion: "name the filing that was decided", others: [(other, "`\(name.value)` stands here")]
            ).at(name)
        }
        guard other < index else {
            throw Impossibility(
                "challenge-later", "`\(name.value)` stands behind this event",
                suggestion: "list the events in the order in which they happened",
                others: [(other, "`\(name.value)` stands here")]
            ).at(name)
        }
        if let ended = endedBy[other] {
            throw Impossibility(
                "challenge-ended", "`\(name.value)` had ended before",
                suggestion: "name another challenge, or delete `challenge`", others: [(ended, "it ended here")]
            ).at(name)
        }
        if targets.contains(where: { courses[$0].open.contains(other) }) { return .filing(other) }
        if targets.contains(where: { courses[$0].superseded.contains(other) }) { return .superseded(other) }
        throw Impossibility(
            "other-sanction", "`\(name.value)` does not concern this sanction, or has ended for it",
            suggestion: "check `sanction` and `challenge`", others: [(other, "`\(name.value)` stands here")]
        ).at(name)
    }
}

extension PartyName {
    /// What tells one party from another: its id, or its name.
    fileprivate var key: String {
        switch self {
        case .id(let id): id.value
        case .name(let name, _): name.all.joined(separator: "\n")
        }
    }
}
