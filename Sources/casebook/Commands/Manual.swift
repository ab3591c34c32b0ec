import ArgumentParser

/// `casebook manual`: the manual page, made of the same declarations as the help.
struct Manual: CasebookCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the manual page, for `man`.",
        discussion: """
            To read it: casebook manual | man -l -
            To keep it: casebook manual > ~/.local/share/man/man1/casebook.1
            """)

    func run(on console: Console) -> ExitStatus {
        console.output(ManualPage(of: Casebook.self).text)
        return .success
    }
}
