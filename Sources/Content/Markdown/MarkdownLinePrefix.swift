/// What stands before a line's own text: blanks, `>`, the markers of list items and of footnotes.
struct MarkdownLinePrefix {
    /// How many containers the line names.
    private(set) var markers = 0
    /// Where the line's own text begins; its end if there is none.
    private(set) var content: Int
    let end: Int
    /// Whether the line is only hyphens, asterisks or underscores and blanks: a rule, not a list of lists.
    private(set) var isThematicBreak = false
    private(set) var isFootnoteDefinition = false
    /// Whether only blanks and `>` stand on the line, which ends every paragraph.
    private(set) var isBlank = true

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
        var end = line.upperBound
        while end > line.lowerBound, Self.isBlank(bytes[end - 1]) { end -= 1 }
        self.end = end
        content = line.lowerBound
        while true {
            while content < end, Self.isBlank(bytes[content]) { content += 1 }
            guard content < end else { break }
            let length = Self.markerLength(bytes, at: content, end: end)
            guard length > 0 else { break }
            if bytes[content] == UInt8(ascii: "[") { isFootnoteDefinition = true }
            if bytes[content] != UInt8(ascii: ">") { isBlank = false }
            if markers == 0 { isThematicBreak = Self.isRule(bytes, content..<end) }
            markers += 1
            content += length
        }
        if content < end { isBlank = false }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    private static func markerLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: ">"): return 1
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            return index + 1 == end || isBlank(bytes[index + 1]) ? 1 : 0
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            var next = index
            while next < end, next < index + 10, (0x30...0x39).contains(bytes[next]) { next += 1 }
            guard next < end, bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: ")"),
                next + 1 == end || isBlank(bytes[next + 1])
            else { return 0 }
            return next + 1 - index
        case UInt8(ascii: "["):
            // `[^label]:`, whose label holds no bracket.
            guard index + 1 < end, bytes[index + 1] == UInt8(ascii: "^") else { return 0 }
            var next = index + 2
            while next < end, bytes[next] != UInt8(ascii: "]"), bytes[next] != UInt8(ascii: "[") { next += 1 }
            guard next > index + 2, next + 1 < end, bytes[next] == UInt8(ascii: "]"),
                bytes[next + 1] == UInt8(ascii: ":")
            else { return 0 }
            return next + 2 - index
        default: return 0
        }
    }

    private static func isRule(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let mark = bytes[range.lowerBound]
        guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") else { return false }
        return range.allSatisfy { bytes[$0] == mark || isBlank(bytes[$0]) }
    }
}
