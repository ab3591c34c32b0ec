import ArgumentParser

/// How diagnostics are written.
enum DiagnosticFormat: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case github
    case gitlab
    case sarif

    /// Writes the diagnostics together: text among the messages, with the first ten warnings of each kind unless all are
    /// wanted; the machines' formats as the result of the command, always whole.
    func write(_ report: DiagnosticReport, all: Bool = false, to console: Console) {
        switch self {
        case .text:
            var format = TextFormat(
                palette: Palette(isColoured: console.hasColour), warningsOfAKind: all ? nil : 10)
            console.error(format.render(report))
        case .json: console.output(JSONFormat.render(report))
        case .github:
            console.output(GitHubFormat(workspace: console.environment["GITHUB_WORKSPACE"] ?? "").render(report))
        case .gitlab:
            console.output(GitLabFormat(workspace: console.environment["CI_PROJECT_DIR"] ?? "").render(report))
        case .sarif:
            console.output(SARIFFormat(workspace: console.environment["GITHUB_WORKSPACE"] ?? "").render(report))
        }
    }
}
