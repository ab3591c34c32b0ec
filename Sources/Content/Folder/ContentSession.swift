import Synchronization

/// A content folder that is read again and again: only what changed is parsed anew.
///
/// What comes back is, value for value, what a first reading of the same files gives.
package struct ContentSession: Sendable {
    /// The content folder, as the editor named it: messages begin with it.
    package let root: String
    let jobs: Int
    private var inventory: ContentInventory?
    private var inventoryProblems: [Diagnostic] = []
    private var lists = ContentLists()
    /// One for each group of the inventory.
    private var readings: [GroupReading] = []
    /// The place in the inventory of each file's group, once somebody asks for single files.
    private var places: [String: Int]?
    private var environment: UInt64 = 0

    package init(root: String, jobs: Int) {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
        self.jobs = jobs
    }

    /// Reads what may have changed; throws only if the machine fails, and then keeps what it knew.
    package mutating func read(_ change: ContentChange = .everything) throws(Disk.Failure) -> (
        ContentTree, [Diagnostic]
    ) {
        var paths: Set<String>?
        if case .paths(let changed) = change, inventory != nil {
            paths = changed.filter { $0 == root || $0.hasPrefix(root + "/") }
        }
        var next = self
        try next.update(paths)
        self = next
        return assemble()
    }

    /// Every file and folder that was read, each as it was then.
    package var inputs: [ContentInput] {
        (inventory?.folders ?? []) + lists.inputs + readings.flatMap { $0.settled }
    }

    // MARK: Reading

    private mutating func update(_ paths: Set<String>?) throws(Disk.Failure) {
        let old = inventory
        var dirty: Set<Int> = []
        var kept: [GroupReading?]
        if let paths, let old, let known = knownPlaces(paths, &dirty) {
            places = known
            kept = readings
            for place in dirty { kept[place] = nil }
            try lists.read(old, root: root) { paths.contains($0.path) }
        } else {
            inventoryProblems = []
            let new = try ContentInventory(root: root, diagnostics: &inventoryProblems)
            kept = keptReadings(old, new, paths)
            try lists.read(new, root: root) { paths?.contains($0.path) ?? !$0.isUnchanged }
            inventory = new
            places = nil
        }
        if lists.languagesChanged { kept = kept.map { _ in nil } }
        try readGroups(kept, wasComplete: old?.groups ?? [])
    }

    /// The places of all files, and which groups the paths belong to; nil if a path says that files came or went.
    private func knownPlaces(_ paths: Set<String>, _ dirty: inout Set<Int>) -> [String: Int]? {
        guard let inventory else { return nil }
        let places = places ?? inventory.places
        for path in paths {
            guard Disk.isPlainFile(path) else { return nil }
            if let place = places[path] {
                dirty.insert(place)
            } else if !inventory.isList(path) {
                return nil
            }
        }
        return places
    }

    /// The readings that still hold for the groups of a new inventory.
    private func keptReadings(
        _ old: ContentInventory?, _ new: ContentInventory, _ paths: Set<String>?
    ) -> [GroupReading?] {
        guard let old else { return Array(repeating: nil, count: new.groups.count) }
        var byMain: [String: Int] = [:]
        byMain.reserveCapacity(old.groups.count)
        for (place, group) in old.groups.enumerated() { byMain[group.main ?? ""] = place }
        return new.groups.map { group in
            guard let place = byMain[group.main ?? ""], old.groups[place].isSame(as: group) else { return nil }
            let reading = readings[place]
            let isCurrent =
                if let paths { !reading.batch.inputs.contains { paths.contains($0.path) } } else {
                    reading.settled.allSatisfy(\.isUnchanged)
                }
            return isCurrent ? reading : nil
        }
    }

    /// Reads the groups that have no reading; the file of a text and those of its translations together, by any thread.
    private mutating func readGroups(
        _ kept: [GroupReading?], wasComplete old: [ContentInventory.Group]
    ) throws(Disk.Failure) {
        let groups = inventory?.groups ?? []
        let languages = lists.settings.languages
        let allowsHTML = lists.settings.allowsHTML
        let wanted = kept.indices.filter { kept[$0] == nil }
        let results = Parallel.slices(of: wanted.count, jobs: jobs) { range in
            wanted[range].map { GroupReading(groups[$0], languages: languages, allowsHTML: allowsHTML) }
        }
        let wasOther = old.count { $0.kind != .caseFile }
        readings = kept.compactMap { $0 }
        guard !wanted.isEmpty else {
            noteEnvironment(wasOther, groups, false)
            return
        }
        var fresh = results.joined().makeIterator()
        var complete: [GroupReading] = []
        complete.reserveCapacity(kept.count)
        for reading in kept {
            guard let next = reading ?? fresh.next() else { continue }
            if let failure = next.batch.failure { throw failure }
            complete.append(next)
        }
        readings = complete
        noteEnvironment(wasOther, groups, wanted.contains { groups[$0].kind != .caseFile })
    }

    /// Notes whether anything but case files is other than it was.
    private mutating func noteEnvironment(
        _ wasOther: Int, _ groups: [ContentInventory.Group], _ isNewlyRead: Bool
    ) {
        let isOther = groups.count { $0.kind != .caseFile }
        if isNewlyRead || lists.isNew || isOther != wasOther || environment == 0 { environment = Revision.next() }
    }

    private func assemble() -> (ContentTree, [Diagnostic]) {
        var tree = ContentTree()
        var diagnostics = inventoryProblems
        lists.fill(&tree, &diagnostics)
        tree.environment = environment
        tree.cases.reserveCapacity(readings.count)
        for reading in readings {
            let batch = reading.batch
            tree.cases += batch.cases
            tree.entities += batch.entities
            tree.laws += batch.laws
            for page in batch.pages {
                switch page.category {
                case .dossier: tree.dossiers.append(page)
                case .page: tree.pages.append(page)
                case .report: tree.reports.append(page)
                case .year: tree.years.append(page)
                }
            }
            tree.unreadIDs.formUnion(batch.unreadIDs)
            diagnostics += batch.diagnostics
        }
        return (tree, diagnostics)
    }
}

/// Numbers that tell one reading of a file from every other in this process.
enum Revision {
    private static let last = Atomic<UInt64>(0)

    static func next() -> UInt64 { last.wrappingAdd(1, ordering: .relaxed).newValue }
}

/// What was read of one text with its translations and attachments.
private final class GroupReading: Sendable {
    let batch: Batch
    /// The files, without the stamps that a later write could carry too.
    let settled: [ContentInput]

    init(_ group: ContentInventory.Group, languages: [String], allowsHTML: Bool) {
        let start = InputStamp.now()
        var batch = Batch()
        batch.read(group, languages: languages, allowsHTML: allowsHTML)
        let revision = Revision.next()
        for index in batch.cases.indices { batch.cases[index].revision = revision }
        self.batch = batch
        settled = batch.inputs.map { $0.settled(at: start) }
    }
}

extension ContentInventory {
    /// The place of the group of each file.
    fileprivate var places: [String: Int] {
        var places: [String: Int] = [:]
        places.reserveCapacity(groups.count * 2)
        for (place, group) in groups.enumerated() {
            if let main = group.main { places[main] = place }
            for translation in group.translations { places[translation.path] = place }
            for attachment in group.attachments { places[attachment.path] = place }
        }
        return places
    }

    fileprivate func isList(_ path: String) -> Bool {
        [settings, topics, sectors, rates].contains { $0?.path == path }
    }
}
