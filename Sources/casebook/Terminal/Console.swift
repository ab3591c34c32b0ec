import Glibc

/// Where a command writes, and what it may know of the place it runs in.
struct Console: Sendable {
    /// Writes a result to standard output.
    var output: @Sendable (String) -> Void
    /// Writes a message to standard error.
    var error: @Sendable (String) -> Void
    /// True if someone watches standard error, so that progress is worth showing.
    var isWatched: Bool
    /// True if standard error shows colours.
    var hasColour: Bool
    var environment: [String: String]
    /// How the program was called, so that its advice can be typed as it stands.
    var program = "casebook"
    /// How the whole was called: `make` where the program was called by it, so that advice is the short way.
    var caller: String { environment["CASEBOOK_CALLER"] ?? program }
    /// True if somebody at a terminal can be asked.
    var canAsk = false
    /// The next line that is typed, without its end; nil where there are no more.
    var input: @Sendable () -> String? = { nil }
}

extension Console {
    /// The process's own.
    static func process() -> Console {
        var environment: [String: String] = [:]
        for name in ["NO_COLOR", "TERM", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "CASEBOOK_CALLER"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        let isTerminal = isatty(STDERR_FILENO) == 1
        // https://no-color.org: any value but an empty one.
        let allowsColour = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
        return Console(
            output: { write($0, to: STDOUT_FILENO) }, error: { write($0, to: STDERR_FILENO) },
            isWatched: isTerminal && environment["TERM"] != "dumb", hasColour: isTerminal && allowsColour,
            environment: environment,
            program: CommandLine.arguments.first.map { $0.isEmpty ? "casebook" : $0 } ?? "casebook",
            canAsk: isTerminal && isatty(STDIN_FILENO) == 1,
            input: { readLine(strippingNewline: true) })
    }

    /// Writes all of it; a reader that has gone away is no concern of the build.
    private static func write(_ text: String, to descriptor: Int32) {
        var text = text
        text.withUTF8 { buffer in
            var start = 0
            while start < buffer.count {
                let written = Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
                if written < 0 {
                    if errno == EINTR { continue }
                    return
                }
                start += written
            }
        }
    }
}
