import ArgumentParser

/// The command line: wires the rooms together, prints, serves.
@main
struct Casebook: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "casebook", abstract: "Turns case files about enforcement actions into a public register.")
}
