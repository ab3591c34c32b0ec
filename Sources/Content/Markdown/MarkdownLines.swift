/// The lines of a block as its parser has them, without what quotes and lists put before them, and where they stand.
struct MarkdownLines {
    /// Where each line begins in the block, and ends in the source.
    private var lines: [(start: Int, end: Int, sourceEnd: Int, sourceStart: Int)] = []

    init(_ block: UnsafeBufferPointer<UInt8>, from firstLine: Int, of source: MarkdownSource) {
        var start = 0
        for index in 0...block.count where index == block.count || block[index] == UInt8(ascii: "\n") {
            var end = index
            if end > start, block[end - 1] == UInt8(ascii: "\r") { end -= 1 }
            let range = source.lineRange(firstLine + lines.count)
            lines.append((start, end, range.upperBound, range.lowerBound))
            start = index + 1
        }
    }

    /// The byte of the source for a byte of the block: lines end alike, however they begin.
    func offset(of place: Int) -> Int {
        var (low, high) = (0, lines.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if lines[middle].start <= place { low = middle } else { high = middle }
        }
        let line = lines[low]
        return max(line.sourceStart, line.sourceEnd - max(0, line.end - place))
    }
}
