/// Breaks the words of a social card into lines: as large as they fit, in few enough lines.
///
/// The widths are those of the widest font that the text may be set in, so that no other runs out of the picture.
enum CardText {
    /// The room between the margins, in pixels.
    private static let room = 1072.0
    /// From the largest to the smallest: what templates call a size, its pixels, and the most lines of it.
    private static let sizes = [("large", 84.0, 2), ("medium", 66.0, 3), ("small", 52.0, 4), ("smallest", 44.0, 5)]
    private static let detailSize = 34.0
    private static let asideSize = 28.0

    /// What the page says, in the largest size that holds it; in the smallest, cut after a word, where none does.
    static func headline(_ words: String) -> (size: String, lines: [String], isCut: Bool) {
        var result = (size: "", lines: [String](), isCut: false)
        for (name, size, most) in sizes {
            // The heavy letters of a serif are a little wider than those of the sans that is measured.
            let lines = TextFitting.wrap(words, to: width(of: size) * 0.95, lines: most, isBold: true)
            result = (name, lines, TextFitting.isShortened(words, as: lines))
            if !result.isCut { return result }
        }
        result.lines = endingWithWord(result.lines)
        return result
    }

    /// More about it, in two lines at most, that end with a whole word.
    static func details(_ words: String) -> [String] {
        let lines = TextFitting.wrap(words, to: width(of: detailSize), lines: 2)
        return TextFitting.isShortened(words, as: lines) ? endingWithWord(lines) : lines
    }

    private static func endingWithWord(_ lines: [String]) -> [String] {
        guard let last = lines.last, let space = last.lastIndex(of: " ") else { return lines }
        return lines.dropLast() + [last[..<space] + "…"]
    }

    /// What stands at the foot, no longer than there is room.
    static func foot(_ words: String) -> String { TextFitting.shorten(words, to: width(of: detailSize)) }

    /// Whether there is room for more at the other end of the foot.
    static func fits(_ aside: String, besides foot: String, indent: Double = 0) -> Bool {
        func pixels(_ text: String, _ size: Double) -> Double {
            TextMetrics.width(of: text) * size / ChartLayout.fontSize
        }
        return indent + pixels(foot, detailSize) + 48 + pixels(aside, asideSize) <= room
    }

    /// The room in the units of the measures, which are made for the text of charts.
    private static func width(of size: Double) -> Double { room * ChartLayout.fontSize / size }
}
