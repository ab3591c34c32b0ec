import Content

/// Diagnostics for other programs: one JSON object, with one line for each diagnostic.
enum JSONFormat {
    static func render(_ report: DiagnosticReport) -> String {
        let lines = report.diagnostics.map { "    " + object($0) }
        let list = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n  ]"
        return "{\n  \"diagnostics\": \(list),\n  \"errors\": \(report.errorCount),\n"
            + "  \"warnings\": \(report.warningCount)\n}\n"
    }

    private static func object(_ diagnostic: Diagnostic) -> String {
        let notes = diagnostic.notes.map { "{\(place($0.location)), \"message\": \(JSONText.quoted($0.text))}" }
        return "{\"severity\": \(JSONText.quoted(diagnostic.severity.rawValue)), "
            + "\"identifier\": \(JSONText.quoted(diagnostic.identifier)), \(place(diagnostic.location)), "
            + "\"length\": \(diagnostic.length), \"message\": \(JSONText.quoted(diagnostic.message)), "
            + "\"suggestion\": \(diagnostic.suggestion.map(JSONText.quoted) ?? "null"), "
            + "\"notes\": [\(notes.joined(separator: ", "))]}"
    }

    private static func place(_ location: SourceLocation) -> String {
        "\"file\": \(JSONText.quoted(location.file)), \"line\": \(location.position.line), "
            + "\"column\": \(location.position.column)"
    }
}
