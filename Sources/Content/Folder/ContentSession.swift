import Synchronization

/// A content folder that is read again and again: only what changed is parsed anew.
///
/// What comes back is, value for value, what a first reading of the same files gives.
package struct ContentSession: Sendable {
    /// The content folder, as the editor named it: messages begin with it.
    package let root: String
    let jobs: Int
    private var inventory: ContentInventory?
    private var lists = ContentLists()
    /// One for each group of the inventory.
    private var readings: [GroupReading] = []
    /// The place in the inventory of each file's group, once somebody asks for single files.
    private var places: [String: Int]?
    private var tree = ContentTree()
    private var diagnostics: [Diagnostic] = []

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
        try update(paths)
        return (tree, diagnostics)
    }

    /// Every file and folder that was read, each as it was then.
    package var inputs: [ContentInput] {
        (inventory?.folders ?? []) + lists.inputs + readings.flatMap { $0.settled }
    }

    /// A number that changes when anything but the texts of cases does: what most pages are made from.
    ///
    /// Nil where that can not be told: a file changed just now, or figures in the texts ask for words of cases.
    package var basis: UInt64? {
        guard let inventory else { return nil }
        var basis: UInt64 = 1
        func add(_ input: ContentInput) -> Bool {
            guard let number = input.number else { return false }
            basis = Checksum.combining(basis, number)
            return true
        }
        for input in lists.inputs where !add(input) { return nil }
        for (place, reading) in readings.enumerated() {
            if reading.asksForWords { return nil }
            guard inventory.groups[place].kind == .caseFile else {
                for input in reading.settled where !add(input) { return nil }
                continue
            }
            guard let file = reading.batch.cases.first else { return nil }
            basis = Checksum.combining(basis, file.headStamp)
        }
        return basis
    }

    // MARK: Reading

    /// Nothing is changed before everything was read.
    private mutating func update(_ paths: Set<String>?) throws(Disk.Failure) {
        var lists = lists
        var dirty: Set<Int> = []
        if let paths, let inventory, let known = knownPlaces(paths, &dirty) {
            try lists.read(inventory, root: root) { paths.contains($0.path) }
            let changed = lists.languagesChanged ? Array(readings.indices) : dirty.sorted()
            let fresh = try read(inventory.groups, at: changed, lists)
            for (place, reading) in zip(changed, fresh) { readings[place] = reading }
            places = known
            let isOther = lists.isNew || changed.contains { inventory.groups[$0].kind != .caseFile }
            self.lists = lists
            if isOther || !replaceCases(fresh) { assemble(isOther: isOther) }
            return
        }
        let new = try ContentInventory(root: root)
        try lists.read(new, root: root) { paths?.contains($0.path) ?? !$0.isUnchanged }
        var kept = keptReadings(new, paths)
        if lists.languagesChanged { kept = kept.map { _ in nil } }
        let wanted = kept.indices.filter { kept[$0] == nil }
        for (place, reading) in zip(wanted, try read(new.groups, at: wanted, lists)) { kept[place] = reading }
        let others = (inventory?.groups ?? []).count { $0.kind != .caseFile }
        let isOther =
            lists.isNew || tree.environment == 0 || others != new.groups.count { $0.kind != .caseFile }
            || wanted.contains { new.groups[$0].kind != .caseFile }
        readings = kept.compactMap { $0 }
        self.lists = lists
        inventory = new
        places = nil
        assemble(isOther: isOther)
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
    private func keptReadings(_ new: ContentInventory, _ paths: Set<String>?) -> [GroupReading?] {
        guard let old = inventory else { return Array(repeating: nil, count: new.groups.count) }
        var byMain: [String: Int] = [:]
        byMain.reserveCapacity(old.groups.count)
        for (place, group) in old.groups.enumerated() { byMain[group.main ?? ""] = place }
        return new.groups.map { group in
            guard let place = byMain[group.main ?? ""], old.groups[place].isSame(as: group) else { return nil }
            let reading = readings[place]
            let isCurrent =
                if let paths { !reading.settled.contains { paths.contains($0.path) } } else {
                    reading.settled.allSatisfy(\.isUnchanged)
                }
            return isCurrent ? reading : nil
        }
    }

    /// Reads some of the groups; the file of a text and those of its translations together, by any thread.
    private func read(
        _ groups: [ContentInventory.Group], at places: [Int], _ lists: ContentLists
    ) throws(Disk.Failure) -> [GroupReading] {
        let languages = lists.settings.languages
        let allowsHTML = lists.settings.allowsHTML
        let slices = Parallel.slices(of: places.count, jobs: jobs) { range in
            places[range].map { GroupReading(groups[$0], languages: languages, allowsHTML: allowsHTML) }
        }
        let readings = Array(slices.joined())
        for reading in readings {
            if let failure = reading.batch.failure { throw failure }
        }
        return readings
    }

    // MARK: The tree

    /// Puts cases that were read again in place of what they were; false where more than that is other than it was.
    ///
    /// The tree is large, and is changed where it lies: nobody else holds it when the next change comes.
    private mutating func replaceCases(_ fresh: [GroupReading]) -> Bool {
        // What was read before may have had problems that are gone.
        guard diagnostics.isEmpty, fresh.count < 100 else { return false }
        var replaced: [(place: Int, file: CaseFile)] = []
        for reading in fresh {
            guard let file = reading.batch.cases.first, reading.batch.diagnostics.isEmpty,
                let place = tree.cases.firstIndex(where: { $0.file == file.file })
            else { return false }
            replaced.append((place, file))
        }
        for (place, file) in replaced { tree.cases[place] = file }
        return true
    }

    private mutating func assemble(isOther: Bool) {
        var tree = ContentTree()
        var diagnostics = inventory?.diagnostics ?? []
        lists.fill(&tree, &diagnostics)
        tree.environment = isOther ? Revision.next() : self.tree.environment
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
        // What languages the site has is not known where its settings could not be read.
        if tree.settings.file.isEmpty { diagnostics.removeAll { $0.identifier == "unknown-language" } }
        self.tree = tree
        self.diagnostics = diagnostics
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
    /// Whether a figure in the text may ask which cases have some words.
    let asksForWords: Bool

    init(_ group: ContentInventory.Group, languages: [String], allowsHTML: Bool) {
        let start = InputStamp.now()
        var batch = Batch()
        batch.read(group, languages: languages, allowsHTML: allowsHTML)
        let revision = Revision.next()
        for index in batch.cases.indices { batch.cases[index].revision = revision }
        self.batch = batch
        // The field of a query that is met by words is called so.
        func asks(_ body: MarkdownDocument) -> Bool {
            body.cells.contains { $0.query.lowercased().contains("text") }
        }
        asksForWords =
            batch.cases.contains { asks($0.body) || $0.translations.contains { asks($0.body) } }
            || batch.entities.contains { asks($0.body) || $0.translations.contains { asks($0.body) } }
            || batch.pages.contains { asks($0.body) || $0.translations.contains { asks($0.body) } }
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
