/// Finds what a mistyped name was probably meant to be.
package enum NearMiss {
    /// The one of `names` that differs from `name` by the fewest typing mistakes, or nothing where none comes close.
    ///
    /// Of equally near names the first in alphabetical order is taken, so that the answer does not depend on the order
    /// in which they were given. Upper and lower case count as equal. A name equal to `name` is never offered.
    package static func nearest(to name: String, among names: [String]) -> String? {
        let typed = scalars(of: name)
        // One mistake in three letters: more, and the offer is a guess that misleads.
        let allowed = max(1, typed.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in names where candidate != name {
            let limit = best?.distance ?? allowed
            let distance = distance(typed, scalars(of: candidate), limit: limit)
            guard distance <= limit else { continue }
            if let found = best, found.distance == distance, found.name <= candidate { continue }
            best = (candidate, distance)
        }
        // Where every letter would have to change, nothing of the name is left to be near to.
        guard let best, best.distance < typed.count else { return nil }
        return best.name
    }

    /// The number of letters to insert, delete, replace or swap with their neighbour to turn one name into the other.
    package static func distance(_ one: String, _ other: String) -> Int {
        distance(scalars(of: one), scalars(of: other), limit: .max)
    }

    private static func scalars(of name: String) -> [Unicode.Scalar] {
        Array(name.lowercased().unicodeScalars)
    }

    /// The same over scalars: the optimal string alignment distance, or some value above `limit` once it exceeds that.
    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar], limit: Int) -> Int {
        guard abs(one.count - other.count) <= limit else { return abs(one.count - other.count) }
        var beforePrevious = [Int](repeating: 0, count: other.count + 1)
        var previous = Array(0...other.count)
        var current = previous
        for row in 0..<one.count {
            current[0] = row + 1
            var smallest = current[0]
            for column in 0..<other.count {
                let replaced = previous[column] + (one[row] == other[column] ? 0 : 1)
                var cost = min(replaced, previous[column + 1] + 1, current[column] + 1)
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
