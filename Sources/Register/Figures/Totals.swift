import Content

/// What a set of cases adds up to, in the currency of the totals.
///
/// Fines only: settlements and forfeited penalties stand beside them, proposals are not summed, a joint fine counts once.
package struct Totals: Sendable {
    /// Which of the sums.
    package struct Estimates: OptionSet, Sendable {
        package let rawValue: Int
        package static let imposed = Estimates(rawValue: 1)
        package static let current = Estimates(rawValue: 2)
        package static let settled = Estimates(rawValue: 4)
        package static let forfeited = Estimates(rawValue: 8)

        package init(rawValue: Int) {
            self.rawValue = rawValue
        }
    }

    /// How many cases.
    package var cases = 0
    /// How many of them have a fine.
    package var fined = 0
    /// The fines as imposed; nil where none has a known amount.
    package var imposed: Money?
    /// How many of the fined cases that sum holds.
    package var imposedKnown = 0
    /// The fines as current.
    package var current: Money?
    package var currentKnown = 0
    /// The sums that hold an amount which was converted.
    package var estimates: Estimates = []
    package var settled: Money?
    package var settlements = 0
    package var forfeited: Money?
    package var forfeitures = 0
    /// Cases by finality and by what fell.
    package var contested = 0
    package var final = 0
    package var fallen = 0
    /// The current fines above nothing, in ascending order, for medians: smallest units of the currency of the totals.
    package var standingAmounts: [Int64] = []

    /// The median of the fines that stand; nil under five of them, which a median would say nothing about.
    package var median: Int64? {
        guard standingAmounts.count >= 5 else { return nil }
        let middle = standingAmounts.count / 2
        if standingAmounts.count % 2 == 1 { return standingAmounts[middle] }
        let sum = Int128(standingAmounts[middle - 1]) + Int128(standingAmounts[middle])
        return Int64(Conversion.halfEven(sum, 2))
    }
}

extension Register {
    /// The totals of cases, each counted once.
    package func totals(of indices: [CaseIndex]) -> Totals {
        totals(of: indices) { _, tally in (tally.imposed, tally.current) }
    }

    /// The totals of cases for some of their companies: of a fine with a part for each company, their parts only.
    package func totals(of indices: [CaseIndex], for companies: Set<EntityIndex>) -> Totals {
        totals(of: indices) { index, tally in
            guard tally.hasParts, let share = share(of: companies, in: cases[index]) else {
                return (tally.imposed, tally.current)
            }
            return (CaseTally.Sum(share.imposed), CaseTally.Sum(share.current))
        }
    }

    private func totals(
        of indices: [CaseIndex], amounts: (CaseIndex, CaseTally) -> (imposed: CaseTally.Sum?, current: CaseTally.Sum?)
    ) -> Totals {
        var totals = Totals()
        for index in indices {
            let tally = tallies[index]
            totals.cases += 1
            switch tally.finality {
            case .contested: totals.contested += 1
            case .final: totals.final += 1
            case .unknown: break
            }
            if tally.isFallen { totals.fallen += 1 }
            if tally.isFined {
                totals.fined += 1
                let (imposed, current) = amounts(index, tally)
                if add(imposed, to: &totals.imposed, .imposed, &totals.estimates) { totals.imposedKnown += 1 }
                if add(current, to: &totals.current, .current, &totals.estimates) { totals.currentKnown += 1 }
                if let units = current?.units, units > 0 { totals.standingAmounts.append(units) }
            }
            if tally.isSettled {
                totals.settlements += 1
                _ = add(tally.settled, to: &totals.settled, .settled, &totals.estimates)
            }
            if tally.isForfeited {
                totals.forfeitures += 1
                _ = add(tally.forfeited, to: &totals.forfeited, .forfeited, &totals.estimates)
            }
        }
        totals.standingAmounts.sort()
        return totals
    }

    /// Adds an amount to a sum; false where there is none, or where it does not fit.
    private func add(
        _ amount: CaseTally.Sum?, to sum: inout Money?, _ which: Totals.Estimates, _ estimates: inout Totals.Estimates
    ) -> Bool {
        guard let amount else { return false }
        let (units, overflow) = (sum?.minorUnits ?? 0).addingReportingOverflow(amount.units)
        guard !overflow else { return false }
        sum = Money(settings.currency, minorUnits: units)
        if amount.isEstimate { estimates.insert(which) }
        return true
    }

    /// The parts of a case's only fine that are some companies', where the fine has parts by company that still hold.
    ///
    /// Once a court has changed the sum nobody knows the parts: then the whole fine counts.
    func share(
        of companies: Set<EntityIndex>, in record: CaseRecord
    ) -> (imposed: ConvertedMoney?, current: ConvertedMoney?)? {
        guard let fine = dividedFine(of: record) else { return nil }
        var units: Int64 = 0
        for part in fine.parts where companies.contains(part.entity) { units += part.units }
        let conversion = Conversion(target: settings.currency, rates: rates)
        let share = conversion.convert(Money(fine.currency, minorUnits: units), on: record.date)
        return (share, fine.hasFallen ? record.amounts.current : share)
    }

    /// The companies whose cases a company's group page shows: those of its group cases that were in its group.
    package func groupMembers(of index: EntityIndex) -> Set<EntityIndex> {
        var members: Set<EntityIndex> = [index]
        var open = [index]
        while let next = open.popLast() {
            for affiliation in entities[next].subsidiaries where members.insert(affiliation.entity).inserted {
                open.append(affiliation.entity)
            }
        }
        return members
    }
}
