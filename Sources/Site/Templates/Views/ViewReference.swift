/// The list of names a template may use, written from the declarations: it can't go out of date.
struct ViewReference {
    let markdown: String

    init(of shapes: [ViewShape]) {
        var queue: [ViewShape] = []
        var seen: Set<ObjectIdentifier> = []
        for shape in shapes where seen.insert(shape.type).inserted { queue.append(shape) }
        var sections: [String] = []
        var next = 0
        while next < queue.count {
            let view = queue[next]
            next += 1
            var lines = [
                "## \(view.name)", "", view.summary, "", "| write | holds | what it is |", "| --- | --- | --- |",
            ]
            for field in view.fields {
                var holds = field.description
                if let nested = field.nested?() {
                    holds = field.kind == .list ? "a list of [\(nested.name)]" : "[\(nested.name)]"
                    holds += "(#\(nested.name))"
                    if seen.insert(nested.type).inserted { queue.append(nested) }
                }
                lines.append("| `\(field.usage)` | \(holds) | \(Self.cell(field.summary)) |")
            }
            sections.append(lines.joined(separator: "\n"))
        }
        markdown = sections.joined(separator: "\n\n") + "\n"
    }

    /// Text as it can stand in a cell of a Markdown table.
    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
            .split(separator: "\n").joined(separator: " ")
    }
}
