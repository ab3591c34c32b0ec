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
        let notes = diagnostic.notes.map { "{\(place($0.location)), \"message\": \(quoted($0.text))}" }
        return "{\"severity\": \(quoted(diagnostic.severity.rawValue)), "
            + "\"identifier\": \(quoted(diagnostic.identifier)), \(place(diagnostic.location)), "
            + "\"length\": \(diagnostic.length), \"message\": \(quoted(diagnostic.message)), "
            + "\"suggestion\": \(diagnostic.suggestion.map(quoted) ?? "null"), "
            + "\"notes\": [\(notes.joined(separator: ", "))]}"
    }

    private static func place(_ location: SourceLocation) -> String {
        "\"file\": \(quoted(location.file)), \"line\": \(location.position.line), "
            + "\"column\": \(location.position.column)"
    }

    /// A text as JSON writes it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                // Escaped beyond what JSON asks for, so that the output is also safe on a terminal.
                if DisplayWidth.escape(scalar) != nil, scalar.value <= 0xFFFF {
                    let digits = String(scalar.value, radix: 16)
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }
}
