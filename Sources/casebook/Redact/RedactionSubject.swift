import Content
import Register

/// A case whose parties are to be named no more: its files, and all that names it.
struct RedactionSubject {
    /// The case as its file states it.
    let record: CaseFile
    /// The case's own file.
    let main: String
    let translations: [ContentListing.File]
    /// The files that lie beside it.
    let attachments: [String]
    /// The files of parties that no other file names, with their translations.
    let entityFiles: [String]
    /// What names the case or its parties: ids, and names as people write them.
    let ids: [String]
    let names: [String]
    /// Where other files name them.
    let mentions: [Mention]

    /// A line that an editor has to look at.
    struct Mention: Equatable {
        var path: String
        var line: Int
        var text: String
    }

    /// The addresses that were the case's, as paths from the site's top.
    var addresses: [String] { ([record.id] + record.formerIDs.map(\.value)).map { "cases/\($0)/" } }

    /// Every file that says what is to be forgotten.
    var files: [String] { [main] + translations.map(\.path) + attachments + entityFiles }

    /// Finds the case by its id, or by one that it had; nil where none can be read.
    init?(_ id: String, at desk: Desk) throws(Disk.Failure) {
        let cases = desk.files.filter { $0.kind == .caseFile }
        func read(_ file: ContentListing.File) -> CaseFile? {
            guard let bytes = try? Disk.read(file.path), var record = SourceParts.caseFile(bytes, path: file.path)
            else {
                return nil
            }
            record.id = file.id
            record.file = file.path
            return record
        }
        let found =
            cases.first { $0.id == id }.flatMap(read)
            ?? cases.lazy.compactMap(read).first { $0.formerIDs.contains { $0.value == id } }
        guard let record = found else { return nil }
        self.record = record
        let path = record.file
        main = path
        translations = desk.files.filter { $0.kind == .caseTranslation && $0.id == record.id }
        if path.hasSuffix("/index.md") {
            let folder = String(path.dropLast("/index.md".count))
            attachments = try Disk.list(folder).filter { $0.kind == .file && !$0.name.hasSuffix(".md") }.map {
                folder + "/" + $0.name
            }
        } else {
            attachments = []
        }
        var parties: [String] = []
        var names: [String] = []
        for party in record.companies {
            switch party.identity {
            case .entity(let id):
                parties.append(id.value)
                if let index = desk.register.entityIndex(id.value) {
                    let own = desk.register.entities[index].file.names
                    names += own.name.all + (own.short?.all ?? []) + [own.legal].compactMap { $0 }
                    names += own.former.map(\.name) + own.aliases
                }
            case .introduced(let name, _, _):
                parties.append(slug(name))
                names.append(name)
            case .undisclosed, .pseudonym: break
            }
            if let printed = party.printedAs { names.append(printed) }
        }
        ids = Self.unique([record.id] + record.formerIDs.map(\.value) + parties)
        // Two letters stand in too many words.
        self.names = Self.unique(names.filter { $0.count > 2 })
        let own = Set([main] + translations.map(\.path))
        let others = desk.files.filter { !own.contains($0.path) }
        var entityFiles: [String] = []
        for party in parties {
            let files = others.filter { $0.id == party && $0.path.contains("/companies/") }
            let isNamed = others.contains { file in
                file.id != party && !Self.lines(of: file.path, naming: [party], []).isEmpty
            }
            if !isNamed { entityFiles += files.map(\.path) }
        }
        self.entityFiles = entityFiles
        var mentions: [Mention] = []
        for file in others where !entityFiles.contains(file.path) {
            mentions += Self.lines(of: file.path, naming: ids, self.names)
        }
        self.mentions = mentions
    }

    /// The lines of a file that name one of the ids, as ids are written, or one of the names in any case.
    private static func lines(of path: String, naming ids: [String], _ names: [String]) -> [Mention] {
        guard let bytes = try? Disk.read(path, limit: 4 << 20) else { return [] }
        let names = names.map { $0.lowercased() }
        var mentions: [Mention] = []
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        {
            let text = String(decoding: line, as: UTF8.self)
            let lower = text.lowercased()
            if ids.contains(where: { holds(text, $0, besides: "-") }) || names.contains(where: { holds(lower, $0) }) {
                mentions.append(Mention(path: path, line: number + 1, text: text))
            }
        }
        return mentions
    }

    /// Whether words stand in a text by themselves, not within a longer word.
    private static func holds(_ text: String, _ words: String, besides more: String = "") -> Bool {
        func isInner(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || more.contains($0) } ?? false
        }
        let (text, words) = (Array(text), Array(words))
        guard let first = words.first, words.count <= text.count else { return false }
        return (0...text.count - words.count).contains { start in
            text[start] == first && text[start..<start + words.count].elementsEqual(words)
                && !isInner(start > 0 ? text[start - 1] : nil)
                && !isInner(start + words.count < text.count ? text[start + words.count] : nil)
        }
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
