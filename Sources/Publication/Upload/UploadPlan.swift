import Content

/// What has to be done so that a target holds the site: which files go up, in which order, and which are deleted.
struct UploadPlan: Sendable {
    /// Files that go up, in the order of their phases, sorted within.
    private(set) var uploads: [(phase: Delivery.Phase, file: SiteFile)] = []
    /// Files to delete, sorted.
    private(set) var deletions: [String] = []
    /// Withdrawn addresses to delete, of which only the hash is known.
    private(set) var unnamedDeletions: [String] = []
    private(set) var unchanged = 0
    /// The receipt once all is done.
    let result: Receipt
    private let before: Receipt
    /// Every path that the target is to have.
    private let present: Set<String>

    /// - Parameters:
    ///   - receipt: what the target last received; nil where nothing is known, so that all goes up and nothing that may
    ///     be another's is deleted.
    ///   - there: the paths of the files at the target, for a receipt that does not tell; nil where it tells all.
    ///   - headers: whether the headers go with the upload.
    init(
        _ files: [SiteFile], receipt: Receipt?, there: Set<String>? = nil, keep: [PathPattern] = [],
        headers: Bool = false
    ) {
        before = receipt ?? Receipt()
        var result = Receipt()
        var present: Set<String> = []
        var hashes: Set<String> = []
        for file in files {
            let entry = Receipt.Entry(identity: file.identity, headers: headers ? file.delivery.mark : "-")
            result.set(entry, for: file)
            present.insert(file.path)
            let hash = before.unnamed.isEmpty && before.pendingUnnamed.isEmpty ? "" : Receipt.hash(ofPath: file.path)
            if !hash.isEmpty { hashes.insert(hash) }
            let isPending = before.pending.contains(file.path) || before.pendingUnnamed.contains(hash)
            let old = before.files[file.path] ?? before.unnamed[hash]
            if old == entry, !isPending {
                unchanged += 1
            } else {
                let isNew = there.map { !$0.contains(file.path) } ?? (old == nil)
                uploads.append((Delivery.phase(of: file.path, isNew: isNew), file))
            }
        }
        uploads.sort {
            $0.phase != $1.phase
                ? $0.phase < $1.phase : $0.file.path.utf8.lexicographicallyPrecedes($1.file.path.utf8)
        }
        var kept: [String] = []
        for path in before.pending.union(before.files.keys) where !present.contains(path) {
            if keep.contains(where: { $0.matches(path) }) { kept.append(path) } else { deletions.append(path) }
        }
        // A file that is kept stays ours: without the pattern it goes another time.
        for path in kept { result.files[path] = before.files[path] ?? Receipt.Entry(identity: "-", headers: "-") }
        deletions.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        unnamedDeletions = before.pendingUnnamed.union(before.unnamed.keys).subtracting(hashes).sorted()
        self.result = result
        self.present = present.union(kept)
    }

    /// The folders that hold nothing of ours once the deletions are done, deepest first.
    func emptiedFolders(by deletions: [String]) -> [String] {
        func folders(above paths: some Sequence<String>) -> Set<String> {
            var folders: Set<String> = []
            for path in paths {
                var rest = path[...]
                while let slash = rest.lastIndex(of: "/") {
                    rest = rest[..<slash]
                    if !folders.insert(String(rest)).inserted { break }
                }
            }
            return folders
        }
        func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }
        return folders(above: deletions).subtracting(folders(above: present)).sorted {
            depth($0) != depth($1) ? depth($0) > depth($1) : $0 < $1
        }
    }

    var isEmpty: Bool { uploads.isEmpty && deletions.isEmpty && unnamedDeletions.isEmpty }

    /// The receipt while it is being done: of what is still to do nothing is promised.
    ///
    /// - Parameter done: how many of the uploads are done.
    func receipt(after done: Int, holder: Receipt.Holder) -> Receipt {
        var receipt = result
        receipt.holder = holder
        for (_, file) in uploads.dropFirst(done) {
            if file.isUnnamed {
                let hash = Receipt.hash(ofPath: file.path)
                receipt.unnamed[hash] = nil
                receipt.pendingUnnamed.insert(hash)
            } else {
                receipt.files[file.path] = nil
                receipt.pending.insert(file.path)
            }
        }
        receipt.pending.formUnion(deletions)
        receipt.pendingUnnamed.formUnion(unnamedDeletions)
        return receipt
    }
}
