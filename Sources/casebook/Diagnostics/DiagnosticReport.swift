import Content

/// Everything a build or a check found, in the order in which an editor works through it.
struct DiagnosticReport {
    /// Sorted by file, line and column, at one place errors before warnings, and each problem once.
    let diagnostics: [Diagnostic]

    init(_ found: [Diagnostic]) {
        var seen: Set<Diagnostic> = []
        diagnostics = found.filter { seen.insert($0).inserted }.sorted(by: Self.precedes)
    }

    var errorCount: Int { diagnostics.count { $0.severity == .error } }
    var warningCount: Int { diagnostics.count { $0.severity == .warning } }

    /// How much was found, such as `2 errors, 1 warning in 2 files`; nil where nothing was.
    var summary: String? {
        guard !diagnostics.isEmpty else { return nil }
        var parts: [String] = []
        if errorCount > 0 { parts.append(Counted.text(errorCount, "error")) }
        if warningCount > 0 { parts.append(Counted.text(warningCount, "warning")) }
        let files = Set(diagnostics.map(\.location.file)).count
        return parts.joined(separator: ", ") + " in " + Counted.text(files, "file")
    }

    private static func precedes(_ one: Diagnostic, _ other: Diagnostic) -> Bool {
        if one.location != other.location { return one.location < other.location }
        if one.severity != other.severity { return one.severity > other.severity }
        return (one.identifier, one.message) < (other.identifier, other.message)
    }
}
