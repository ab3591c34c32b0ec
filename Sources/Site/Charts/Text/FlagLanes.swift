/// Labels that hang like flags on vertical poles, in lanes so that no pole runs through a flag.
enum FlagLanes {
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
}
