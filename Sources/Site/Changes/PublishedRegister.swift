import Content
import Register

/// The register as a site publishes it, in what later builds must know of it: how each case stood, what changed on
/// which day, and every address.
///
/// It is kept with the site as `changes/register.json`. It names no case that readers are not to find: of a withdrawn
/// case nothing is left but that on its day there was one.
package struct PublishedRegister: Equatable, Sendable {
    /// Where the site keeps it.
    package static let path = "changes/register.json"
    /// Raised when the marks of facts are made of other facts: marks of different versions are not compared.
    static let factsVersion = 1

    /// The day the record began: earlier changes are not known.
    var since: Day
    /// Which ``factsVersion`` the marks in it have.
    var factsVersion = PublishedRegister.factsVersion
    /// In the order of the register.
    var cases: [CaseState] = []
    /// The days on which something changed, newest first.
    var history: [ChangeDay] = []
    /// The addresses of all other pages, as paths from the site's top in its default language; sorted.
    var addresses: [String] = []
    /// Marks of the addresses that no list names, those of cases that search engines are to leave out; sorted.
    var unlisted: [UInt64] = []

    init(since: Day) {
        self.since = since
    }
}

extension PublishedRegister {
    /// The register as it is now, with what changed since it was last published.
    ///
    /// Where nothing changed, it is the one before. Builds of one day are told as one change: the day's last state is
    /// compared with the state before the day, so that trying something out leaves no trace.
    ///
    /// - Parameter previous: the register as last published; nil where it never was, and then nothing counts as changed.
    init(_ register: Register, after previous: PublishedRegister?) {
        guard let previous else {
            self.init(since: register.asOf)
            // Worked out by every processor, and then only asked for.
            _ = Parallel.slices(of: register.cases.count, jobs: Parallel.processors) { range in
                for record in register.cases[range] where !record.isNoindex { _ = Self.state(of: record, in: register) }
            }
            cases = register.cases.lazy.filter { !$0.isNoindex }.map { Self.state(of: $0, in: register) }
            return
        }
        self.init(since: previous.since)
        // A change is never told to have been before one that is published already.
        let last = previous.history.first
        let day = max(register.asOf, last?.day ?? previous.since)
        var comparison = Comparison(previous, day: day, isOpen: last?.day == day)
        for record in register.cases where !record.isNoindex {
            cases.append(comparison.state(of: record, in: register))
        }
        comparison.leave(register)
        history = comparison.history(keeping: cases)
        if comparison.today.isEmpty, !comparison.isOpen {
            // Nothing happened: what the last day changed can still be folded into it.
            for index in cases.indices { cases[index].before = comparison.marks[cases[index].id] }
        }
    }

    /// How a case stands of which nothing was published before.
    private static func state(of record: CaseRecord, in register: Register) -> CaseState {
        record.memo {
            CaseState(
                id: record.id, firstID: record.content.file.formerIDs.first?.value ?? record.id, added: nil,
                updated: record.lastStep(by: register.asOf), substance: CaseSubstance(record, in: register),
                before: nil)
        }
    }
}

/// One build's register held against the one before it.
private struct Comparison {
    let previous: PublishedRegister
    /// The day to which changes are put.
    let day: Day
    /// The last day of the history is this one, and goes on.
    let isOpen: Bool
    var today: ChangeDay
    /// How cases were before the last day of the history, by their ids now.
    var marks: [String: CaseState.Before] = [:]
    private var places: [String: Int] = [:]
    private var found: Set<Int> = []
    /// The ids that cases have now, by those they had.
    private var renamed: [String: String] = [:]

    init(_ previous: PublishedRegister, day: Day, isOpen: Bool) {
        self.previous = previous
        self.day = day
        self.isOpen = isOpen
        today = ChangeDay(day: day)
        places.reserveCapacity(previous.cases.count)
        for (place, state) in previous.cases.enumerated() { places[state.id] = place }
        if isOpen { today.withdrawn = previous.history.first?.withdrawn ?? 0 }
    }

    /// The state of a case now; what it changed is added to the day.
    mutating func state(of record: CaseRecord, in register: Register) -> CaseState {
        let substance = CaseSubstance(record, in: register)
        let ids = [record.id] + record.content.file.formerIDs.map(\.value)
        guard let place = place(of: ids) else {
            today.added.append(record.id)
            return CaseState(
                id: record.id, firstID: record.content.file.formerIDs.first?.value ?? record.id, added: day,
                updated: day,
                substance: substance, before: .absent)
        }
        found.insert(place)
        var state = previous.cases[place]
        if state.id != record.id { renamed[state.id] = record.id }
        state.id = record.id
        if let before = state.before { marks[record.id] = before }
        let before: CaseState.Before =
            isOpen
            ? state.before ?? .present(state.substance, updated: state.updated)
            : .present(state.substance, updated: state.updated)
        state.before = nil
        state.substance = substance
        switch before {
        case .absent:
            today.added.append(record.id)
            state.before = .absent
            state.updated = day
        case .present(var old, let updated):
            if previous.factsVersion != PublishedRegister.factsVersion { old.facts = substance.facts }
            let change = CaseChange(record.id, from: old, to: substance)
            state.updated = change.isEmpty ? updated : day
            if !change.isEmpty {
                today.changed.append(change)
                state.before = .present(old, updated: updated)
            }
        }
        return state
    }

    private func place(of ids: [String]) -> Int? {
        for id in ids {
            if let place = places[id], !found.contains(place) { return place }
        }
        return nil
    }

    /// Counts the cases that readers can no longer see; those that are only to be left out of lists are not counted.
    mutating func leave(_ register: Register) {
        let hidden = Set(
            register.cases.lazy.filter(\.file.isNoindex).flatMap { [$0.id] + $0.file.formerIDs.map(\.value) })
        for (place, state) in previous.cases.enumerated() where !found.contains(place) && !hidden.contains(state.id) {
            // A case that came and went on one day was never there.
            if isOpen, state.before == .absent { continue }
            today.withdrawn += 1
        }
    }

    /// All days, newest first, without the cases that readers no longer see.
    func history(keeping cases: [CaseState]) -> [ChangeDay] {
        let kept = Set(cases.map(\.id))
        var days = previous.history
        if isOpen { days.removeFirst() }
        for index in days.indices {
            days[index].added = days[index].added.compactMap { current($0, among: kept) }
            days[index].changed = days[index].changed.compactMap { change in
                guard let id = current(change.id, among: kept) else { return nil }
                var change = change
                change.id = id
                return change
            }
        }
        return today.isEmpty ? days : [today] + days
    }

    private func current(_ id: String, among kept: Set<String>) -> String? {
        let id = renamed[id] ?? id
        return kept.contains(id) ? id : nil
    }
}

extension CaseRecord {
    /// The day of the last step that the case knows of: an event, a correction, the publication.
    func lastStep(by today: Day) -> Day {
        var last = min(date.earliest, today)
        func add(_ date: PartialDate?) {
            if let day = date?.earliest, day <= today { last = max(last, day) }
        }
        for entry in status.story { add(entry.event.bestDate) }
        for correction in file.corrections { add(correction.date?.date) }
        add(status.publishedOn)
        return last
    }
}
