import Content

/// A place in the register's list of entities.
package typealias EntityIndex = Int

/// A place in the register's list of cases.
package typealias CaseIndex = Int

/// An authority, court, company or organisation with what the cases say about it.
package struct Entity: Sendable {
    package var index: EntityIndex
    package let content: Boxed<EntityFile>
    /// Introduced by a case by its name; it has no file.
    package var isIntroduced = false
    /// Only cases that readers are not to see name it: no page, list or text does.
    package internal(set) var isConcealed = false

    /// The cases in which it takes part itself, newest first: as authority, respondent, complainant or court.
    package var cases: [CaseIndex] = []
    /// The cases of its group, its own included, each once: by the parents on the day of each decision.
    package var groupCases: [CaseIndex] = []
    /// Its parents and the companies it became part of, with the times for which that held.
    package var parents: [Affiliation] = []
    /// The companies that are or were below it.
    package var subsidiaries: [Affiliation] = []
    /// Companies that became part of this one.
    package var absorbed: [EntityIndex] = []
    package var mergedInto: EntityIndex?
    package var sector: Int?
    /// What it decided or has before it, if it is a court.
    package var proceedings: [Proceeding] = []

    init(index: EntityIndex, file: EntityFile, isIntroduced: Bool = false) {
        self.index = index
        content = Boxed(file)
        self.isIntroduced = isIntroduced
    }

    @inlinable package var file: EntityFile {
        _read { yield content.value }
    }

    /// Its names alone: the file is copied whole when it is asked for.
    @inlinable package var names: EntityNames { content.value.names }

    @inlinable package var id: String { content.value.id }
    @inlinable package var category: EntityFile.Category { content.value.category }

    /// True where the entity has a page: authorities always, others once a published case concerns them.
    package var hasPage: Bool {
        category == .authority || !cases.isEmpty || !groupCases.isEmpty || !proceedings.isEmpty
    }
}

/// Another company above or below one, and from when to when.
package struct Affiliation: Sendable {
    package var entity: EntityIndex
    package var from: PartialDate?
    package var to: PartialDate?

    /// True unless the date lies certainly outside the time.
    package func holds(on date: PartialDate) -> Bool {
        if let from, from.earliest > date.latest { return false }
        if let to, to.latest < date.earliest { return false }
        return true
    }
}

/// A case before a court: still open, or how and when it ended there.
package struct Proceeding: Sendable {
    package enum State: Sendable {
        case pending
        case decided(Outcome)
        /// An opinion, leave or interim ruling that decided nothing about the sanction.
        case ruled
    }

    package var caseIndex: CaseIndex
    package var state: State
    /// When it came before the court, where that is known.
    package var filed: PartialDate?
    package var decided: PartialDate?
    package var number: String?
    package var ecli: String?
    package var isUnverified: Bool

    /// Days from filing to decision, where both days are known.
    package var duration: Int? {
        guard let filed, let decided, filed.day != nil, decided.day != nil else { return nil }
        return decided.earliest.number - filed.earliest.number
    }
}
