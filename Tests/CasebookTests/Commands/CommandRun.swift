import CasebookTesting
import Synchronization

@testable import casebook

/// What a command line printed and how it ended.
struct CommandRun {
    var status: ExitStatus
    var output: String
    var error: String

    /// Runs a command line in this process.
    init(_ arguments: String...) {
        self.init(arguments: arguments)
    }

    /// - Parameter input: the lines that somebody types at a terminal; nil where nobody can be asked.
    init(
        arguments: [String], isWatched: Bool = false, environment: [String: String] = [:],
        input: (@Sendable () -> String?)? = nil
    ) {
        let output = Transcript()
        let error = Transcript()
        status = Casebook.run(
            arguments,
            on: Console(
                output: { output.add($0) }, error: { error.add($0) }, isWatched: isWatched, hasColour: false,
                environment: environment, canAsk: input != nil, input: input ?? { nil }))
        self.output = output.text
        self.error = error.text
    }
}

private final class Transcript: Sendable {
    private let written = Mutex("")

    var text: String { written.withLock { $0 } }

    func add(_ text: String) { written.withLock { $0 += text } }
}
