import Content

/// Diagnostics for people: the place, what is wrong, the line itself and what to write instead.
struct TextFormat {
    private let palette: Palette
    private var sources: SourceLines
    /// How many warnings of a kind are shown, nil for all; errors are all shown.
    ///
    /// In a register that was just imported, every case lacks the same thing.
    private let warningsOfAKind: Int?

    init(palette: Palette, sources: SourceLines = SourceLines(), warningsOfAKind: Int? = nil) {
        self.palette = palette
        self.sources = sources
        self.warningsOfAKind = warningsOfAKind
    }

    mutating func render(_ report: DiagnosticReport) -> String {
        var text = ""
        var counts: [String: Int] = [:]
        for diagnostic in report.diagnostics {
            if let warningsOfAKind, diagnostic.severity == .warning {
                counts[diagnostic.identifier, default: 0] += 1
                if counts[diagnostic.identifier, default: 0] > warningsOfAKind { continue }
            }
            text += headline(diagnostic.severity.rawValue, diagnostic.message, at: diagnostic.location)
            text += excerpt(at: diagnostic.location, length: diagnostic.length, remark: diagnostic.suggestion)
            for note in diagnostic.notes {
                text += headline("note", note.text, at: note.location)
                text += excerpt(at: note.location, length: 1, remark: nil)
            }
        }
        if let summary = report.summary { text += summary + "\n" }
        if let warningsOfAKind {
            for (kind, count) in counts.sorted(by: { $0.key < $1.key }) where count > warningsOfAKind {
                text += "\(Counted.text(count - warningsOfAKind, "more warning")) of the kind `\(kind)` not shown: "
                text += "`casebook check --all` shows all\n"
            }
        }
        return text
    }

    private func headline(_ label: String, _ message: String, at location: SourceLocation) -> String {
        let position = location.position
        let place = "\(DisplayWidth.harmless(location.file)):\(position.line):\(position.column):"
        let style: Palette.Style =
            switch label {
            case "error": .error
            case "warning": .warning
            default: .note
            }
        return palette.paint(place, .strong) + " " + palette.paint(label + ":", style) + " "
            + palette.paint(DisplayWidth.harmless(message), .strong) + "\n"
    }

    /// The line pointed at, and under it the caret with the remark.
    mutating func excerpt(at location: SourceLocation, length: Int, remark: String?) -> String {
        let remark = remark.map { DisplayWidth.harmless($0) }
        guard let line = sources.line(location.position.line, of: location.file) else {
            return remark.map { "   = \($0)\n" } ?? ""
        }
        let excerpt = SourceExcerpt(line: line, column: location.position.column, length: length)
        let number = String(location.position.line)
        let margin = String(repeating: " ", count: number.count + 2)
        let caret = "^" + String(repeating: "~", count: excerpt.width - 1)
        var text = palette.paint(" \(number) |", .faint)
        text += excerpt.text.isEmpty ? "\n" : " \(excerpt.text)\n"
        text += palette.paint("\(margin)|", .faint) + " " + String(repeating: " ", count: excerpt.indent)
        text += palette.paint(caret, .caret) + (remark.map { " " + $0 } ?? "") + "\n"
        return text
    }
}
