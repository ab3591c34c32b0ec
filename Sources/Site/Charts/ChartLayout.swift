/// One of the two sizes a chart is drawn in.
enum ChartLayout: String, CaseIterable, Sendable {
    /// For a phone: shown in a column of 288 pixels or more.
    case narrow
    /// For a screen: shown in a column of 620 pixels or more.
    case wide

    /// In user units.
    ///
    /// A column of 288 pixels shows the narrow drawing at 86 percent, one of 620 the wide one.
    var width: Double {
        switch self {
        case .narrow: 336
        case .wide: 720
        }
    }

    var isNarrow: Bool { self == .narrow }

    /// The size of every letter, in user units: at 86 percent it is still 12 pixels.
    static let fontSize = 14.0
    /// From one line of text to the next.
    static let lineHeight = 18.0
    /// The least height and width of a link: at 86 percent it is still 24 pixels.
    static let target = 28.0
}
