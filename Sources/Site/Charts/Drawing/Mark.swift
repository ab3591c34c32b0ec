/// Something drawn: a shape or a text with the class that colours it.
indirect enum Mark: Hashable, Sendable {
    case rectangle(Box, classes: String)
    /// A rectangle filled with the drawing's hatching.
    case hatched(Box, classes: String)
    case circle(Point, radius: Double, classes: String)
    case line(Point, Point, classes: String)
    case polyline([Point], classes: String)
    case polygon([Point], classes: String)
    case text(TextMark)
    /// Marks that belong together, with words that hovering shows.
    case group(title: String?, [Mark])
    /// Marks that lead to an address, with the area that answers to a finger.
    case link(href: String, title: String?, target: Box, [Mark])

    /// This mark, or one within it, is hatched.
    var isHatched: Bool {
        switch self {
        case .hatched: true
        case .group(_, let marks), .link(_, _, _, let marks): marks.contains(where: \.isHatched)
        default: false
        }
    }

    /// This mark and all within it.
    var flattened: [Mark] {
        switch self {
        case .group(_, let marks), .link(_, _, _, let marks): [self] + marks.flatMap(\.flattened)
        default: [self]
        }
    }
}

/// A place in a drawing, in user units.
struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
}
