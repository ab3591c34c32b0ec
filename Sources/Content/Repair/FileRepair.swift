/// A file with what has one right answer put right, and nothing else changed.
///
/// Put right are the forms of dates and amounts, quotes round a text that YAML would cut, blanks at the ends of lines,
/// and the order of the fields. No party, amount or date gets another value, comments stay with their fields, and the
/// body keeps every byte: the result is read again, and where it does not say the same, it is not offered.
package struct FileRepair: Sendable {
    package let path: String
    package let before: [UInt8]
    package let after: [UInt8]

    /// The repair of a file; nil where there is nothing to put right.
    package static func of(_ bytes: [UInt8], path: String, as document: DocumentKind) -> FileRepair? {
        guard let parts = RepairParts(bytes, isYAML: path.hasSuffix(".yml")) else { return nil }
        var fields = correctForms(parts, path: path, as: document)
        fields = removeBlanks(fields)
        if document != .site, document != .topics, document != .sectors {
            fields = KeyOrder.sorted(fields, by: document.fieldNames) ?? fields
        }
        let after = parts.joined(fields)
        guard after != bytes, after.starts(with: parts.head), after.reversed().starts(with: parts.tail.reversed())
        else {
            return nil
        }
        return FileRepair(path: path, before: bytes, after: after)
    }

    /// Applies the edits of the file's own diagnostics, until none is left.
    private static func correctForms(_ parts: RepairParts, path: String, as document: DocumentKind) -> [UInt8] {
        var fields = parts.fields
        var problems = DocumentReading.diagnostics(parts.joined(fields), file: path, as: document)
        // YAML stops at its first error: the next may show only when that one is put right.
        for _ in 0..<200 {
            let edits = problems.compactMap(\.fix).filter { parts.holds(line: $0.position.line, of: fields) }
            guard !edits.isEmpty, let edited = TextEdits.apply(edits, to: fields, firstLine: parts.firstLine) else {
                break
            }
            let left = DocumentReading.diagnostics(parts.joined(edited), file: path, as: document)
            // Each edit takes a problem away and brings no other of its kind.
            guard !isWorse(left, than: problems, edits: edits) else { break }
            (fields, problems) = (edited, left)
        }
        return fields
    }

    private static func isWorse(_ left: [Diagnostic], than problems: [Diagnostic], edits: [TextEdit]) -> Bool {
        left.contains { problem in edits.contains { $0.position == problem.location.position } && problem.fix != nil }
    }

    private static let linesTriedAtMost = 200

    /// Takes blanks off the ends of lines, where they are no part of a text.
    private static func removeBlanks(_ fields: [UInt8]) -> [UInt8] {
        let lines = RepairParts.lines(of: fields)
        let trimmed = lines.map(RepairParts.trimmed)
        let all = Array(trimmed.joined())
        if all == fields || RepairProof.saysTheSame(fields, all) { return all }
        var kept = lines
        // Each is proved by reading all fields again: a file with more of them keeps the rest.
        for index in lines.indices.filter({ trimmed[$0] != lines[$0] }).prefix(linesTriedAtMost) {
            let line = kept[index]
            kept[index] = trimmed[index]
            if !RepairProof.saysTheSame(fields, Array(kept.joined())) { kept[index] = line }
        }
        return Array(kept.joined())
    }
}

/// A file taken apart for repair: what stands before its fields, the fields, and what stands behind them.
struct RepairParts {
    var head: ArraySlice<UInt8>
    var fields: [UInt8]
    var tail: ArraySlice<UInt8>
    /// The line of the file on which the fields begin.
    var firstLine: Int

    /// Nil for what is not text, or has no closed front matter.
    init?(_ bytes: [UInt8], isYAML: Bool) {
        var ignored: [Diagnostic] = []
        if UTF8Validation.diagnose(bytes, file: "") != nil { return nil }
        if !ForbiddenCharacters.diagnose(bytes[...], file: "").isEmpty { return nil }
        if isYAML {
            (head, fields, tail, firstLine) = (bytes[..<0], bytes, bytes[bytes.endIndex...], 1)
            return
        }
        guard let parts = FrontMatter.split(bytes, file: "", diagnostics: &ignored) else { return nil }
        // The fence above the body ends where the body begins.
        var end = parts.body.startIndex
        if end > 0 { end -= 1 }
        while end > 0, bytes[end - 1] != UInt8(ascii: "\n") { end -= 1 }
        let start = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
        guard start > 0, start <= end else { return nil }
        (head, fields, tail, firstLine) = (bytes[..<start], Array(bytes[start..<end]), bytes[end...], 2)
    }

    func joined(_ fields: [UInt8]) -> [UInt8] { Array(head) + fields + Array(tail) }

    /// Whether a line of the file belongs to the fields.
    func holds(line: Int, of fields: [UInt8]) -> Bool {
        line >= firstLine && line < firstLine + RepairParts.lines(of: fields).count
    }

    /// The lines, each with its end.
    static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") {
            lines.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }

    /// The line without blanks before its end.
    static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = line.endIndex
        while end > line.startIndex, [0x0A, 0x0D].contains(line[end - 1]) { end -= 1 }
        var text = end
        while text > line.startIndex, [0x20, 0x09].contains(line[text - 1]) { text -= 1 }
        return text == end ? line : (line[..<text] + line[end...])[...]
    }
}
