import Content

/// Diagnostics as a code quality report, which GitLab shows beside the lines of a merge request.
struct GitLabFormat {
    /// The checked-out repository, from whose top GitLab counts paths; empty where it is not known.
    var workspace = ""

    func render(_ report: DiagnosticReport) -> String {
        JSONValue.array(report.diagnostics.map(issue)).text
    }

    private func issue(_ diagnostic: Diagnostic) -> JSONValue {
        let file = diagnostic.location.file
        let path =
            !workspace.isEmpty && file.hasPrefix(workspace + "/") ? file.dropFirst(workspace.count + 1) : file[...]
        var text = diagnostic.message
        if let suggestion = diagnostic.suggestion { text += ": " + suggestion }
        // The same problem in another line is the same, so that it is not told as new when lines move.
        let identity = "\(diagnostic.identifier) \(path) \(diagnostic.message)"
        return [
            "description": .string(text), "check_name": .string(diagnostic.identifier),
            "fingerprint": .string(SHA256(of: Array(identity.utf8)).description),
            "severity": diagnostic.severity == .error ? "major" : "minor",
            "location": [
                "path": .string(String(path)), "lines": ["begin": .integer(diagnostic.location.position.line)],
            ],
        ]
    }
}
