/// The bytes of one text and where they stand in their file.
struct MarkdownSource {
    let bytes: UnsafeBufferPointer<UInt8>
    let file: String
    /// The line of the file on which the text begins.
    let startLine: Int
    /// The offset of each line's first byte.
    var lineStarts: [Int] = []
    /// The byte that was last located, and its column.
    private var last = (offset: 0, column: 1)

    init(bytes: UnsafeBufferPointer<UInt8>, file: String, startLine: Int) {
        self.bytes = bytes
        self.file = file
        self.startLine = startLine
        lineStarts.reserveCapacity(bytes.count / 40 + 2)
    }

    var lineCount: Int { lineStarts.count }

    /// The bytes of a line of the text, counted from 1, without its line end.
    func lineRange(_ line: Int) -> Range<Int> {
        guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The line, counted from 1, that holds the byte.
    func line(ofByte offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The place of a byte in the file: its column counted in Unicode scalars.
    ///
    /// Places are mostly asked for in order, so counting goes on from the last one: a long line is read once.
    mutating func location(ofByte offset: Int) -> SourceLocation {
        let line = line(ofByte: offset)
        let start = lineStarts.isEmpty ? 0 : lineStarts[line - 1]
        var (index, column) = last.offset >= start && last.offset <= offset ? (last.offset, last.column) : (start, 1)
        while index < offset {
            if bytes[index] & 0xC0 != 0x80 { column += 1 }
            index += 1
        }
        last = (offset, column)
        return SourceLocation(file: file, position: SourcePosition(line: startLine + line - 1, column: column))
    }

    /// Whether the bytes at the offset are those of the text.
    func has(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard offset >= 0, offset + text.count <= bytes.count else { return false }
        for index in 0..<text.count where bytes[offset + index] != text[index] { return false }
        return true
    }

    func has(_ text: [UInt8], at offset: Int) -> Bool {
        text.withUnsafeBufferPointer { has($0, at: offset) }
    }

    func has(_ text: StaticString, at offset: Int) -> Bool {
        has(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), at: offset)
    }

    /// Whether an odd number of backslashes stands before the byte, which makes it a plain character.
    func isEscaped(_ offset: Int) -> Bool {
        var index = offset
        while index > 0, bytes[index - 1] == UInt8(ascii: "\\") { index -= 1 }
        return (offset - index) % 2 == 1
    }

    /// The first place of a byte at or after `start` and before `end`.
    func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int? {
        var index = max(0, start)
        while index < min(end, bytes.count) {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }

    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}
