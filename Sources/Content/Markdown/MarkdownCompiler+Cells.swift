import CMarkGFM

extension MarkdownCompiler {
    private static let mark = Array("{casebook}".utf8)

    /// Notes the query of inline code that begins with `{casebook}`.
    mutating func inlineCell(_ node: OpaquePointer, _ literal: UnsafeBufferPointer<UInt8>) {
        var query = literal[Self.mark.count...]
        while let first = query.first, first == 0x20 { query.removeFirst() }
        while let last = query.last, last == 0x20 { query.removeLast() }
        var start = offset(of: node, beginning: [Self.mark])
        guard !query.isEmpty else {
            report(
                "empty-cell", "a query without text", at: start, length: Self.mark.count,
                suggestion: "write what to count behind it: `{casebook} count where year = 2024`")
            return
        }
        start = skipBlanks(from: start + (source.has(Self.mark, at: start) ? Self.mark.count : 0))
        hole(.cell(document.cells.count))
        document.cells.append(
            MarkdownCell(
                isInline: true, query: String(decoding: query, as: UTF8.self), options: [],
                location: source.location(ofByte: start)))
    }

    /// Notes the query of a fenced block whose info is `{casebook}`.
    mutating func blockCell(_ node: OpaquePointer, info: String) {
        let fence = Int(cmark_node_get_start_line(node))
        let range = source.lineRange(fence)
        let brace = source.firstIndex(of: UInt8(ascii: "{"), from: range.lowerBound, to: range.upperBound)
        guard info == "{casebook}" else {
            report(
                "unknown-cell", "no such cell: `\(LinkAddress.shortened(info))`", at: brace ?? range.lowerBound,
                length: info.unicodeScalars.count,
                suggestion: "write `{casebook}`, and options on lines of their own: `#| show: table`")
            return
        }
        var options: [MarkdownCell.Option] = []
        var query: [String] = []
        var firstLine: Int?
        let lines = String(decoding: Self.literal(node), as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            if query.isEmpty, line.hasPrefix("#|") {
                option(line.dropFirst(2), line: fence + 1 + number, to: &options)
            } else if !query.isEmpty || !line.allSatisfy(\.isWhitespace) {
                if firstLine == nil { firstLine = fence + 1 + number }
                query.append(String(line))
            }
        }
        while query.last?.allSatisfy(\.isWhitespace) == true { query.removeLast() }
        guard let firstLine else {
            report(
                "empty-cell", "a query without text", at: brace ?? range.lowerBound, length: info.unicodeScalars.count,
                suggestion: "write the query between the fences: `sum(current) group by year`")
            return
        }
        hole(.cell(document.cells.count))
        write("\n")
        document.cells.append(
            MarkdownCell(
                isInline: false, query: query.joined(separator: "\n"), options: options,
                location: source.location(ofByte: contentStart(ofLine: firstLine, text: query[0]))))
    }

    private mutating func option(_ text: Substring, line: Int, to options: inout [MarkdownCell.Option]) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            .map { $0.trimmingBlanks() }
        let start = contentStart(ofLine: line, text: parts[0])
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            report(
                "bad-cell-option", "an option of a cell is a name and a value", at: start,
                suggestion: "write `#| name: value`")
            return
        }
        options.append(
            MarkdownCell.Option(name: parts[0], value: parts[1], location: source.location(ofByte: start)))
    }

    /// Where a text begins on its line of the file, behind the containers that the parser took off.
    private func contentStart(ofLine line: Int, text: String) -> Int {
        let range = source.lineRange(line)
        let needle = Array(text.utf8)
        guard let first = needle.first else { return range.lowerBound }
        var index = range.lowerBound
        while let found = source.firstIndex(of: first, from: index, to: range.upperBound) {
            if source.has(needle, at: found) { return found }
            index = found + 1
        }
        return range.lowerBound
    }

    private func skipBlanks(from start: Int) -> Int {
        var index = start
        while index < source.bytes.count, source.bytes[index] == 0x20 || source.bytes[index] == 0x0A { index += 1 }
        return min(index, max(0, source.bytes.count - 1))
    }
}

extension Substring {
    /// The text without blanks at its edges.
    fileprivate func trimmingBlanks() -> String {
        var text = self
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
