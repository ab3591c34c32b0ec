/// A chart of one kind, drawn at build time from plain values, with the same numbers as a table.
///
/// A chart is drawn twice, for a phone and for a screen, because SVG that is scaled down to a phone has letters that
/// nobody can read. The style sheet shows one of the two; the other has no part in what a screen reader says.
protocol Chart: Sendable {
    var identity: ChartIdentity { get }
    /// There is nothing to draw.
    var isEmpty: Bool { get }
    /// Some of what is drawn leads somewhere, so that the drawing is a group of links and not one picture.
    var hasLinks: Bool { get }
    func draw(_ layout: ChartLayout) -> Drawing
    /// The same numbers as a table.
    var table: ChartTable { get }
}

extension Chart {
    /// Both drawings, ready to stand in a figure; a sentence where there is nothing to draw.
    func svg() -> HTML {
        guard !isEmpty else {
            var bytes = Array("<p class=\"empty\">".utf8)
            bytes.appendEscaped(identity.emptyText)
            bytes.append(contentsOf: "</p>".utf8)
            return HTML(bytes)
        }
        var writer = DrawingWriter()
        for layout in ChartLayout.allCases {
            writer.write(draw(layout), identity: identity, layout: layout, hasLinks: hasLinks)
        }
        return HTML(writer.bytes)
    }
}
