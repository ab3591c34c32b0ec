import Content
import Glibc

/// The site as it stood at one moment: its files under second names, which a build that goes on does not touch.
struct SiteSnapshot {
    let folder: Folder
    private(set) var files: [SiteFile]
    /// Symbolic links and the like, which are not published.
    let skipped: [String]

    /// - Parameters:
    ///   - output: the folder of the site.
    ///   - stage: an empty folder on the same disk.
    init(of output: Folder, in stage: Folder, jobs: Int) throws(UploadError) {
        folder = stage
        var files: [RelativePath] = []
        var skipped: [String] = []
        do throws(PublicationError) {
            var folders = [RelativePath.root]
            while let folder = folders.popLast() {
                for entry in try output.list(folder) where !Self.isOutside(entry.name, of: folder) {
                    let path = folder.appending(entry.name)
                    switch entry.kind {
                    case .folder: folders.append(path)
                    case .file: files.append(path)
                    case .link, .other: skipped.append(path.text)
                    }
                }
            }
            files.sort()
            for path in files {
                do throws(PublicationError) {
                    try stage.link(path, from: output)
                } catch .system(.link, _, let code) where [EXDEV, EPERM, EMLINK, ENOSYS, EOPNOTSUPP].contains(code) {
                    if let bytes = try output.read(path) { _ = try stage.create(path, bytes) }
                }
            }
        } catch {
            throw .disk(error)
        }
        for path in files {
            if String(validating: path.bytes, as: UTF8.self) == nil
                || path.bytes.contains(where: { $0 < 0x20 || $0 == 0x7F })
            {
                throw .badName(path.text)
            }
        }
        self.skipped = skipped
        do throws(PublicationError) {
            self.files = try mapInSlices(of: files.count, jobs: jobs, worker: { [UInt8]() }) {
                (_, index) throws(PublicationError) -> SiteFile in
                let bytes = try stage.read(files[index]) ?? []
                return SiteFile(path: files[index].text, identity: SHA256(of: bytes).description, size: bytes.count)
            }
        } catch {
            throw .disk(error)
        }
    }

    /// Checks the files against the list of checksums that the build left beside them.
    func check() throws(UploadError) {
        guard files.contains(where: { $0.path == ChecksumList.path }) else { return }
        let list: ChecksumList
        do throws(PublicationError) {
            list = ChecksumList(decoding: try folder.read(RelativePath(ChecksumList.path)) ?? [])
        } catch {
            throw .disk(error)
        }
        var wanted = list.sums
        var changed: [String] = []
        for file in files {
            if let sum = wanted.removeValue(forKey: file.path), sum != file.identity { changed.append(file.path) }
        }
        changed += wanted.keys.map { $0 + " (missing)" }
        if !changed.isEmpty { throw .changed(changed.sorted()) }
    }

    /// Marks the pages of withdrawn cases.
    mutating func markUnnamed(_ isUnnamed: (SiteFile) -> Bool) {
        for index in files.indices { files[index].isUnnamed = isUnnamed(files[index]) }
    }

    /// Adds the packed copies, which are made when they go up.
    mutating func addPacked(_ packings: [PublishTarget.Packing]) {
        let present = Set(files.map(\.path))
        // Smaller files gain nothing that a packet of the network would show.
        let texts = files.filter { $0.size > 512 && Delivery.isText($0.path) }
        for packing in packings {
            for file in texts where !present.contains("\(file.path).\(packing.rawValue)") {
                var packed = file
                packed.path = "\(file.path).\(packing.rawValue)"
                packed.identity = SHA256(of: Array("\(packing.rawValue) 1 \(file.identity)".utf8)).description
                packed.making = .packing(packing)
                files.append(packed)
            }
        }
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Adds the signature of the list of checksums, which is made when it goes up.
    mutating func addSignature(_ signing: Signing) {
        guard let sums = files.first(where: { $0.path == ChecksumList.path }) else { return }
        files.removeAll { $0.path == signing.kind.path }
        files.append(
            SiteFile(
                path: signing.kind.path,
                identity: SHA256(of: Array("\(signing.kind.rawValue) 1 \(sums.identity)".utf8)).description,
                size: sums.size, making: .signing))
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// What lies in an output folder and is no part of the site.
    private static func isOutside(_ name: [UInt8], of folder: RelativePath) -> Bool {
        let name = String(decoding: name, as: UTF8.self)
        if name == ".git" { return true }
        guard folder.isRoot else { return false }
        return [InPlaceTree.folderName, OutputFolder.consent, Receipt.name, RsyncTarget.draftFolder, ".hg", ".svn"]
            .contains(name)
    }
}
