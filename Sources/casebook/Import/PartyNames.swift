import Content

/// Whom the names of a table mean: by the list that an editor reviews, else by the known names, else as new files.
struct PartyNames {
    private struct NewEntity {
        var id: String
        var names: [String]
        var short: String?
        var country: Country?
    }

    private(set) var list: MatchList
    private let matchers: [String: NameMatcher]
    private let known: [String: Set<String>]
    private var ids: Set<String>
    private var new: [String: [String: NewEntity]] = [:]
    /// The ids of those, by kind, the name they go by and country.
    private var newIDs: [String: String] = [:]
    /// The last number that was put behind an id, by the id.
    private var numbers: [String: Int] = [:]

    init(tree: ContentTree, list: MatchList) {
        self.list = list
        var matchers: [String: NameMatcher] = [:]
        var known: [String: Set<String>] = [:]
        for category in [EntityFile.Category.authority, .company] {
            let entities = tree.entities.filter { $0.category == category }
            matchers[category.rawValue] = NameMatcher(entities)
            known[category.rawValue] = Set(entities.map(\.id))
        }
        self.matchers = matchers
        self.known = known
        ids = Set(tree.entities.map(\.id))
        // An id that an editor wrote into the list is not given to somebody else.
        ids.formUnion(list.entries.values.map(\.id))
    }

    /// The id of the entity that a name means.
    mutating func id(_ kind: String, _ name: String, country: Country?, creates: Bool) throws(NotTaken) -> String {
        if let entry = list[kind, name], !entry.id.isEmpty {
            if entry.id == "-" { throw NotTaken("the list of matches leaves out “\(name)”") }
            if known[kind]?.contains(entry.id) == true { return entry.id }
            guard creates else { throw NotTaken("the list of matches says `\(entry.id)`, which is no \(kind)") }
            add(kind, entry.id, name, country, short: nil)
            return entry.id
        }
        if let match = matchers[kind]?.match(name, country: country) {
            list[kind, name] = MatchList.Entry(id: match.id, ground: match.ground.rawValue, near: "")
            return match.id
        }
        // Who of two is accused, nobody but an editor decides.
        if let several = matchers[kind]?.several(name, country: country), !several.isEmpty {
            list[kind, name] = MatchList.Entry(id: "", ground: "several", near: several.joined(separator: " "))
            let words = several.map { "`\($0)`" }.joined(separator: " or ")
            throw NotTaken("“\(name)” may be \(words); write the right id into the list of matches")
        }
        let near = matchers[kind]?.nearest(name) ?? ""
        guard creates else {
            list[kind, name] = MatchList.Entry(id: "", ground: "none", near: near)
            throw NotTaken("no \(kind) is known as “\(name)”; write its id into the list of matches")
        }
        let (full, short) = kind == "authority" ? Self.parts(name) : (name, nil)
        let key = (short ?? NameMatcher.key(name)).lowercased() + "/" + (country?.code ?? "")
        if let id = newIDs["\(kind)/\(key)"] {
            add(kind, id, full, country, short: short)
            list[kind, name] = MatchList.Entry(id: id, ground: "new", near: near)
            return id
        }
        let id = unique(short.map(slug) ?? NameMatcher.key(full), country)
        add(kind, id, full, country, short: short)
        list[kind, name] = MatchList.Entry(id: id, ground: "new", near: near)
        return id
    }

    private static func key(_ name: String, _ country: Country?) -> String {
        NameMatcher.key(name).lowercased() + "/" + (country?.code ?? "")
    }

    /// `Spanish Data Protection Authority (AEPD)` as its name and what it is called.
    private static func parts(_ name: String) -> (String, String?) {
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return (name, nil) }
        let inside = name[name.index(after: open)...].dropLast().filter { !"'\"‘’“”".contains($0) }
        let before = ImportText.collapsed(String(name[..<open]))
        guard !before.isEmpty, (2...20).contains(inside.count), inside.allSatisfy({ $0.isLetter || $0 == "-" }) else {
            return (name, nil)
        }
        return (before, inside)
    }

    private mutating func add(_ kind: String, _ id: String, _ name: String, _ country: Country?, short: String?) {
        ids.insert(id)
        var entity = new[kind]?[id] ?? NewEntity(id: id, names: [], short: short, country: country)
        if entity.names.count < 100, !entity.names.contains(name) { entity.names.append(name) }
        if entity.country == nil { entity.country = country }
        new[kind, default: [:]][id] = entity
        newIDs["\(kind)/\(Self.key(entity.short ?? entity.names[0], entity.country))"] = id
    }

    private mutating func unique(_ stem: String, _ country: Country?) -> String {
        var id = String(stem.prefix(60))
        while id.hasSuffix("-") { id.removeLast() }
        if ids.contains(id), let country { id += "-" + country.code.lowercased() }
        let base = id
        var number = numbers[base] ?? 2
        while ids.contains(id) {
            id = "\(base)-\(number)"
            number += 1
        }
        numbers[base] = number
        return id
    }

    /// The files of the entities that were not known.
    func files(root: String, language: String) -> [ImportPlan.File] {
        var files: [ImportPlan.File] = []
        for (kind, folder) in [("authority", "authorities"), ("company", "companies")] {
            for entity in (new[kind] ?? [:]).values.sorted(by: { $0.id < $1.id }) {
                var text = "---\nnames:\n  \(language): \(YAMLText.scalar(entity.names[0]))\n"
                if let short = entity.short { text += "  short: \(YAMLText.scalar(short))\n" }
                let others = entity.names.dropFirst()
                if !others.isEmpty {
                    text +=
                        "  aliases: [\(others.map { YAMLText.scalar($0, isInBraces: true) }.joined(separator: ", "))]\n"
                }
                if let country = entity.country { text += "country: \(country.code)\n" }
                text += "---\n"
                files.append(ImportPlan.File(path: "\(root)/\(folder)/\(entity.id).md", text: text))
            }
        }
        return files
    }
}
