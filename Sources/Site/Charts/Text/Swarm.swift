/// Marks on one line moved aside just so far that none lies on another.
enum Swarm {
    /// How far each mark is moved from the line, in the order of `positions`; never farther than `limit`, where marks
    /// may lie on one another after all.
    static func offsets(positions: [Double], distance: Double, limit: Double) -> [Double] {
        var offsets = Array(repeating: 0.0, count: positions.count)
        let order = positions.indices.sorted { (positions[$0], $0) < (positions[$1], $1) }
        // Only marks that stand close by can be in the way: they are the last ones placed.
        var near: [Int] = []
        for index in order {
            near.removeAll { positions[index] - positions[$0] >= distance }
            var candidates = [0.0]
            for other in near {
                let apart = positions[index] - positions[other]
                let aside = (distance * distance - apart * apart).squareRoot() + 0.01
                candidates.append(offsets[other] + aside)
                candidates.append(offsets[other] - aside)
            }
            candidates.sort { (abs($0), $0) < (abs($1), $1) }
            let free = candidates.first { candidate in
                abs(candidate) <= limit
                    && near.allSatisfy { other in
                        let x = positions[index] - positions[other]
                        let y = candidate - offsets[other]
                        return x * x + y * y >= distance * distance
                    }
            }
            // Full: spread over the strip by turns.
            offsets[index] = free ?? limit * (Double(near.count % 9) - 4) / 4
            near.append(index)
            if near.count > 40 { near.removeFirst() }
        }
        return offsets
    }
}
