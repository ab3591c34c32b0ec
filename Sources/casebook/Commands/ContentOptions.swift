import ArgumentParser
import Content
import Publication

/// Where the content and the theme are, and as of which day they are seen: what every command asks for.
struct ContentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder of case files.", valueName: "dir"))
    var content = "content"

    @Option(
        help: ArgumentHelp(
            """
            The theme's folder; the parents it extends stand beside it. \
            (default: `themes/NAME` beside the content, with the name that `site.yml` gives)
            """,
            valueName: "dir"))
    var theme: String?

    @Option(help: ArgumentHelp("How many threads to use. (default: one for each processor)", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            """
            The day from which the register is seen: what is published later is left out. \
            (default: today in the site's time zone)
            """,
            valueName: "date"), transform: Self.day)
    var asOf: Day?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("`--jobs \(jobs)`: at least one thread is needed") }
    }
}

extension ContentOptions {
    static func day(_ text: String) throws -> Day {
        guard let day = Day(text) else { throw ValidationError("write a day, such as 2024-12-18") }
        return day
    }

    /// The build that these options describe.
    func build(baseURL: String? = nil) -> SiteBuild {
        SiteBuild(
            content: content, theme: theme, baseURL: baseURL, jobs: jobs ?? Parallel.processors, asOf: asOf)
    }
}
