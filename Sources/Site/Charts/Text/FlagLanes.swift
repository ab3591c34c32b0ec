/// Labels that hang like flags on vertical poles, in lanes so that no pole runs through a flag.
enum FlagLanes {
    /// Where a flag hangs: in which lane, zero nearest to the line the poles stand on, and to which side it flies.
    struct Place: Equatable {
        var lane: Int
        var fliesLeft: Bool
    }

    private static let few = 8

    /// The lane of each flag that flies to the right of its pole, zero nearest to the line the poles stand on.
    ///
    /// Poles must be in order. A flag that reaches beyond a later pole hangs higher than the flag of that pole: so the later pole
    /// ends below it.
    static func lanes(poles: [Double], widths: [Double]) -> [Int] {
        var lanes = Array(repeating: 0, count: poles.count)
        for index in poles.indices.reversed() {
            for later in poles.indices[(index + 1)...] where poles[later] < poles[index] + widths[index] {
                lanes[index] = max(lanes[index], lanes[later] + 1)
            }
        }
        return lanes
    }

    /// The same for flags that fly to the left.
    static func lanesToTheLeft(poles: [Double], widths: [Double]) -> [Int] {
        lanes(poles: poles.reversed().map { -$0 }, widths: widths.reversed()).reversed()
    }

    /// Where a few flags hang that may fly to either side: so that none leaves the drawing, no pole runs through one, and
    /// they take few lanes.
    ///
    /// Every choice of sides is tried. Where none will do, or there are too many to try, a flag flies to the right if there
    /// is room, and those to the left hang first.
    static func places(poles: [Double], widths: [Double], within width: Double) -> [Place] {
        guard poles.count <= few else { return fallback(poles, widths, width) }
        var best: [Place]?
        var least = Int.max
        for choice in 0..<(1 << poles.count) {
            let sides = poles.indices.map { choice >> $0 & 1 == 1 }
            let fits = poles.indices.allSatisfy { fitsSide(sides[$0], poles[$0], widths[$0], width) }
            guard fits, let lanes = lanes(poles: poles, widths: widths, fliesLeft: sides) else { continue }
            let depth = (lanes.max() ?? 0) * 64 + lanes.reduce(0, +)
            guard depth < least else { continue }
            least = depth
            best = zip(lanes, sides).map { Place(lane: $0, fliesLeft: $1) }
        }
        return best ?? fallback(poles, widths, width)
    }

    private static func fitsSide(_ left: Bool, _ pole: Double, _ width: Double, _ whole: Double) -> Bool {
        left ? pole >= width : pole + width <= whole
    }

    /// The lanes for flags whose sides are chosen; nil where each of some flags would have to hang below another.
    private static func lanes(poles: [Double], widths: [Double], fliesLeft: [Bool]) -> [Int]? {
        let spans = poles.indices.map { index in
            fliesLeft[index]
                ? (poles[index] - widths[index])...poles[index] : poles[index]...(poles[index] + widths[index])
        }
        // A flag hangs below the end of every pole that it reaches over.
        func isBelow(_ one: Int, _ other: Int) -> Bool {
            guard one != other, spans[one].overlaps(spans[other]) else { return false }
            if reaches(one, over: other) { return true }
            // Where flags meet between their poles, either may hang lower.
            return !reaches(other, over: one) && one > other
        }
        func reaches(_ one: Int, over other: Int) -> Bool {
            poles[other] != poles[one] && spans[one].contains(poles[other])
        }
        var lanes: [Int?] = Array(repeating: nil, count: poles.count)
        for lane in poles.indices {
            // Those for which nothing is left above which they would have to hang.
            let left = poles.indices.filter { lanes[$0] == nil }
            let next = left.filter { one in !left.contains { isBelow(one, $0) } }
            if next.isEmpty { break }
            for index in next { lanes[index] = lane }
        }
        let all = lanes.compactMap { $0 }
        return all.count == poles.count ? all : nil
    }

    private static func fallback(_ poles: [Double], _ widths: [Double], _ width: Double) -> [Place] {
        let sides = poles.indices.map { poles[$0] + widths[$0] > width && poles[$0] > width / 2 }
        func lanes(_ left: Bool) -> [Int] {
            let own = poles.indices.filter { sides[$0] == left }
            let (poles, widths) = (own.map { poles[$0] }, own.map { widths[$0] })
            return left ? lanesToTheLeft(poles: poles, widths: widths) : self.lanes(poles: poles, widths: widths)
        }
        var left = lanes(true)[...]
        var right = lanes(false)[...]
        let first = (left.max() ?? -1) + 1
        return sides.map {
            $0
                ? Place(lane: left.removeFirst(), fliesLeft: true)
                : Place(lane: right.removeFirst() + first, fliesLeft: false)
        }
    }
}
