import Content

/// What the site said of a case when it was last published.
struct CaseState: Equatable, Sendable {
    /// How the case was before the day of the last changes began.
    enum Before: Equatable, Sendable {
        /// It was not in the register.
        case absent
        case present(CaseSubstance, updated: Day)
    }

    var id: String
    /// The id under which it was first published, of which its permanent identifiers are made.
    var firstID: String
    /// The day it came into the register; nil where it was there when the record began.
    var added: Day?
    /// The day of the last change of substance.
    var updated: Day
    var substance: CaseSubstance
    /// Nil where the day of the last changes left the case as it was.
    var before: Before?
}

/// What happened to the register on one day, compared with the day before.
struct ChangeDay: Equatable, Sendable {
    var day: Day
    /// The ids of the cases that were added.
    var added: [String] = []
    var changed: [CaseChange] = []
    /// How many cases were withdrawn: nothing else is kept of them.
    var withdrawn = 0

    var isEmpty: Bool { added.isEmpty && changed.isEmpty && withdrawn == 0 }
}

/// What changed in one case on one day.
struct CaseChange: Equatable, Sendable {
    struct Value: Equatable, Sendable {
        var name: ValueName
        var from: String
        var to: String
    }

    /// The values whose change is told with what they were and are.
    enum ValueName: String, CaseIterable, Sendable {
        case standing, finality, suspended, imposed, current, paid, settled, forfeited
    }

    var id: String
    var values: [Value] = []
    /// Other facts that were revised, by their groups.
    var facts: [FactGroup] = []
    /// The marks of the corrections that were published.
    var corrections: [UInt32] = []

    var isEmpty: Bool { values.isEmpty && facts.isEmpty && corrections.isEmpty }

    /// What leads from one state of a case to another; empty where nothing of substance does.
    init(_ id: String, from old: CaseSubstance, to new: CaseSubstance) {
        self.id = id
        func add(_ name: ValueName, _ from: String, _ to: String) {
            if from != to { values.append(Value(name: name, from: from, to: to)) }
        }
        add(.standing, old.standing.rawValue, new.standing.rawValue)
        add(.finality, old.finality.rawValue, new.finality.rawValue)
        add(.suspended, String(old.isSuspended), String(new.isSuspended))
        for amount in CaseSubstance.AmountName.allCases {
            guard let name = ValueName(rawValue: amount.rawValue) else { continue }
            add(name, old.amount(amount), new.amount(amount))
        }
        let known = Set(old.corrections)
        corrections = new.corrections.filter { !known.contains($0) }
        facts = zip(FactGroup.allCases, zip(old.facts, new.facts)).filter { $1.0 != $1.1 }.map(\.0)
        // What became of a case became so by an event.
        if !values.isEmpty { facts.removeAll { $0 == .events } }
    }

    init(id: String) { self.id = id }
}
