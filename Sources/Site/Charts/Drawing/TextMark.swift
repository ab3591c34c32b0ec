/// A line of text in a drawing.
struct TextMark: Hashable, Sendable {
    /// Which point of the line stands at `x`.
    enum Anchor: String, Sendable {
        case start, middle, end
    }

    /// A stretch of the line with one look.
    struct Run: Hashable, Sendable {
        var text: String
        var classes: String = ""
        var isBold = false

        var width: Double { TextMetrics.width(of: text, isBold: isBold) }
    }

    /// Where the anchor stands, on the line's baseline.
    var x: Double
    var y: Double
    var anchor: Anchor = .start
    var runs: [Run]
    /// The whole text, where what is drawn was shortened.
    var full: String?

    init(_ text: String, x: Double, y: Double, anchor: Anchor = .start, classes: String = "", isBold: Bool = false) {
        self.init([Run(text: text, classes: classes, isBold: isBold)], x: x, y: y, anchor: anchor)
    }

    init(_ runs: [Run], x: Double, y: Double, anchor: Anchor = .start, full: String? = nil) {
        self.runs = runs
        self.x = x
        self.y = y
        self.anchor = anchor
        self.full = full
    }

    /// How wide the line may become in any usual font; not less than it is.
    var width: Double { runs.reduce(0) { $0 + $1.width } }

    /// What the line may cover.
    var box: Box {
        let width = width
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        return Box(x: left, y: y - Self.ascent, width: width, height: Self.ascent + Self.descent)
    }

    /// From the baseline to the top of the letters, in user units.
    static let ascent = 12.0
    /// From the baseline to the foot of the letters, in user units.
    static let descent = 4.0
}
