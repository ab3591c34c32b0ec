/// Applies edits of lines to the bytes of a text.
enum TextEdits {
    /// The text with the edits made, or nil where none fits; of edits that touch each other only the first is.
    static func apply(_ edits: [TextEdit], to bytes: [UInt8], firstLine: Int) -> [UInt8]? {
        var lines = RepairParts.lines(of: bytes).map { Array($0) }
        var done: [TextEdit] = []
        for edit in edits.sorted(by: { $0.position > $1.position }) {
            let index = edit.position.line - firstLine
            guard lines.indices.contains(index),
                !done.contains(where: { other in
                    other.position.line == edit.position.line
                        && other.position.column < edit.position.column + edit.length
                }),
                let line = applied(edit, to: lines[index])
            else { continue }
            lines[index] = line
            done.append(edit)
        }
        return done.isEmpty ? nil : Array(lines.joined())
    }

    private static func applied(_ edit: TextEdit, to line: [UInt8]) -> [UInt8]? {
        guard let start = offset(of: edit.position.column - 1, in: line),
            let end = offset(of: edit.position.column - 1 + edit.length, in: line)
        else { return nil }
        return Array(line[..<start]) + Array(edit.text.utf8) + Array(line[end...])
    }

    /// The byte at which a scalar of the line begins.
    private static func offset(of scalar: Int, in line: [UInt8]) -> Int? {
        var count = 0
        for (index, byte) in line.enumerated() where byte & 0xC0 != 0x80 {
            if count == scalar { return index }
            count += 1
        }
        return count == scalar ? line.count : nil
    }
}
