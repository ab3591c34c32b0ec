import ArgumentParser
import Content
import Publication
import Register

/// `casebook new case`: a case file with the facts of a decision.
struct NewCase: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "case",
        abstract: "Writes a new case.",
        discussion: """
            For example:
              casebook new case --authority ap --company netflix --decided 2024-11-26 --fine "EUR 4750000" \\
                --source https://… --source-kind decision
            """)

    @OptionGroup var desk: DeskOptions

    @Option(
        help: "The authority that acted: its id or its name.",
        completion: .custom { words, _, _ in EntityCompletion.ids(.authority, words) })
    var authority: String?

    @Option(
        help: "The company that the decision is about: its id or its name.",
        completion: .custom { words, _, _ in EntityCompletion.ids(.company, words) })
    var company: String?

    @Option(help: ArgumentHelp("What is known of a party that was not named.", valueName: "words"))
    var undisclosed: String?

    @Option(help: ArgumentHelp("When it was decided.", valueName: "date"))
    var decided: String?

    @Option(help: ArgumentHelp("When it was made public.", valueName: "date"))
    var published: String?

    @Option(help: ArgumentHelp("The fine as imposed, such as `EUR 4750000`; or `undisclosed`.", valueName: "amount"))
    var fine: String?

    @Flag(help: "A reprimand was given, and no fine.")
    var reprimand = false

    @Option(help: ArgumentHelp("What was ordered, where no fine was imposed.", valueName: "words"))
    var order: String?

    @Option(help: ArgumentHelp("The address of the decision or of what reports it.", valueName: "url"))
    var source: String?

    @Option(help: "What the source is: decision, press-release, judgment, news, database, other.")
    var sourceKind: String?

    @Option(help: "The headline. (default: made of the facts, where the site is in English)")
    var title: String?

    @Option(help: "A word for the address, where the authority, the company and the year are not enough.")
    var word: String?

    @Option(help: ArgumentHelp("A folder below `cases/` to put it into.", valueName: "name"))
    var folder: String?

    func validate() throws {
        if company != nil, undisclosed != nil {
            throw ValidationError("a party is either named, with `--company`, or `--undisclosed`")
        }
        if [fine != nil, reprimand, order != nil].count(where: { $0 }) > 1 {
            throw ValidationError("name one of `--fine`, `--reprimand` and `--order`; add the others as `events`")
        }
        if let folder, folder.hasPrefix("/") || folder.split(separator: "/").contains("..") {
            throw ValidationError("`--folder` names a folder below `cases/`")
        }
    }

    func run(on console: Console) -> ExitStatus {
        let desk: Desk
        do {
            desk = try Desk(content: self.desk.content)
        } catch {
            return console.report(error)
        }
        do {
            return try CaseInterview(options: self, desk: desk, console: console).run()
        } catch let refusal as Refusal {
            console.error("casebook: \(DisplayWidth.harmless(refusal.message))\n")
        } catch {
            console.error("\nNothing was written.\n")
        }
        return .wrongUsage
    }
}

/// Why a new file cannot be made of what was given.
struct Refusal: Error {
    var message: String
}
