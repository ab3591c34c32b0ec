/// Puts the fields at the top of a file into the order in which their kind declares them.
enum KeyOrder {
    /// The fields in order; nil where they are already, or where the order cannot be known.
    ///
    /// A field takes with it the comments directly above it; a comment that an empty line parts from the first field
    /// speaks of the whole file and stays where it is.
    static func sorted(_ bytes: [UInt8], by names: [String]) -> [UInt8]? {
        guard let node = RepairProof.tree(bytes), case .mapping(let entries, false) = node.content else { return nil }
        let ranks = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let order = entries.map { ranks[$0.key] }
        guard entries.count > 1, !order.contains(nil), entries.allSatisfy({ $0.keyPosition.column == 1 }) else {
            return nil
        }
        let places = order.compactMap { $0 }
        if places == places.sorted() { return nil }

        let lines = RepairParts.lines(of: bytes)
        // A last line without an end would run into the next when it moves up.
        guard lines.last?.last == UInt8(ascii: "\n") else { return nil }
        var starts = entries.map { $0.keyPosition.line - 1 }
        for index in starts.indices.reversed() {
            let floor = index == 0 ? 0 : starts[index - 1] + 1
            while starts[index] > floor, isComment(lines[starts[index] - 1]) { starts[index] -= 1 }
        }
        let header = lines[..<starts[0]].joined()
        let chunks = starts.indices.map { index in
            Array(lines[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : lines.count)].joined())
        }
        let sorted = chunks.indices.sorted { (places[$0], $0) < (places[$1], $1) }
        let result = Array(header) + sorted.flatMap { chunks[$0] }
        return RepairProof.saysTheSame(bytes, result) ? result : nil
    }

    private static func isComment(_ line: ArraySlice<UInt8>) -> Bool { line.first == UInt8(ascii: "#") }
}
