/// Writes drawings as inline SVG: geometry as attributes, looks as classes, nothing a strict policy forbids.
struct DrawingWriter {
    private(set) var bytes: [UInt8] = []
    /// The id of the hatching in the drawing being written.
    private var hatch = ""

    init() {
        bytes.reserveCapacity(16_384)
    }

    mutating func write(_ drawing: Drawing, identity: ChartIdentity, layout: ChartLayout, hasLinks: Bool) {
        let prefix = "\(identity.id)-\(layout.rawValue)"
        hatch = "\(prefix)-hatch"
        append("<svg class=\"drawing drawing-\(layout.rawValue)\" viewBox=\"0 0 ")
        append(drawing.width)
        append(" ")
        append(drawing.height)
        append("\" width=\"")
        append(drawing.width)
        append("\" height=\"")
        append(drawing.height)
        append("\" font-size=\"")
        append(ChartLayout.fontSize)
        // A picture has no parts for a screen reader: one with links within must be a group.
        append("\" role=\"\(hasLinks ? "group" : "img")\" aria-labelledby=\"\(prefix)-title\"")
        append(" aria-describedby=\"\(prefix)-desc\"><title id=\"\(prefix)-title\">")
        bytes.appendEscaped(identity.title)
        append("</title><desc id=\"\(prefix)-desc\">")
        bytes.appendEscaped(identity.finding)
        append("</desc>")
        if drawing.isHatched {
            append("<pattern id=\"\(hatch)\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"")
            append(" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M1 0V5\"/></pattern>")
        }
        for mark in drawing.marks { write(mark) }
        append("</svg>\n")
    }

    private mutating func write(_ mark: Mark) {
        switch mark {
        case .rectangle(let box, let classes):
            open("rect", classes)
            append(box)
            append("/>")
        case .hatched(let box, let classes):
            open("rect", classes)
            append(box)
            append(" fill=\"url(#\(hatch))\"/>")
        case .circle(let centre, let radius, let classes):
            open("circle", classes)
            attribute("cx", centre.x)
            attribute("cy", centre.y)
            attribute("r", radius)
            append("/>")
        case .line(let from, let to, let classes):
            open("line", classes)
            attribute("x1", from.x)
            attribute("y1", from.y)
            attribute("x2", to.x)
            attribute("y2", to.y)
            append("/>")
        case .polyline(let points, let classes): write("polyline", points, classes)
        case .polygon(let points, let classes): write("polygon", points, classes)
        case .text(let text): write(text)
        case .group(let title, let marks):
            append("<g>")
            write(title: title)
            for mark in marks { write(mark) }
            append("</g>")
        case .link(let href, let title, let target, let marks):
            append("<a href=\"")
            bytes.appendEscaped(href)
            append("\">")
            write(title: title)
            write(.rectangle(target, classes: "target"))
            for mark in marks { write(mark) }
            append("</a>")
        }
    }

    private mutating func write(_ text: TextMark) {
        open("text", text.runs.count == 1 ? Self.classes(of: text.runs[0]) : "")
        attribute("x", text.x)
        attribute("y", text.y)
        if text.anchor != .start { append(" text-anchor=\"\(text.anchor.rawValue)\"") }
        append(">")
        write(title: text.full)
        if text.runs.count == 1 {
            bytes.appendEscaped(text.runs[0].text)
        } else {
            for run in text.runs {
                open("tspan", Self.classes(of: run))
                append(">")
                bytes.appendEscaped(run.text)
                append("</tspan>")
            }
        }
        append("</text>")
    }

    private static func classes(of run: TextMark.Run) -> String {
        run.isBold ? (run.classes.isEmpty ? "strong" : run.classes + " strong") : run.classes
    }

    private mutating func write(title: String?) {
        guard let title else { return }
        append("<title>")
        bytes.appendEscaped(title)
        append("</title>")
    }

    private mutating func write(_ element: StaticString, _ points: [Point], _ classes: String) {
        open(element, classes)
        append(" points=\"")
        for (index, point) in points.enumerated() {
            if index > 0 { append(" ") }
            append(point.x)
            append(",")
            append(point.y)
        }
        append("\"/>")
    }

    private mutating func open(_ element: StaticString, _ classes: String) {
        append("<")
        append(element)
        if !classes.isEmpty {
            append(" class=\"")
            append(classes)
            append("\"")
        }
    }

    private mutating func append(_ box: Box) {
        attribute("x", box.x)
        attribute("y", box.y)
        attribute("width", box.width)
        attribute("height", box.height)
    }

    private mutating func attribute(_ name: StaticString, _ value: Double) {
        append(" ")
        append(name)
        append("=\"")
        append(value)
        append("\"")
    }

    private mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ text: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes a length to a tenth of a unit, so that the same data give the same bytes on every machine.
    private mutating func append(_ value: Double) {
        var tenths = Int((value * 10).rounded())
        if tenths < 0 {
            bytes.append(UInt8(ascii: "-"))
            tenths = -tenths
        }
        append(tenths / 10)
        guard tenths % 10 != 0 else { return }
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(tenths % 10))
    }

    private mutating func append(_ number: Int) {
        if number >= 10 { append(number / 10) }
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
