/// A scale on which each step is ten times the last, from one power of ten to another.
struct LogScale: Sendable {
    /// The powers of ten the axis is marked with, in order; never empty.
    let decades: [Int64]
    /// The ends of the scale, as binary logarithms.
    private let low: Double
    private let high: Double
    private let left: Double
    private let width: Double

    /// A scale that holds all of `values` (those above zero), from `left` over `width` user units.
    init(holding values: [Int64], left: Double, width: Double) {
        let positive = values.filter { $0 > 0 }
        let smallest = positive.min() ?? 1
        let largest = positive.max() ?? 10
        var decades: [Int64] = [1]
        while let first = decades.first, first <= smallest / 10 { decades[0] = first * 10 }
        while let last = decades.last, last < largest || decades.count < 2 {
            let (next, overflow) = last.multipliedReportingOverflow(by: 10)
            decades.append(overflow ? Int64.max : next)
        }
        if decades.count > 2 {
            // From a little before the first value to a little after the last, not a whole decade for either.
            low = max(Self.log2(Double(decades[0])), Self.log2(Double(smallest)) - 0.6)
            high = min(Self.log2(Double(decades[decades.count - 1])), Self.log2(Double(largest)) + 0.6)
            let ends = (low - 1e-9)...(high + 1e-9)
            decades.removeAll { !ends.contains(Self.log2(Double($0))) }
        } else {
            low = Self.log2(Double(decades[0]))
            high = Self.log2(Double(decades[decades.count - 1]))
        }
        self.decades = decades
        self.left = left
        self.width = width
    }

    /// Where a value stands; zero and less stand at the left end.
    func position(_ value: Int64) -> Double {
        guard value > 0, high > low else { return left }
        return left + (Self.log2(Double(value)) - low) / (high - low) * width
    }

    /// The binary logarithm by additions and divisions alone: the C library's differs in the last digit from one
    /// system to the next, and a drawing must not.
    static func log2(_ value: Double) -> Double {
        guard value > 0 else { return 0 }
        let t = (value.significand - 1) / (value.significand + 1)
        let square = t * t
        var sum = 0.0
        for odd in stride(from: 35, through: 1, by: -2) { sum = sum * square + 1 / Double(odd) }
        return Double(value.exponent) + 2 * t * sum * 1.4426950408889634
    }
}
