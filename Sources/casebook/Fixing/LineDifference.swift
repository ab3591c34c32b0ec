/// What changed between two texts, as `diff -u` writes it.
struct LineDifference {
    private enum Line {
        case same(String)
        case removed(String)
        case added(String)
    }

    private let lines: [Line]
    private static let context = 2

    init(_ before: [UInt8], _ after: [UInt8]) {
        let old = Self.split(before)
        let new = Self.split(after)
        let changes = new.difference(from: old)
        var removed: Set<Int> = []
        var added: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var lines: [Line] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                lines.append(.removed(old[left]))
                left += 1
            } else if right < new.count, added.contains(right) {
                lines.append(.added(new[right]))
                right += 1
            } else {
                lines.append(.same(old[left]))
                left += 1
                right += 1
            }
        }
        self.lines = lines
    }

    /// The changed lines with some around them, under the file's name; blanks at the ends of lines are made visible.
    func text(of path: String, _ palette: Palette) -> String {
        var text = palette.paint("--- \(DisplayWidth.harmless(path))", .strong) + "\n"
        let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
        var line = 0
        var isOpen = false
        for index in lines.indices {
            if case .added = lines[index] {} else { line += 1 }
            guard changed.contains(where: { abs($0 - index) <= Self.context }) else {
                isOpen = false
                continue
            }
            if !isOpen { text += palette.paint("@@ line \(max(1, line)) @@", .faint) + "\n" }
            isOpen = true
            switch lines[index] {
            case .same(let line): text += "  \(shown(line))\n"
            case .removed(let line): text += palette.paint("- \(shown(line, marksBlanks: true))", .error) + "\n"
            case .added(let line): text += palette.paint("+ \(shown(line))", .caret) + "\n"
            }
        }
        return text
    }

    private func shown(_ line: String, marksBlanks: Bool = false) -> String {
        var text = line
        if text.last == "\r" { text.removeLast() }
        let end = text.reversed().prefix { $0 == " " || $0 == "\t" }.count
        guard marksBlanks, end > 0 else { return DisplayWidth.harmless(text) }
        return DisplayWidth.harmless(String(text.dropLast(end))) + String(repeating: "·", count: end)
    }

    private static func split(_ bytes: [UInt8]) -> [String] {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
