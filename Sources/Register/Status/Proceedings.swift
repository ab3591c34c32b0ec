import Content

/// The course of a case while its events are followed one by one.
struct Proceedings {
    let file: CaseFile
    var story: [StoryEvent]
    var courses: [SanctionCourse] = []
    /// The sanctions that each filing brought before somebody, by the filing's place in the story.
    var filings: [Int: [Int]] = [:]
    /// The event that ended a filing, by the filing's place in the story.
    var endedBy: [Int: Int] = [:]
    /// The last payment of each sanction, by its place among them.
    var lastPayments: [Int: Int] = [:]
    var closedAt: Int?
    var publishedAt: Int?
    var proposalAt: Int?
    /// Whether the party complied where there was no sanction.
    var hasComplied = false
    var diagnostics: [Diagnostic] = []

    init(_ file: CaseFile) {
        self.file = file
        story = StoryMerging.merge(file)
    }

    /// Follows the story to its end; an event that cannot stand where it stands is reported and has no effect.
    mutating func run() -> (CaseStatus, [Diagnostic]) {
        diagnostics += DateOrder.contradictions(story, file: file.file)
        checkShortDates()
        var outcomes: [(CaseStanding, Finality, Bool, CaseAmount)] = []
        for index in story.indices {
            for problem in [misplacedSanction(index), partsProblem(index)] {
                guard let problem else { continue }
                diagnostics.append(problem.diagnostic(story[index].event, in: story, file: file.file))
            }
            let before = self
            do throws(Impossibility) {
                try apply(index)
            } catch {
                self = before
                diagnostics.append(error.diagnostic(story[index].event, in: story, file: file.file))
            }
            let (standing, finality, isSuspended) = outcome()
            outcomes.append((standing, finality, isSuspended, CaseAmount.sum(amounts(\.current)) ?? .none))
        }
        for (index, outcome) in outcomes.enumerated() {
            (story[index].standing, story[index].finality, story[index].isSuspended, story[index].current) = outcome
        }
        warnAboutMissingSanction()
        return (summary(), diagnostics)
    }

    mutating func warn(_ identifier: String, _ message: String, at index: Int, suggestion: String, other: (Int, String))
    {
        diagnostics.append(
            Diagnostic(
                .warning, identifier, message, at: location(index), suggestion: suggestion,
                notes: [Diagnostic.Note(other.1, at: location(other.0))]))
    }

    func location(_ index: Int) -> SourceLocation {
        SourceLocation(file: file.file, position: story[index].event.position)
    }

    // MARK: - What an event names

    /// What is wrong with `sanction` on a step, which has no effect on it, or on an event that is a sanction itself.
    private func misplacedSanction(_ index: Int) -> Impossibility? {
        let event = story[index].event
        guard let first = event.sanctions.first else { return nil }
        if event.type.isSanction {
            return Impossibility(
                "misplaced-field", "\(event.type.withArticle) is a sanction of its own and concerns no other",
                suggestion: event.type == .fine
                    ? "write `replaces: \(first.value)` if it takes its place, else delete `sanction`"
                    : "delete `sanction`"
            ).at(first)
        }
        guard event.type.isStep else { return nil }
        return event.sanctions.first { !isSanctionID($0.value) }.map { unknownSanction($0, index) }
    }

    private func isSanctionID(_ id: String) -> Bool {
        story.contains {
            $0.event.id?.value == id
                && ($0.event.type.isSanction || ($0.event.type == .settlement && $0.event.sanctions.isEmpty))
        }
    }

    /// The sanctions that an event concerns: those it names, else all there are so far.
    func targets(_ index: Int) throws(Impossibility) -> [Int] {
        let event = story[index].event
        var found: [Int] = []
        for id in event.sanctions {
            guard let course = courses.firstIndex(where: { $0.ids.contains(id.value) }) else {
                throw unknownSanction(id, index)
            }
            if !found.contains(course) { found.append(course) }
        }
        if !event.sanctions.isEmpty { return found }
        guard !courses.isEmpty else { throw noSanction(index) }
        return Array(courses.indices)
    }

    private func noSanction(_ index: Int) -> Impossibility {
        let event = story[index].event
        let later = story[index...].firstIndex { $0.event.type.isSanction }
        return Impossibility(
            "no-sanction", "\(event.type.withArticle) needs a sanction before it",
            suggestion: later == nil
                ? "record the sanction that it concerns before it, such as `{type: fine, amount: EUR 4750000}`"
                : "list it behind the sanction that it concerns",
            others: later.map { [($0, "the \(story[$0].event.type.noun) stands here, behind it")] } ?? [])
    }

    /// Why an id names no sanction: it names something else, something later, or nothing.
    func unknownSanction(_ id: Located<String>, _ index: Int) -> Impossibility {
        guard let other = story.firstIndex(where: { $0.event.id?.value == id.value }) else {
            let ids = story.indices.filter { story[$0].event.type.isSanction }.compactMap { story[$0].event.id?.value }
            return Impossibility(
                "unknown-sanction", "`\(id.value)`: no sanction of the case has this id",
                suggestion: NearMiss.nearest(to: id.value, among: ids).map { "did you mean `\($0)`?" }
                    ?? (ids.isEmpty
                        ? "give the sanction `id: \(id.value)`"
                        : "one of \(ids.map { "`\($0)`" }.joined(separator: ", "))")
            ).at(id)
        }
        let event = story[other].event
        guard isSanctionID(id.value) else {
            return Impossibility(
                "not-a-sanction", "`\(id.value)` is \(event.type.withArticle), not a sanction",
                suggestion: "name a fine, reprimand, warning, ban or order",
                others: [(other, "`\(id.value)` stands here")]
            ).at(id)
        }
        guard other > index else {
            // It stands before and was itself impossible: that has been said.
            return Impossibility(
                "unknown-sanction", "`\(id.value)` has an error of its own",
                suggestion: "correct that first", others: [(other, "`\(id.value)` stands here")]
            ).at(id)
        }
        return Impossibility(
            "sanction-later", "`\(id.value)` stands behind this event",
            suggestion: "list the events in the order in which they happened",
            others: [(other, "`\(id.value)` stands here")]
        ).at(id)
    }

