import ArgumentParser
import Content
import Publication
import Register

/// `casebook query`: answers a query about the register.
struct QueryCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Answers a query about the register.",
        discussion: """
            For example:
              casebook query 'country = NL and year >= 2019 and current > 1000000'
              casebook query 'sum(current) where authority = ap group by year'
              casebook query 'count(sanctions) group by year, kind' --format csv
              casebook query --reference
            """)

    /// How the answer is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case table, csv, json
    }

    @Argument(help: "The query, between quotes.")
    var query: String?

    @Option(help: ArgumentHelp("The folder of case files.", valueName: "dir"))
    var content = "content"

    @Option(
        help: ArgumentHelp(
            """
            The day from which the register is seen: what is published later is left out. \
            (default: today in the site's time zone)
            """,
            valueName: "date"), transform: ContentOptions.day)
    var asOf: Day?

    @Option(help: "How the answer is written.")
    var format = Format.table

    @Flag(help: "Print the documentation of the query, as Markdown.")
    var reference = false

    func validate() throws {
        if query == nil, !reference { throw ValidationError("write a query, or `--reference` for its documentation") }
    }

    func run(on console: Console) -> ExitStatus {
        if reference {
            console.output(QueryReference.markdown)
            return .success
        }
        let text = query ?? ""
        let query: Query
        do {
            query = try Query.parse(text)
        } catch {
            return report(error.list, in: text, on: console)
        }
        let register: Register
        do {
            let build = SiteBuild(content: content, jobs: Parallel.processors, asOf: asOf)
            let (linked, diagnostics) = try build.register()
            let report = DiagnosticReport(diagnostics.filter { $0.severity == .error })
            guard report.errorCount == 0 else {
                DiagnosticFormat.text.write(report, to: console)
                console.error("The query was not answered: put the errors right first.\n")
                return .contentHasErrors
            }
            register = linked
        } catch {
            return console.report(error)
        }
        let errors = query.check(against: register)
        guard errors.isEmpty else { return report(errors, in: text, on: console) }
        let result = query.evaluate(in: register)
        switch format {
        case .table: console.output(QueryTable(result, register).text)
        case .csv: console.output(QueryCSV(result, register).text)
        case .json: console.output(QueryJSON(result, register).text)
        }
        return .success
    }

    private func report(_ errors: [QueryError], in text: String, on console: Console) -> ExitStatus {
        let palette = Palette(isColoured: console.hasColour)
        for error in errors { console.error(QueryErrorText.render(error, in: text, palette)) }
        return .wrongUsage
    }
}
