/// Finds what a mistyped name was probably meant to be.
package enum NearMiss {
    /// The one of `names` that differs from `name` by the fewest typing mistakes, or nothing where none comes close.
    ///
    /// Of equally near names the first in alphabetical order is taken, so that the answer does not depend on the order
    /// in which they were given. Upper and lower case count as equal. A name equal to `name` is never offered.
    package static func nearest(to name: String, among names: [String]) -> String? {
        Names(names).nearest(to: name)
    }

    /// The number of letters to insert, delete, replace or swap with their neighbour to turn one name into the other.
    package static func distance(_ one: String, _ other: String) -> Int {
        let (one, other) = (scalars(of: one), scalars(of: other))
        return distance(one, other, limit: max(one.count, other.count))
    }

    /// Names that many mistyped ones are looked up among: what each of them costs is paid once.
    package struct Names: Sendable {
        private struct Name {
            var text: String
            var scalars: [Unicode.Scalar]
            var letters: UInt64
        }

        private var byLength: [Int: [Name]] = [:]
        /// The names that have a word, where there are so few names that a shared word means something.
        private var byWord: [Substring: [String]] = [:]

        package init(_ names: some Sequence<String>) {
            let names = Array(names)
            if names.count <= NearMiss.mostNamesOfWords {
                for text in names {
                    for word in Set(NearMiss.words(of: text)) { byWord[word, default: []].append(text) }
                }
            }
            for text in names {
                let scalars = NearMiss.scalars(of: text)
                byLength[scalars.count, default: []].append(
                    Name(text: text, scalars: scalars, letters: NearMiss.letters(of: scalars)))
            }
        }

        /// The nearest of the names, as ``NearMiss/nearest(to:among:)`` has it.
        package func nearest(to name: String) -> String? {
            let typed = NearMiss.scalars(of: name)
            let letters = NearMiss.letters(of: typed)
            // One mistake in three letters, and never many: more, and the offer is a guess that misleads.
            let allowed = min(max(1, typed.count / 3), NearMiss.mostMistakes)
            var best: (name: String, distance: Int)?
            for difference in 0...allowed {
                if let best, best.distance < difference { break }
                for length in difference == 0 ? [typed.count] : [typed.count - difference, typed.count + difference] {
                    for candidate in byLength[length] ?? [] where candidate.text != name {
                        let limit = best?.distance ?? allowed
                        // Each mistake brings in one strange letter at most, and takes one away at most.
                        guard (letters & ~candidate.letters).nonzeroBitCount <= limit,
                            (candidate.letters & ~letters).nonzeroBitCount <= limit
                        else { continue }
                        let distance = NearMiss.distance(typed, candidate.scalars, limit: limit)
                        guard distance <= limit else { continue }
                        if let found = best, found.distance == distance, found.name <= candidate.text { continue }
                        best = (candidate.text, distance)
                    }
                }
            }
            // Where every letter would have to change, nothing of the name is left to be near to.
            guard let best, best.distance < typed.count else { return sharingWords(with: name) }
            return best.name
        }

        /// The only name that shares the most letters in whole words, two words and eight letters at least:
        /// `data-protection-by-design` for `privacy-by-design`.
        private func sharingWords(with name: String) -> String? {
            var shared: [String: (words: Int, letters: Int)] = [:]
            for word in Set(NearMiss.words(of: name)) {
                for text in byWord[word] ?? [] where text != name {
                    let (words, letters) = shared[text] ?? (0, 0)
                    shared[text] = (words + 1, letters + word.count)
                }
            }
            let near = shared.filter { $0.value.words > 1 && $0.value.letters >= 8 }
            guard let most = near.values.map(\.letters).max() else { return nil }
            let best = near.filter { $0.value.letters == most }
            return best.count == 1 ? best.first?.key : nil
        }
    }

    /// However long a name is, whoever makes more mistakes than this meant another.
    private static let mostMistakes = 8

    /// Among more names than this, those that share two words are too many to mean anything.
    private static let mostNamesOfWords = 200

    /// What stands between hyphens, but for numbers: a year says nothing of what is meant.
    private static func words(of name: String) -> [Substring] {
        name.split(separator: "-").filter { $0.count > 1 && !$0.allSatisfy(\.isNumber) }
    }

    private static func scalars(of name: String) -> [Unicode.Scalar] {
        Array(name.lowercased().unicodeScalars)
    }

    /// Which letters a name has, as bits that several letters may share.
    private static func letters(of scalars: [Unicode.Scalar]) -> UInt64 {
        scalars.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
    }

    /// The optimal string alignment distance, or some value above `limit` once it exceeds that.
    ///
    /// Only what lies within `limit` of the diagonal is looked at, so that time grows with the length and not its square.
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], limit: Int) -> Int {
        guard abs(one.count - other.count) <= limit else { return abs(one.count - other.count) }
        let beyond = limit + 1
        var beforePrevious = [Int](repeating: beyond, count: other.count + 1)
        var previous = (0...other.count).map { min($0, beyond) }
        var current = [Int](repeating: beyond, count: other.count + 1)
        for row in 0..<one.count {
            let first = max(0, row - limit)
            let last = min(other.count, row + limit + 1)
            current[first] = first == 0 ? row + 1 : beyond
            var smallest = current[first]
            for column in first..<last {
                let replaced = previous[column] + (one[row] == other[column] ? 0 : 1)
                // To the right of the band of the row above nothing was written.
                let above = column == row + limit ? beyond : previous[column + 1]
                var cost = min(replaced, above + 1, current[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current[column + 1] = cost
                smallest = min(smallest, cost)
            }
            if smallest > limit { return smallest }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[other.count]
    }
}
