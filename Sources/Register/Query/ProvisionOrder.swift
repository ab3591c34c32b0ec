import Content

/// The order of places in one law: numbers by size, `13` before `13a` before `14`, an article before its parts.
enum ProvisionOrder {
    /// Whether one place stands before another; a place that holds the other does.
    static func isBelow(_ one: ProvisionCitation, _ other: ProvisionCitation) -> Bool {
        compare(path(one)[...], path(other)[...]) < 0
    }

    /// Whether a place is this one or a part of it: `13(1)(c)` is in `13`.
    static func holds(_ place: ProvisionCitation, _ cited: ProvisionCitation) -> Bool {
        place.law == cited.law && place.article == cited.article
            && cited.subdivisions.starts(with: place.subdivisions)
    }

    /// Whether a place lies between two, both with all their parts.
    static func isBetween(_ first: ProvisionCitation, _ last: ProvisionCitation, _ cited: ProvisionCitation) -> Bool {
        guard cited.law == first.law else { return false }
        let place = path(cited)
        let end = path(last)
        return compare(place[...], path(first)[...]) >= 0 && compare(place.prefix(end.count), end[...]) <= 0
    }

    private static func path(_ citation: ProvisionCitation) -> [String] { [citation.article] + citation.subdivisions }

    private static func compare(_ one: ArraySlice<String>, _ other: ArraySlice<String>) -> Int {
        for (left, right) in zip(one, other) {
            let order = compare(left, right)
            if order != 0 { return order }
        }
        return one.count - other.count
    }

    /// Compares runs of digits by their numbers and everything else by its bytes.
    static func compare(_ one: String, _ other: String) -> Int {
        var left = Array(one.utf8)[...]
        var right = Array(other.utf8)[...]
        while let first = left.first, let second = right.first {
            if isDigit(first), isDigit(second) {
                let (leftRun, rightRun) = (number(&left), number(&right))
                if leftRun.count != rightRun.count { return leftRun.count - rightRun.count }
                for (a, b) in zip(leftRun, rightRun) where a != b { return Int(a) - Int(b) }
            } else {
                if first != second { return Int(first) - Int(second) }
                left.removeFirst()
                right.removeFirst()
            }
        }
        return left.count - right.count
    }

    /// Takes a run of digits off the front, without its leading zeros.
    private static func number(_ bytes: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let run = bytes.prefix(while: isDigit)
        bytes = bytes.dropFirst(run.count)
        return run.drop { $0 == UInt8(ascii: "0") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
