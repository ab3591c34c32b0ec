import Content

/// What linking found of cases, kept from one linking to the next.
///
/// A case is remembered only if it was linked without an error and leans on nothing that another case brings along, such
/// as a party introduced by name or an article of an open law; so the memory holds for as long as nothing but case files
/// changes, and the day is the same.
package struct LinkMemory: Sendable {
    /// What is known, by the revision of the case's files.
    struct Recollection: Sendable {
        var known: [UInt64: LinkedCase] = [:]
        /// What will be known the next time.
        var kept: [UInt64: LinkedCase] = [:]
    }

    /// The last linking as a whole: where only texts of cases change, the rest of it holds.
    private struct Linked: Sendable {
        var register: Register
        var revisions: [UInt64]
        var headStamps: [UInt64]
    }

    private var environment: UInt64 = 0
    private var asOf: Day?
    private var cases: [UInt64: LinkedCase] = [:]
    private var linked: Linked?

    package init() {}

    /// The most cases whose texts are put into a register that was linked before.
    private static let fewTexts = 8

    /// The register with the texts that changed since it was linked; nil where anything else did, or where there is
    /// something to say of any text.
    mutating func register(withTextsOf tree: ContentTree, asOf: Day) -> Register? {
        guard var linked, tree.environment != 0, tree.environment == environment, asOf == self.asOf,
            tree.unreadIDs.isEmpty, tree.cases.count == linked.revisions.count
        else { return nil }
        // While it is changed it is held here alone.
        self.linked = nil
        defer { self.linked = linked }
        var changed: [Int] = []
        for place in tree.cases.indices where tree.cases[place].revision != linked.revisions[place] {
            guard changed.count < Self.fewTexts, tree.cases[place].headStamp == linked.headStamps[place] else {
                return nil
            }
            changed.append(place)
        }
        var register = linked.register
        var records: [(place: Int, case: LinkedCase)] = []
        for place in changed {
            guard let index = register.caseIndices[tree.cases[place].id],
                let old = cases[linked.revisions[place]], let record = old.record
            else { return nil }
            let new = CaseRecord(register.cases[index], withTextsOf: tree.cases[place])
            register.cases[index] = new
            records.append((place, LinkedCase(CaseRecord(record, withContentOf: new), textsOf: old)))
        }
        var linker = Linker(tree: tree, asOf: asOf)
        linker.register = register
        for (_, linked) in records { linked.record.map { linker.checkTexts(of: $0) } }
        guard linker.diagnostics.isEmpty else { return nil }
        for (place, new) in records {
            cases[linked.revisions[place]] = nil
            cases[tree.cases[place].revision] = new
            linked.revisions[place] = tree.cases[place].revision
        }
        linked.register = register
        return register
    }

    func recollection(of tree: ContentTree, asOf: Day) -> Recollection {
        // What could not be read keeps errors from being told: nothing is known for certain then.
        guard tree.environment != 0, tree.environment == environment, asOf == self.asOf, tree.unreadIDs.isEmpty else {
            return Recollection()
        }
        return Recollection(known: cases)
    }

    mutating func keep(
        _ recollection: Recollection?, _ register: Register, of tree: ContentTree, asOf: Day, isWell: Bool
    ) {
        // Once the file can be read again, what was known before it broke holds again.
        guard tree.unreadIDs.isEmpty else { return }
        cases = recollection?.kept ?? [:]
        environment = tree.environment
        self.asOf = asOf
        linked =
            isWell && tree.environment != 0
            ? Linked(
                register: register, revisions: tree.cases.map(\.revision), headStamps: tree.cases.map(\.headStamp))
            : nil
    }
}

/// A case as linking left it, before it has a place among others.
final class LinkedCase: Sendable {
    /// Nil if the case cannot be counted at all.
    let record: CaseRecord?
    let tally: CaseTally?
    /// Who takes part under a name of their own, each once.
    let participants: [EntityIndex]
    /// Whether a court is among them.
    let wasBeforeCourt: Bool
    let diagnostics: [Diagnostic]
    /// Whether its texts have links or cells, which lead to other things.
    let hasReferences: Bool

    init(_ record: CaseRecord?, participants: [EntityIndex], wasBeforeCourt: Bool, diagnostics: [Diagnostic]) {
        self.record = record
        hasReferences =
            record.map { $0.file.body.hasReferences || $0.file.translations.contains(where: \.body.hasReferences) }
            ?? false
        tally = record.map(CaseTally.init)
        self.participants = participants
        self.wasBeforeCourt = wasBeforeCourt
        self.diagnostics = diagnostics
    }
}

extension LinkedCase {
    /// The same case with other texts: all that its files' heads decide is as it was.
    convenience init(_ record: CaseRecord, textsOf old: LinkedCase) {
        self.init(
            record, participants: old.participants, wasBeforeCourt: old.wasBeforeCourt, diagnostics: old.diagnostics)
    }
}

extension Linker {
    /// Links the case at a place of the tree, unless the memory holds it.
    mutating func linked(at place: Int) -> LinkedCase {
        // Only a case that has to be linked is taken out of the tree: it is too large to be copied for a look.
        let revision = tree.cases[place].revision
        if let known = recollection?.known[revision] {
            recollection?.kept[revision] = known
            diagnostics += known.diagnostics
            return known
        }
        let file = tree.cases[place]
        let before = diagnostics.count
        leansOnOthers = false
        let record = linkCase(file)
        let participants = record.map { unique(self.participants($0)) } ?? []
        let linked = LinkedCase(
            record, participants: participants,
            wasBeforeCourt: participants.contains { register.entities[$0].category == .court },
            diagnostics: Array(diagnostics[before...]))
        if recollection != nil, revision != 0, !leansOnOthers,
            !linked.diagnostics.contains(where: { $0.severity == .error })
        {
            recollection?.kept[revision] = linked
        }
        return linked
    }

    /// Who takes part in a case under a name of their own.
    private func participants(_ record: CaseRecord) -> [EntityIndex] {
        var result = record.authorities.map(\.entity) + record.parties.compactMap(\.entity)
        for case .entity(let index) in record.complainants { result.append(index) }
        for event in record.file.events {
            let ids = (event.by + event.to).compactMap { $0.id?.value } + (event.remittedTo.map { [$0.value] } ?? [])
            result += ids.compactMap { register.entityIndices[$0] }
        }
        return result
    }
}

extension MarkdownDocument {
    /// Whether there is anything in the text that has to be looked up.
    fileprivate var hasReferences: Bool { !references.isEmpty || !cells.isEmpty || !attachmentsReferenced.isEmpty }
}
