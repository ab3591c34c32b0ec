import Content
import Publication

/// What is wrong, as the overlay in the page is told: one line of JSON.
enum ProblemReport {
    /// More would not be read at once.
    private static let limit = 20

    static func message(_ report: DiagnosticReport) -> String {
        let errors = report.diagnostics.filter { $0.severity == .error }
        var format = TextFormat(palette: Palette(isColoured: false))
        let problems = errors.prefix(limit).map { problem(in: $0, &format) }
        let more = errors.count > limit ? "… and \(Counted.text(errors.count - limit, "more error"))" : ""
        return object(DiagnosticReport(errors).summary ?? "", problems, more)
    }

    static func message(_ failure: BuildFailure) -> String {
        let problem = "{\"message\": \(JSONText.quoted("\(failure)")), \"notes\": []}"
        return object("The site could not be read", [problem], "")
    }

    private static func object(_ summary: String, _ problems: [String], _ more: String) -> String {
        "{\"summary\": \(JSONText.quoted(summary)), \"problems\": [\(problems.joined(separator: ", "))], "
            + "\"more\": \(JSONText.quoted(more))}"
    }

    private static func problem(in diagnostic: Diagnostic, _ format: inout TextFormat) -> String {
        let excerpt = format.excerpt(at: diagnostic.location, length: diagnostic.length, remark: nil)
        let notes = diagnostic.notes.map { JSONText.quoted("\(place($0.location)): \($0.text)") }
        return "{\"place\": \(JSONText.quoted(place(diagnostic.location))), "
            + "\"message\": \(JSONText.quoted(DisplayWidth.harmless(diagnostic.message))), "
            + "\"excerpt\": \(JSONText.quoted(excerpt)), "
            + "\"remedy\": \(JSONText.quoted(diagnostic.suggestion.map { DisplayWidth.harmless($0) } ?? "")), "
            + "\"notes\": [\(notes.joined(separator: ", "))]}"
    }

    private static func place(_ location: SourceLocation) -> String {
        "\(DisplayWidth.harmless(location.file)):\(location.position.line):\(location.position.column)"
    }
}
