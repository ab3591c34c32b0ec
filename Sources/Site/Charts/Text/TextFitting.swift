/// Cutting text to the room there is.
enum TextFitting {
    /// The text, or its beginning with an ellipsis, no wider than `width` user units.
    static func shorten(_ text: String, to width: Double, isBold: Bool = false) -> String {
        guard TextMetrics.width(of: text, isBold: isBold) > width else { return text }
        var kept = Array(text)
        repeat {
            kept.removeLast()
            while let last = kept.last, last == " " || last == "," { kept.removeLast() }
        } while !kept.isEmpty && TextMetrics.width(of: String(kept) + "…", isBold: isBold) > width
        return String(kept) + "…"
    }

    /// The text in at most `count` lines no wider than `width`, broken at spaces; the last is shortened.
    static func wrap(_ text: String, to width: Double, lines count: Int, isBold: Bool = false) -> [String] {
        if TextMetrics.width(of: text, isBold: isBold) <= width { return text.isEmpty ? [] : [text] }
        var lines: [String] = []
        var rest = text.split(separator: " ")[...]
        while !rest.isEmpty {
            if lines.count == count - 1 {
                lines.append(shorten(rest.joined(separator: " "), to: width, isBold: isBold))
                break
            }
            var line = String(rest.removeFirst())
            while let next = rest.first, TextMetrics.width(of: "\(line) \(next)", isBold: isBold) <= width {
                line += " \(next)"
                rest.removeFirst()
            }
            lines.append(shorten(line, to: width, isBold: isBold))
        }
        return lines
    }

    /// Whether wrapping would lose part of the text.
    static func isShortened(_ text: String, as lines: [String]) -> Bool {
        guard lines.count != 1 || lines[0] != text else { return false }
        return lines.joined(separator: " ") != text.split(separator: " ").joined(separator: " ")
    }
}
