/// The files of a content folder, each known by its place: what kind it is, its id, its language.
struct ContentInventory {
    struct File: Sendable {
        var path: String
        var id: String
    }

    /// A text in the site's default language with its translations and attachments.
    struct Group: Sendable {
        enum Kind: Hashable, Sendable {
            case caseFile
            case entity(EntityFile.Category)
            case law
            case text(TextFile.Category)
        }

        var kind: Kind
        var id: String
        var main: String?
        var translations: [(language: String, path: String)] = []
        var attachments: [(name: String, path: String)] = []

        /// Whether the same files make up both.
        func isSame(as other: Group) -> Bool {
            kind == other.kind && id == other.id && main == other.main
                && translations.elementsEqual(other.translations, by: ==)
                && attachments.elementsEqual(other.attachments, by: ==)
        }
    }

    private struct Key: Hashable {
        var kind: Group.Kind
        var id: String
    }

    private(set) var settings: File?
    private(set) var topics: File?
    private(set) var sectors: File?
    private(set) var rates: File?
    private(set) var groups: [Group] = []
    /// The folders that were listed, each as it was then.
    private(set) var folders: [ContentInput] = []

    private var indices: [Key: Int] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    static let folders = [
        "authorities", "cases", "companies", "courts", "dossiers", "laws", "organisations", "pages", "reports",
        "years",
    ]

    init(root: String) throws(Disk.Failure) {
        for entry in try entries(of: root) {
            let path = root + "/" + entry.name
            switch (entry.kind, entry.name) {
            case (.link, _): reportLink(path)
            case (.other, _): reportOther(path)
            case (.file, "site.yml"): settings = File(path: path, id: "site")
            case (.file, "topics.yml"): topics = File(path: path, id: "topics")
            case (.file, "sectors.yml"): sectors = File(path: path, id: "sectors")
            case (.file, "rates.csv"): rates = File(path: path, id: "rates")
            case (.file, "README.md"): continue
            case (.folder, "cases"): try walkCases(path)
            case (.folder, "laws"): try walk(path, kind: .law, ending: ".yml", deep: false)
            case (.folder, "dossiers"): try walk(path, kind: .text(.dossier), ending: ".md", deep: false)
            case (.folder, "pages"): try walk(path, kind: .text(.page), ending: ".md", deep: false)
            case (.folder, "reports"): try walk(path, kind: .text(.report), ending: ".md", deep: false)
            case (.folder, "years"): try walk(path, kind: .text(.year), ending: ".md", deep: false)
            case (.folder, let name):
                if let category = EntityFile.Category.allCases.first(where: { $0.folder == name }) {
                    try walk(path, kind: .entity(category), ending: ".md", deep: true)
                } else {
                    report(
                        "unknown-folder", "`\(name)` is not a folder of content", path,
                        NearMiss.nearest(to: name, among: Self.folders).map { "did you mean `\($0)`?" }
                            ?? "the folders are \(Self.folders.map { "`\($0)`" }.joined(separator: ", "))")
                }
            case (_, let name):
                report(
                    "unknown-file", "`\(name)` does not belong at the top of the content folder", path,
                    name.hasSuffix(".md") ? "put a case into `cases/`, a page into `pages/`" : "move it away")
            }
        }
        for group in groups where group.main == nil {
            guard let orphan = group.translations.first else { continue }
            report(
                "orphan-translation", "this translates `\(group.id).md`, which does not exist", orphan.path,
                "write the file in the site's default language, or correct the name")
        }
        groups.removeAll { $0.main == nil }
        groups.sort { ($0.main ?? "").utf8.lexicographicallyPrecedes(($1.main ?? "").utf8) }
    }

    /// Cases lie in any folders below `cases/`; a folder with an `index.md` is one case with its attachments.
    private mutating func walkCases(_ folder: String) throws(Disk.Failure) {
        let entries = try entries(of: folder)
        if entries.contains(where: { $0.kind == .file && $0.name == "index.md" }), let slash = folder.lastIndex(of: "/")
        {
            let id = String(folder[folder.index(after: slash)...])
            for entry in entries {
                let path = folder + "/" + entry.name
                switch entry.kind {
                case .file where entry.name == "index.md": add(.caseFile, id: id, language: nil, path: path)
                case .file where entry.name.hasPrefix("index.") && entry.name.hasSuffix(".md"):
                    add(.caseFile, id: id, language: String(entry.name.dropFirst(6).dropLast(3)), path: path)
                case .file: attach(entry.name, path: path, to: id)
                case .link: reportLink(path)
                case .other: reportOther(path)
                case .folder:
                    report(
                        "unknown-folder", "a case's folder holds files only", path, "put the files beside `index.md`")
                }
            }
            return
        }
        for entry in entries {
            let path = folder + "/" + entry.name
            switch entry.kind {
            case .folder: try walkCases(path)
            case .link: reportLink(path)
            case .other: reportOther(path)
            case .file: addFile(entry.name, path: path, kind: .caseFile, ending: ".md")
            }
        }
    }

