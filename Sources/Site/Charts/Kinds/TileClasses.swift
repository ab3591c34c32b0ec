/// The shades of a map: up to five classes of about as many countries each.
struct TileClasses {
    /// The smallest value of each class, ascending.
    let lowerBounds: [Int64]
    /// The smallest and the largest value that occur in each class.
    let ranges: [ClosedRange<Int64>]

    /// Classes of the values above zero; equal values are always in one class.
    init(_ values: [Int64]) {
        let sorted = values.filter { $0 > 0 }.sorted()
        let distinct = Set(sorted).count
        let count = min(5, distinct)
        var bounds: [Int64] = []
        for index in 0..<count {
            let bound = sorted[index * sorted.count / count]
            if bounds.last.map({ $0 < bound }) ?? true { bounds.append(bound) }
        }
        lowerBounds = bounds
        ranges = bounds.indices.map { index in
            let members = sorted.filter { value in
                value >= bounds[index] && (index + 1 == bounds.count || value < bounds[index + 1])
            }
            return bounds[index]...(members.last ?? bounds[index])
        }
    }

    /// The class of a value, from 1; nil for zero.
    func number(of value: Int64) -> Int? {
        guard value > 0 else { return nil }
        return lowerBounds.lastIndex { $0 <= value }.map { $0 + 1 }
    }

    /// The shade of a class, from 1 to 5: few classes still reach the darkest.
    func shade(_ number: Int) -> Int { number + 5 - lowerBounds.count }
}
