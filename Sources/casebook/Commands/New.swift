import ArgumentParser

/// `casebook new`: writes a file to begin with.
struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a new case, entity, report or translation.",
        discussion: """
            At a terminal it asks for what was not given as an option. Nothing is ever overwritten, and until the last \
            question is answered nothing is written. The paths of the new files go to standard output.
            """,
        subcommands: [
            NewCase.self, NewAuthority.self, NewCompany.self, NewCourt.self, NewOrganisation.self, NewReport.self,
            NewTranslation.self,
        ])
}
