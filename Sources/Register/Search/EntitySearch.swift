import Content

/// Finds entities by part of a name: id, names in every language, short and legal names, aliases, former names.
///
/// Capitals and accents make no difference: `osterreich` finds `Österreichische Post`.
package struct EntitySearch: Sendable {
    package struct Match: Sendable {
        package var id: String
        /// The name as it is shown, with the other by which it was found where that differs.
        package var name: String
        package var country: Country?
        package var category: EntityFile.Category
    }

    private struct Candidate: Sendable {
        var match: Match
        /// Every name, folded, each word with a blank before it.
        var names: [[UInt8]]
    }

    private let candidates: [Candidate]

    package init(_ register: Register, _ categories: [EntityFile.Category]) {
        let language = register.settings.defaultLanguage
        candidates = register.entities.filter { categories.contains($0.category) && !$0.isIntroduced }.map { entity in
            let names = entity.file.names
            let shown = names.name.text(language, fallback: language) ?? entity.id
            let short = names.short?.text(language, fallback: language)
            let all =
                [entity.id] + names.name.all + (names.short?.all ?? []) + [names.legal].compactMap { $0 }
                + names.aliases + names.former.map(\.name)
            return Candidate(
                match: Match(
                    id: entity.id, name: short.map { $0 == shown ? shown : "\(shown) (\($0))" } ?? shown,
                    country: entity.file.country, category: entity.category),
                names: all.map(EntitySearch.folded))
        }
    }

    /// The entities that a text may mean, the likeliest first: those with just this name, then those with a name that
    /// begins so, then those with a word that begins so.
    package func matches(_ typed: String) -> [Match] {
        if let exact = candidates.first(where: { $0.match.id == typed }) { return [exact.match] }
        let folded = EntitySearch.folded(typed)
        guard !folded.isEmpty else { return [] }
        let ranked = candidates.compactMap { candidate in
            candidate.names.compactMap { EntitySearch.rank(of: folded, in: $0) }.min().map { ($0, candidate.match) }
        }
        return ranked.sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }.map(\.1)
    }

    /// The one entity that a text names in full; nil where none does, or several do.
    package func exact(_ typed: String) -> Match? {
        if let exact = candidates.first(where: { $0.match.id == typed }) { return exact.match }
        let folded = EntitySearch.folded(typed)
        let named = candidates.filter { $0.names.contains(folded) }
        return named.count == 1 ? named[0].match : nil
    }

    /// The ids and names that a mistyped text is nearest to.
    package func nearest(_ typed: String) -> Match? {
        if let id = NearMiss.nearest(to: typed, among: candidates.map(\.match.id)) {
            return candidates.first { $0.match.id == id }?.match
        }
        let folded = String(decoding: EntitySearch.folded(typed), as: UTF8.self)
        let names = candidates.flatMap { candidate in
            candidate.names.map { (String(decoding: $0, as: UTF8.self), candidate.match) }
        }
        return NearMiss.nearest(to: folded, among: names.map(\.0)).flatMap { name in names.first { $0.0 == name }?.1 }
    }

    private static func folded(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        TextFolding.append(text, to: &bytes)
        return bytes
    }

    private static func rank(of typed: [UInt8], in name: [UInt8]) -> Int? {
        if name == typed { return 0 }
        if name.starts(with: typed) { return 1 }
        guard name.count > typed.count else { return nil }
        let isThere = (0...name.count - typed.count).contains { name[$0...].starts(with: typed) }
        return isThere ? 2 : nil
    }
}
