import Content

/// What follows for the case from its sanctions.
extension Proceedings {
    /// Standing, finality and suspension of the case as it now is: those of its money sanctions, if it has any.
    func outcome() -> (CaseStanding, Finality, Bool) {
        let deciding = decidingCourses
        guard let first = deciding.first else {
            return (closedAt != nil ? .closed : proposalAt != nil ? .proposed : .underInvestigation, .unknown, false)
        }
        let isOne = deciding.allSatisfy { $0.status.standing == first.status.standing }
        let finalities = deciding.map(\.finality)
        let finality: Finality =
            finalities.contains(.contested) ? .contested : finalities.allSatisfy { $0 == .final } ? .final : .unknown
        return (
            isOne ? CaseStanding(first.status.standing) : .mixed, finality,
            deciding.contains { $0.status.isSuspended }
        )
    }

    /// The amounts of the fines.
    func amounts(_ amount: KeyPath<SanctionStatus, Amount>) -> [Amount] {
        courses.filter { $0.status.type == .fine }.map { $0.status[keyPath: amount] }
    }

    mutating func summary() -> CaseStatus {
        var status = CaseStatus()
        status.story = story
        status.sanctions = courses.map(finished)
        (status.standing, status.finality, status.isSuspended) = outcome()
        let others = courses.filter { !$0.status.isMoney }
        status.isComplied = hasComplied || !others.isEmpty && others.allSatisfy(\.status.isComplied)
        status.imposed = sum(amounts(\.imposed))
        status.current = sum(amounts(\.current))
        status.paid = sum(amounts(\.paid))
        status.settled = sum(courses.filter { $0.status.type == .settlement }.map(\.status.current))
        status.forfeited = forfeited()
        status.proposed = proposalAt.flatMap { story[$0].event.amount?.value }
        status.publishedOn = publishedAt.flatMap { story[$0].event.bestDate } ?? file.published?.value
        date(&status)
        status.grade = grade(status)
        return status
    }

    private var decidingCourses: [SanctionCourse] {
        let money = courses.filter(\.status.isMoney)
        return money.isEmpty ? courses : money
    }

    private mutating func sum(_ amounts: [Amount]) -> CaseAmount {
        if let sum = CaseAmount.sum(amounts) { return sum }
        diagnostics.append(
            Diagnostic(
                "amount-too-large", "the amounts of the case add up to too large a sum",
                at: SourceLocation(file: file.file, position: file.title.position), suggestion: "check them"))
        return CaseAmount(sums: [], known: 0, of: amounts.count, summary: .unknown)
    }

    private mutating func forfeited() -> Money? {
        var total: Money?
        for course in courses {
            guard let money = course.status.forfeited else { continue }
            guard let before = total else {
                total = money
                continue
            }
            guard let sum = before.adding(money) else {
                diagnostics.append(
                    Diagnostic(
                        before.currency == money.currency ? "amount-too-large" : "currency-mismatch",
                        "\(before.written) and \(money.written) were forfeited and cannot be added",
                        at: location(course.status.eventIndex), suggestion: "write both in one currency"))
                return total
            }
            total = sum
        }
        return total
    }

    /// The date of the first sanction, else `decided`, else the publication's, else that of the last event with one.
    private func date(_ status: inout CaseStatus) {
        if let date = status.sanctions.lazy.compactMap(\.date).first ?? file.decided?.value {
            (status.decidedOn, status.dateBasis) = (date, .decision)
        } else if let date = status.publishedOn {
            (status.decidedOn, status.dateBasis) = (date, .publication)
        } else {
            (status.decidedOn, status.dateBasis) = (
                story.lazy.reversed().compactMap { $0.event.bestDate }.first, .lastEvent
            )
        }
    }

    /// A sanction with what its course says about finality and how sure it is.
    private func finished(_ course: SanctionCourse) -> SanctionStatus {
        var status = course.status
        status.finality = course.finality
        status.openChallenges = course.open.map { index in
            let event = story[index].event
            return OpenChallenge(
                eventIndex: index, type: event.type, filer: event.by, to: event.to, date: event.bestDate,
                isAnnounced: event.isAnnounced)
        }
        status.remittal = course.pending?.index
        status.grade = grade(at: max(course.standingAt, course.finalityAt))
        status.grade.isUnverified =
            ([course.standingAt, course.currentAt, course.finalityAt, course.pending?.index].compactMap { $0 }
            + course.open)
            .contains { story[$0].event.isUnverified }
        status.grade.isAnnounced =
            course.finality == .contested && course.pending == nil
            && course.open.allSatisfy { story[$0].event.isAnnounced }
        return status
    }

    private func grade(at index: Int) -> StatusGrade {
        let event = story[index].event
        var grade = StatusGrade()
        grade.lastSeen = event.bestDate
        grade.sources = event.sources.map(\.value)
        grade.isUnverified = event.isUnverified
        grade.eventIndex = index
        return grade
    }

    /// The grade of the sanction that was decided on last; without one, that of the event recorded last.
    private func grade(_ status: CaseStatus) -> StatusGrade {
        let deciding = status.decidingSanctions
        guard let last = deciding.max(by: { ($0.grade.eventIndex ?? 0) < ($1.grade.eventIndex ?? 0) }) else {
            guard let last = closedAt ?? proposalAt ?? story.indices.last else { return StatusGrade() }
            return grade(at: last)
        }
        var grade = last.grade
        grade.isUnverified = deciding.contains { $0.grade.isUnverified }
        let contested = deciding.filter { $0.finality == .contested }
        grade.isAnnounced = !contested.isEmpty && contested.allSatisfy(\.grade.isAnnounced)
        return grade
    }
}
