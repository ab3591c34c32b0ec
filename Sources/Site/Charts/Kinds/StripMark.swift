/// A single fine on a strip: its amount, what became of it as a shape, and its name.
struct StripMark: Sendable {
    /// What became of the fine; the same shapes as those of the status marks.
    enum Shape: Sendable, Hashable, CaseIterable {
        /// It stands, and nobody can challenge it any more.
        case final
        /// It stands, but it is or may yet be challenged.
        case contested
        /// It was lowered or raised.
        case changed
        /// It was annulled or revoked.
        case fallen
    }

    var name: String
    var value: Int64
    var shape: Shape
    var href: String?
    /// The value's day, for the table.
    var date: String?
}

extension StripMark.Shape {
    /// The shape around a point.
    func marks(at centre: Point, radius: Double) -> [Mark] {
        switch self {
        case .final: return [.circle(centre, radius: radius, classes: "dot")]
        case .contested: return [.circle(centre, radius: radius - 0.7, classes: "dot-open")]
        case .changed:
            let half = radius * 1.1
            let corners = [
                Point(x: centre.x - half, y: centre.y - half * 0.8),
                Point(x: centre.x + half, y: centre.y - half * 0.8), Point(x: centre.x, y: centre.y + half),
            ]
            return [.polygon(corners, classes: "dot")]
        case .fallen:
            let reach = radius * 0.8
            return [
                .line(
                    Point(x: centre.x - reach, y: centre.y - reach), Point(x: centre.x + reach, y: centre.y + reach),
                    classes: "cross"),
                .line(
                    Point(x: centre.x - reach, y: centre.y + reach), Point(x: centre.x + reach, y: centre.y - reach),
                    classes: "cross"),
            ]
        }
    }
}
