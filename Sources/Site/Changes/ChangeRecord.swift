import Content
import Register

/// What changed in the register, as pages and feeds ask for it.
struct ChangeRecord: Sendable {
    enum Event: Sendable {
        case added(CaseIndex)
        case changed(CaseIndex, CaseChange)
        /// So many cases were withdrawn.
        case withdrawn(Int)

        var caseIndex: CaseIndex? {
            switch self {
            case .added(let index), .changed(let index, _): index
            case .withdrawn: nil
            }
        }
    }

    struct Entry: Sendable {
        var day: Day
        var event: Event
    }

    /// The day the record began.
    let since: Day
    /// Everything that changed, newest first.
    let entries: [Entry]
    let days: [ChangeDay]
    /// By the place of a case in the register; nil for those that no list names.
    private let states: [CaseState?]
    /// By the place of a case: the entries that tell of it, newest first.
    private let entriesByCase: [CaseIndex: [Int]]

    init(_ published: PublishedRegister, in register: Register) {
        var states: [CaseState?] = Array(repeating: nil, count: register.cases.count)
        for state in published.cases {
            if let index = register.caseIndex(state.id) { states[index] = state }
        }
        var entries: [Entry] = []
        for day in published.history {
            if day.withdrawn > 0 { entries.append(Entry(day: day.day, event: .withdrawn(day.withdrawn))) }
            for change in day.changed {
                guard let index = register.caseIndex(change.id) else { continue }
                entries.append(Entry(day: day.day, event: .changed(index, change)))
            }
            for id in day.added {
                if let index = register.caseIndex(id) { entries.append(Entry(day: day.day, event: .added(index))) }
            }
        }
        var byCase: [CaseIndex: [Int]] = [:]
        for (place, entry) in entries.enumerated() {
            if let index = entry.event.caseIndex { byCase[index, default: []].append(place) }
        }
        since = published.since
        days = published.history
        self.entries = entries
        self.states = states
        entriesByCase = byCase
    }

    /// What is known of a case's publication; nil for one that search engines are to leave out.
    func state(_ index: CaseIndex) -> CaseState? { states[index] }

    /// What changed in a case, newest first.
    func entries(_ index: CaseIndex) -> [Entry] { (entriesByCase[index] ?? []).map { entries[$0] } }

    /// The day of the last change of substance among cases; nil where none of them is listed.
    func updated(_ cases: some Sequence<CaseIndex>) -> Day? {
        cases.lazy.compactMap { self.states[$0]?.updated }.max()
    }

    /// The cases that changed last, in that order; of one day in the order of the list.
    func latest(_ cases: [CaseIndex], _ count: Int) -> [CaseIndex] {
        let listed = cases.enumerated().compactMap { place, index in
            states[index].map { (day: $0.updated, place: place, index: index) }
        }
        return listed.sorted { $0.day != $1.day ? $0.day > $1.day : $0.place < $1.place }.prefix(count).map(\.index)
    }
}