    /// The one sanction that an amount of money acts on: the only fine among those concerned.
    func moneyTarget(_ index: Int, _ targets: [Int]) throws(Impossibility) -> Int {
        let event = story[index].event
        let fines = targets.filter { courses[$0].status.isMoney }
        if fines.count == 1 { return fines[0] }
        guard fines.isEmpty else {
            throw Impossibility(
                "ambiguous-sanction",
                "which of the \(fines.count) fines does the amount of this \(event.type.noun) concern?",
                suggestion: remedy("sanction", fines.map { courses[$0].status.id }, "the fines"),
                others: fines.map { (courses[$0].status.eventIndex, "\(courses[$0].noun.withArticle) stands here") }
            ).at(event.amount)
        }
        let penalised = targets.contains { courses[$0].status.penalty != nil }
        throw Impossibility(
            "no-fine", "the amount of this \(event.type.noun) concerns no fine",
            suggestion: event.type.isDecisionOnChallenge && penalised
                ? "write `penalty: {rate: …, per: …}` for an order"
                : "name the fine with `sanction:`, or delete the amount",
            others: targets.map { (courses[$0].status.eventIndex, "\(courses[$0].noun.withArticle) stands here") }
        ).at(event.amount)
    }

    /// The one sanction whose periodic penalty is meant: the only one among those concerned.
    func penaltyTarget(_ index: Int, _ targets: [Int]) throws(Impossibility) -> Int {
        let event = story[index].event
        let orders = targets.filter { courses[$0].status.penalty != nil }
        if orders.count == 1 { return orders[0] }
        guard orders.isEmpty else {
            throw Impossibility(
                "ambiguous-sanction", "which of the \(orders.count) orders does this \(event.type.noun) concern?",
                suggestion: remedy("sanction", orders.map { courses[$0].status.id }, "the orders"),
                others: orders.map { (courses[$0].status.eventIndex, "\(courses[$0].noun.withArticle) stands here") })
        }
        throw Impossibility(
            "no-penalty", "this \(event.type.noun) concerns no order with a penalty",
            suggestion: "give the order its `penalty: {rate: …, per: …}`, or name it with `sanction:`",
            others: targets.map { (courses[$0].status.eventIndex, "\(courses[$0].noun.withArticle) stands here") })
    }

    /// What to write where one of several must be named.
    func remedy(_ field: String, _ ids: [String?], _ what: String) -> String {
        let known = ids.compactMap { $0 }
        guard known.count == ids.count else {
            return "give \(what) an `id` each and add `\(field):` with the one it is"
        }
        return "add " + known.map { "`\(field): \($0)`" }.joined(separator: " or ")
    }

    /// Says so where a case was decided and nothing was imposed.
    private mutating func warnAboutMissingSanction() {
        guard let decided = file.decided, file.publication != .withdrawn,
            !story.contains(where: {
                $0.event.type.isSanction || [.settlement, .proposal, .closed].contains($0.event.type)
            })
        else { return }
        diagnostics.append(
            Diagnostic(
                .warning, "no-sanction", "the case was decided and has no sanction: it is shown as under investigation",
                at: SourceLocation(file: file.file, position: decided.position), length: decided.length,
                suggestion: "add `fine: EUR 4750000`, `reprimand: true` or `order: …`, or an event `{type: closed}`"))
    }

    /// Checks `decided` and `published` against the sanctions that the list dates.
    private mutating func checkShortDates() {
        // `decided` dates the sanctions of the short form, if there are any.
        guard !story.contains(where: { $0.listIndex == nil && $0.event.type.isSanction }) else { return }
        let dated = story.filter { $0.event.type.isSanction && $0.event.date?.date != nil }
        let fines = dated.filter { $0.event.type == .fine }
        guard let first = fines.first ?? dated.first, let date = first.event.date?.date else { return }
        let note = Diagnostic.Note(
            "the \(first.event.type.noun) of \(date.edtf) stands here",
            at: SourceLocation(file: file.file, position: first.event.position))
        if let decided = file.decided,
            !(fines.isEmpty ? dated : fines).contains(where: { $0.event.date?.date?.overlaps(decided.value) == true })
        {
            diagnostics.append(
                Diagnostic(
                    "date-mismatch",
                    "`decided: \(decided.value.edtf)` differs from the \(first.event.type.noun) of \(date.edtf)",
                    at: SourceLocation(file: file.file, position: decided.position), length: decided.length,
                    suggestion: "delete `decided`, or correct one of the two", notes: [note]))
        }
        if let published = file.published, published.value.latest < date.earliest {
            diagnostics.append(
                Diagnostic(
                    "date-order",
                    "the case was published on \(published.value.edtf), before the "
                        + "\(first.event.type.noun) of \(date.edtf)",
                    at: SourceLocation(file: file.file, position: published.position), length: published.length,
                    suggestion: "check both dates", notes: [note]))
        }
    }
}

extension PartialDate {
    /// Whether both can be the same day.
    func overlaps(_ other: PartialDate) -> Bool { earliest <= other.latest && other.earliest <= latest }
}
