/// Labels side by side along one line, moved apart as little as it takes.
enum Spreading {
    /// Where each label starts, so that none touches the next and all lie in `range`.
    ///
    /// The centres are where each would like to stand, in order. Where the range is too short for all, they run over
    /// its end.
    static func starts(centres: [Double], sizes: [Double], in range: ClosedRange<Double>) -> [Double] {
        /// Labels that touch, as one: where it starts, how long it is, and whom it holds.
        struct Cluster {
            var start: Double
            var size: Double
            var wish: Double
            var members: Int
        }
        var clusters: [Cluster] = []
        for (centre, size) in zip(centres, sizes) {
            var cluster = Cluster(start: 0, size: size, wish: centre - size / 2, members: 1)
            cluster.start = clamp(cluster.wish, size: size, range)
            while let last = clusters.last, last.start + last.size > cluster.start {
                clusters.removeLast()
                // The joint wish is the mean of the members', each seen from the start of the cluster.
                let members = last.members + cluster.members
                let sum = last.wish * Double(last.members) + (cluster.wish - last.size) * Double(cluster.members)
                let wish = sum / Double(members)
                let joined = last.size + cluster.size
                cluster = Cluster(start: clamp(wish, size: joined, range), size: joined, wish: wish, members: members)
            }
            clusters.append(cluster)
        }
        var starts: [Double] = []
        for cluster in clusters {
            var start = cluster.start
            for _ in 0..<cluster.members {
                starts.append(start)
                start += sizes[starts.count - 1]
            }
        }
        return starts
    }

    private static func clamp(_ start: Double, size: Double, _ range: ClosedRange<Double>) -> Double {
        max(range.lowerBound, min(start, range.upperBound - size))
    }
}