    private mutating func walk(_ folder: String, kind: Group.Kind, ending: String, deep: Bool) throws(Disk.Failure) {
        for entry in try entries(of: folder) {
            let path = folder + "/" + entry.name
            switch entry.kind {
            case .folder where deep: try walk(path, kind: kind, ending: ending, deep: true)
            case .link: reportLink(path)
            case .other: reportOther(path)
            case .folder: report("unknown-folder", "no folders belong here", path, "move its files up")
            case .file: addFile(entry.name, path: path, kind: kind, ending: ending)
            }
        }
    }

    private mutating func reportLink(_ path: String) {
        report("symbolic-link", "symbolic links are not followed", path, "put the file itself here")
    }

    /// A pipe, a socket or a device: reading it may never end.
    private mutating func reportOther(_ path: String) {
        report("special-file", "this is neither a file nor a folder", path, "put a file here, or take it away")
    }

    private mutating func addFile(_ name: String, path: String, kind: Group.Kind, ending: String) {
        guard name.hasSuffix(ending) else {
            report(
                "unknown-file", "`\(name)` is not read here", path,
                name.lowercased().hasSuffix(ending)
                    ? "write the ending as `\(ending)`"
                    : "files here end in `\(ending)`; attachments go into a folder with the case's `index.md`")
            return
        }
        let stem = String(name.dropLast(ending.count))
        if let dot = stem.lastIndex(of: "."), ending == ".md" {
            add(kind, id: String(stem[..<dot]), language: String(stem[stem.index(after: dot)...]), path: path)
        } else {
            add(kind, id: stem, language: nil, path: path)
        }
    }

    private mutating func add(_ kind: Group.Kind, id: String, language: String?, path: String) {
        guard Identifiers.isID(id) else {
            report(
                "bad-file-name", "the file's name is the id, and `\(id)` is not one", path,
                "name it `\(slug(id))`: a–z, 0–9 and single hyphens")
            return
        }
        let index = group(kind, id)
        if let language {
            if case .failure = Shapes.languageCode(language) {
                report(
                    "bad-file-name", "`\(language)` is not a language's code", path, "write for example `\(id).nl.md`")
            } else if groups[index].translations.contains(where: { $0.language == language }) {
                report(
                    "duplicate-id", "a second translation of `\(id)` into `\(language)`", path, "keep one of the two")
            } else {
                groups[index].translations.append((language, path))
            }
        } else if let first = groups[index].main {
            diagnostics.append(
                Diagnostic(
                    "duplicate-id", "a second file has the id `\(id)`", at: SourceLocation(file: path),
                    suggestion: "the file's name is the id and the address: give one of them another name",
                    notes: [.init("the first is here", at: SourceLocation(file: first))]))
        } else {
            groups[index].main = path
        }
    }

    private mutating func attach(_ name: String, path: String, to id: String) {
        guard Identifiers.isID(id) else { return }
        let allowed = name.utf8.allSatisfy {
            ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 90) || ($0 >= 97 && $0 <= 122) || $0 == 45 || $0 == 46
                || $0 == 95
        }
        guard allowed, name.utf8.first != UInt8(ascii: ".") else {
            report(
                "bad-file-name", "`\(name)` cannot stand in an address as it is", path,
                "use letters, digits, hyphens, points and underscores")
            return
        }
        guard name.lowercased() != "index.html", name.lowercased() != "index.json" else {
            report(
                "bad-file-name", "`\(name)` is the name of a page of the site", path, "give the attachment another name"
            )
            return
        }
        let index = group(.caseFile, id)
        if let twin = groups[index].attachments.first(where: { $0.name.lowercased() == name.lowercased() }) {
            report("bad-file-name", "`\(name)` and `\(twin.name)` differ in case only", path, "give one another name")
            return
        }
        groups[index].attachments.append((name, path))
    }

    private mutating func group(_ kind: Group.Kind, _ id: String) -> Int {
        let key = Key(kind: kind, id: id)
        if let index = indices[key] { return index }
        groups.append(Group(kind: kind, id: id))
        indices[key] = groups.count - 1
        return groups.count - 1
    }

    private mutating func report(_ identifier: String, _ message: String, _ path: String, _ suggestion: String) {
        diagnostics.append(Diagnostic(identifier, message, at: SourceLocation(file: path), suggestion: suggestion))
    }

    private mutating func entries(of folder: String) throws(Disk.Failure) -> [Disk.Entry] {
        try Disk.visible(folder, noting: &folders)
    }
}
