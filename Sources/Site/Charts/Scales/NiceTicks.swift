/// The numbers an axis is marked with: multiples of 1, 2 or 5 times a power of ten, from zero.
enum NiceTicks {
    /// From zero to the first at or above `maximum`, in about `count` steps and never more.
    static func upTo(_ maximum: Int64, count: Int) -> [Int64] {
        guard maximum > 0 else { return [0] }
        var step: Int64 = 1
        let factors: [Int64] = [2, 5, 10]
        var power: Int64 = 1
        var index = 0
        while (maximum - 1) / step >= Int64(max(1, count)) {
            let (next, overflow) = power.multipliedReportingOverflow(by: factors[index])
            guard !overflow else { return [0, maximum] }
            step = next
            index += 1
            if index == factors.count {
                index = 0
                power = step
            }
        }
        var ticks: [Int64] = [0]
        while let last = ticks.last, last < maximum {
            let (next, overflow) = last.addingReportingOverflow(step)
            guard !overflow else { return [0, maximum] }
            ticks.append(next)
        }
        return ticks
    }
}
