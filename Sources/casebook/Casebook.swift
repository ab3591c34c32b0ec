import ArgumentParser
import Glibc

/// The command line: wires the rooms together and says what came of it.
@main
struct Casebook: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casebook",
        abstract: "Turns case files about enforcement actions into a public register.",
        discussion: """
            Exit codes:
              0  all is well
              1  the content or the theme has errors
              2  wrong usage
              3  the machine failed (disk, permissions)
            """,
        version: Program.version,
        subcommands: [
            Build.self, Serve.self, Check.self, New.self, RedactCommand.self, QueryCommand.self, ImportCommand.self,
            Explain.self,
            PublishCommand.self, VerifyCommand.self, HostingCommand.self, SchemaCommand.self, Manual.self,
        ])

    static func main() {
        Glibc.exit(run(Array(CommandLine.arguments.dropFirst()), on: .process()).rawValue)
    }

    /// Runs one command line from its arguments to its exit code; everything it prints goes to the console.
    static func run(_ arguments: [String], on console: Console) -> ExitStatus {
        do {
            let command = try parseAsRoot(arguments)
            if let command = command as? any CasebookCommand { return command.run(on: console) }
            // Only requests for help are left.
            var other = command
            try other.run()
            return .success
        } catch {
            // Requests for help or the version are thrown as well.
            let text = fullMessage(for: error)
            if exitCode(for: error).isSuccess {
                console.output(text + "\n")
                return .success
            }
            console.error(text + "\n")
            return .wrongUsage
        }
    }
}

/// A subcommand: what it prints goes to the console, what came of it is its exit code.
protocol CasebookCommand: ParsableCommand {
    func run(on console: Console) -> ExitStatus
}
