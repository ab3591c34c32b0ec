import Content

/// Finds the entity that a name means, among the names, short, legal and former names and aliases of a kind of entity.
struct NameMatcher {
    /// How a name was recognised.
    enum Ground: String {
        case id, name, legal, short, former, alias
        /// But for capitals, marks on letters, signs and legal forms.
        case alike
        /// By what stands in brackets behind it.
        case bracket
    }

    private struct Candidate {
        var entity: String
        var ground: Ground
        var country: Country?
    }

    private var exact: [String: [Candidate]] = [:]
    private var folded: [String: [Candidate]] = [:]
    private var near = NearMiss.Names([])

    init(_ entities: [EntityFile]) {
        for entity in entities {
            let names = entity.names
            add(entity.id, entity, .id)
            for name in names.name.all { add(name, entity, .name) }
            for name in names.short?.all ?? [] { add(name, entity, .short) }
            if let legal = names.legal { add(legal, entity, .legal) }
            for former in names.former { add(former.name, entity, .former) }
            for alias in names.aliases { add(alias, entity, .alias) }
        }
        near = NearMiss.Names(folded.keys)
    }

    private mutating func add(_ name: String, _ entity: EntityFile, _ ground: Ground) {
        let candidate = Candidate(entity: entity.id, ground: ground, country: entity.country)
        exact[name, default: []].append(candidate)
        folded[Self.key(name), default: []].append(candidate)
    }

    /// The entity, and how it was recognised; nil where none or several are meant.
    func match(_ name: String, country: Country?) -> (id: String, ground: Ground)? {
        if let found = one(exact[name], country) { return (found.entity, found.ground) }
        if let found = one(folded[Self.key(name)], country) {
            return (found.entity, found.ground == .former || found.ground == .alias ? found.ground : .alike)
        }
        guard let (before, inside) = Self.brackets(name) else { return nil }
        for part in [inside, before] where !part.isEmpty {
            if let found = one(folded[Self.key(part)], country) { return (found.entity, .bracket) }
        }
        return nil
    }

    /// The entities that a name may mean where it does not say which of them; sorted.
    func several(_ name: String, country: Country?) -> [String] {
        let candidates = exact[name] ?? folded[Self.key(name)] ?? []
        let ids = Set(candidates.filter { country == nil || $0.country == nil || $0.country == country }.map(\.entity))
        return ids.count > 1 ? ids.sorted() : []
    }

    /// The nearest known name, for the eye only: it may be somebody else.
    func nearest(_ name: String) -> String? {
        near.nearest(to: Self.key(name)).flatMap { folded[$0]?.first?.entity }
    }

    private func one(_ candidates: [Candidate]?, _ country: Country?) -> Candidate? {
        guard let candidates else { return nil }
        let fitting = candidates.filter { country == nil || $0.country == nil || $0.country == country }
        guard let first = fitting.first, fitting.allSatisfy({ $0.entity == first.entity }) else { return nil }
        return first
    }

    /// The name without capitals, marks on letters, signs, an article before it and legal forms behind it.
    static func key(_ name: String) -> String {
        // Letters of a word with points stand together: `S.A.U.`.
        var words = slug(name).split(separator: "-").map(String.init)
        if words.count > 1, words[0] == "the" { words.removeFirst() }
        while words.count > 1, let last = words.last {
            if legalForms.contains(last) {
                words.removeLast()
            } else if words.count > 2, last.count <= 2, legalForms.contains(words[words.count - 2] + last) {
                words.removeLast(2)
            } else {
                break
            }
        }
        return words.joined(separator: "-")
    }

    /// What stands before brackets at the end of a name, and within them.
    private static func brackets(_ name: String) -> (String, String)? {
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return nil }
        let inside = name[name.index(after: open)...].dropLast()
        return (
            ImportText.collapsed(String(name[..<open])),
            inside.filter { !"'\"‘’“”".contains($0) }
        )
    }

    private static let legalForms: Set<String> = [
        "ab", "ad", "ag", "aps", "as", "asa", "bv", "bvba", "co", "company", "corp", "corporation", "cv", "doo", "ead",
        "eg", "eood", "ev", "gmbh", "inc", "incorporated", "kft", "kg", "kgaa", "lda", "limited",
        "llc", "llp", "lp", "ltd", "mbh", "na", "nv", "nyrt", "ood", "oy", "oyj", "pa", "plc", "pte", "pty", "pvt",
        "sa",
        "sarl", "sas", "sau", "sca", "se", "sicav", "sl", "slu", "spa", "sp", "srl", "sro", "spolka", "uab", "ug",
        "vof",
        "vzw", "zoo", "zrt",
    ]
}
