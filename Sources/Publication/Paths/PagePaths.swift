import Site

/// The paths of all pages, checked: relative, clean, distinct on every kind of file system.
struct PagePaths: Sendable {
    /// In the order of the pages.
    let paths: [RelativePath]
    let set: Set<RelativePath>
    /// Every folder that some page needs, without the root.
    let folders: Set<RelativePath>

    init(_ pages: [String]) throws(PublicationError) {
        var problems: [PagePathProblem] = []
        var paths: [RelativePath] = []
        var set: Set<RelativePath> = []
        paths.reserveCapacity(pages.count)
        set.reserveCapacity(pages.count)
        for page in pages {
            if let problem = Self.problem(in: page) {
                problems.append(problem)
                continue
            }
            let path = RelativePath(page)
            paths.append(path)
            if !set.insert(path).inserted { problems.append(.duplicate(page)) }
        }
        let folders = Self.folders(above: paths)
        problems += Self.collisions(among: paths, folders: folders)
        if !problems.isEmpty { throw .pagePaths(problems) }
        self.paths = paths
        self.set = set
        self.folders = folders
    }

    /// Every folder above the paths, without the root.
    static func folders(above paths: some Sequence<RelativePath>) -> Set<RelativePath> {
        var folders: Set<RelativePath> = []
        for path in paths {
            var folder = path.parent
            while !folder.isRoot, folders.insert(folder).inserted { folder = folder.parent }
        }
        return folders
    }

    private static func problem(in path: String) -> PagePathProblem? {
        let bytes = path.utf8
        if bytes.isEmpty { return .empty }
        if bytes.first == UInt8(ascii: "/") { return .absolute(path) }
        if bytes.contains(0) { return .nulCharacter(path) }
        for name in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if name.isEmpty { return .emptyComponent(path) }
            if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { return .dotComponent(path) }
            if name.count > 255 { return .longComponent(path) }
        }
        let first = bytes.prefix { $0 != UInt8(ascii: "/") }
        return first.elementsEqual(InPlaceTree.folderName.utf8) ? .reserved(path) : nil
    }

    /// Names that one file system keeps apart and another takes for one: compared in lower case and, as `String`
    /// compares, by canonical equivalence.
    private static func collisions(among paths: [RelativePath], folders: Set<RelativePath>) -> [PagePathProblem] {
        var problems: [PagePathProblem] = []
        if !paths.contains(where: Self.needsFolding) {
            for path in paths where folders.contains(path) {
                problems.append(.fileAndFolder(path.text, below: Self.first(of: paths, below: path)))
            }
            return problems
        }
        var files: [String: RelativePath] = [:]
        files.reserveCapacity(paths.count)
        for path in paths {
            let text = path.text
            let folded = text.lowercased()
            if let other = files[folded] {
                if other != path { problems.append(.sameButForCase(text, other: other.text)) }
            } else {
                files[folded] = path
            }
        }
        var seen: [String: RelativePath] = [:]
        for folder in folders.sorted() {
            let text = folder.text
            let folded = text.lowercased()
            if let file = files[folded] {
                problems.append(.fileAndFolder(file.text, below: Self.first(of: paths, below: folder)))
            }
            if let other = seen.updateValue(folder, forKey: folded) {
                problems.append(.sameButForCase(text, other: other.text))
            }
        }
        return problems
    }

    /// Whether a path is more than lower-case ASCII, so that another file system may take it for another.
    private static func needsFolding(_ path: RelativePath) -> Bool {
        path.terminated.contains { $0 >= 0x80 || ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z")) }
    }

    private static func first(of paths: [RelativePath], below folder: RelativePath) -> String {
        let beginning = folder.bytes + [UInt8(ascii: "/")]
        return paths.first { $0.bytes.starts(with: beginning) }?.text ?? folder.text
    }
}
