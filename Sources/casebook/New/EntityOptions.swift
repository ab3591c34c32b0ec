import ArgumentParser
import Content

/// What may be said of a new entity on the command line.
struct EntityOptions: ParsableArguments {
    @Argument(help: "Its id: a–z, 0–9 and single hyphens; its address for ever. (default: made of its name)")
    var id: String?

    @Option(help: "Its name, in the site's default language.")
    var name: String?

    @Option(help: "The short name that sentences use.")
    var short: String?

    @Option(help: "The full legal name, where it differs.")
    var legal: String?

    @Option(help: "What kind of body it is.")
    var kind: String?

    @Option(help: "Its country, by the two letters of ISO 3166-1.")
    var country: String?

    @Option(help: "Its website.")
    var website: String?

    @Option(help: "The sector of a company, by its id.")
    var sector: String?
}

/// Where the content is that a new file is for.
struct DeskOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of case files.", valueName: "dir"))
    var content = "content"
}
