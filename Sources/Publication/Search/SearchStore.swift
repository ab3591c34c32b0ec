import Glibc
import Site

/// The search index that was made last, kept beside the site's state: `search/index/` with its record.
///
/// It is made in another folder and renamed into place, so that there is a whole one or none.
struct SearchStore {
    /// What an index was made of.
    struct Record: Equatable {
        /// A hash over the searched pages.
        var fingerprint: UInt64
        /// What tells the program that made it from its other versions.
        var program: String
        /// The pages it holds, sorted.
        var pages: [String]

        var encoded: [UInt8] {
            Array(([String(fingerprint, radix: 16), program] + pages).map { $0 + "\n" }.joined().utf8)
        }

        init(fingerprint: UInt64, program: String, pages: [String]) {
            self.fingerprint = fingerprint
            self.program = program
            self.pages = pages
        }

        init?(decoding bytes: [UInt8]) {
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            guard lines.count > 2, lines.last == "", let fingerprint = UInt64(lines[0], radix: 16) else { return nil }
            self.fingerprint = fingerprint
            program = String(lines[1])
            pages = lines[2..<(lines.count - 1)].map(String.init)
        }
    }

    private static let index = RelativePath("search/index")
    private static let draft = RelativePath("search/draft")
    private static let pages = RelativePath("search/pages")
    private static let record = RelativePath("search/index/record")
    private static let files = RelativePath("search/index/files")
    /// Files of Pagefind's own interfaces, which the site does without; its worker too, for the page searches itself.
    private static let unused = ["pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight"]

    let folder: Folder

    /// What the kept index was made of; nil where there is none.
    func record() throws(PublicationError) -> Record? {
        try folder.read(Self.record).flatMap { Record(decoding: $0) }
    }

    /// The index as files of the site.
    func planned() throws(PublicationError) -> [PlannedPage] {
        var planned: [PlannedPage] = []
        try collect(Self.files, below: SearchPlace.index, into: &planned)
        return planned.sorted { $0.path < $1.path }
    }

    private func collect(
        _ path: RelativePath, below name: String, into planned: inout [PlannedPage]
    ) throws(PublicationError) {
        for entry in try folder.list(path) {
            let child = path.appending(entry.name)
            let name = "\(name)/\(String(decoding: entry.name, as: UTF8.self))"
            if entry.kind == .folder {
                try collect(child, below: name, into: &planned)
            } else if let status = try folder.status(child), status.kind == .file {
                let location = "\(folder.location)/\(child.text)"
                let stamp = status.stamp
                planned.append(
                    PlannedPage(path: name) {
                        var hasher = StableHasher()
                        hasher.combine(stamp.inode)
                        hasher.combine(UInt64(bitPattern: stamp.size))
                        hasher.combine(UInt64(bitPattern: stamp.modified))
                        return PreparedPage(key: hasher.finalize(), source: .file(location))
                    })
            }
        }
    }

    /// Gives the searched pages of the published site a tree of their own; returns its location and that of the draft.
    func stage(_ paths: [String], of site: Folder) throws(PublicationError) -> (site: String, draft: String) {
        try folder.removeTree(Self.pages)
        try folder.removeTree(Self.draft)
        try folder.makeFolder(Self.pages)
        try folder.makeFolder(Self.draft)
        let tree = try Folder("\(folder.location)/\(Self.pages.text)", forces: true)
        do throws(PublicationError) {
            for path in paths { try tree.link(RelativePath(path), from: site) }
        } catch .system(.link, _, _) {
            // The site lies on another disk: then its files are read where they are.
            return (site.location, "\(folder.location)/\(Self.draft.text)/files")
        }
        return (tree.location, "\(folder.location)/\(Self.draft.text)/files")
    }

    /// Puts the index that was made in the draft in the place of the old one.
    func keep(_ record: Record) throws(PublicationError) {
        let files = Self.draft.appending("files".utf8)
        for entry in try folder.list(files) {
            let name = String(decoding: entry.name, as: UTF8.self)
            if Self.unused.contains(where: name.hasPrefix) || name == "pagefind-worker.js" {
                try folder.removeFile(files.appending(entry.name))
            }
        }
        _ = try folder.create(Self.draft.appending("record".utf8), record.encoded)
        try folder.removeTree(Self.index)
        try folder.rename(Self.draft, to: Self.index)
    }

    func discardDrafts() throws(PublicationError) {
        try folder.removeTree(Self.pages)
        try folder.removeTree(Self.draft)
    }

    /// Removes the index: what it holds is no longer what the site says.
    func discard() throws(PublicationError) { try folder.removeTree(Self.index) }
}
