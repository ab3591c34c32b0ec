/// A finished drawing: marks on a sheet of a width and a height in user units.
struct Drawing: Hashable, Sendable {
    var width: Double
    var height: Double
    var marks: [Mark] = []
    /// Some marks are hatched, so that the drawing needs the pattern.
    var isHatched: Bool {
        marks.contains(where: \.isHatched)
    }

    var allMarks: [Mark] { marks.flatMap(\.flattened) }

    /// Every text, with what it may cover.
    var texts: [TextMark] {
        allMarks.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    /// The areas that answer to a finger.
    var targets: [Box] {
        allMarks.compactMap { if case .link(_, _, let target, _) = $0 { target } else { nil } }
    }
}
