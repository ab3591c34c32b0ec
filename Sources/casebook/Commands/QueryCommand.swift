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
              casebook query --batch <queries.txt
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

    @Flag(
        help: """
            Read queries from the standard input, one a line, and write one line of JSON for each: the answer, or what is \
            wrong with the query.
            """)
    var batch = false

    func validate() throws {
        if query == nil, !reference, !batch {
            throw ValidationError("write a query, or `--reference` for its documentation")
        }
        if query != nil, batch { throw ValidationError("`--batch` reads queries from the standard input alone") }
    }

    func run(on console: Console) -> ExitStatus {
        if reference {
            console.output(QueryReference.markdown)
            return .success
        }
        if batch { return answerAll(on: console) }
        let text = query ?? ""
        let query: Query
        do {
            query = try Query.parse(text)
        } catch {
            return report(error.list, in: text, on: console)
        }
        let register: Register
        switch read(on: console) {
        case .success(let read): register = read
        case .failure(let unread): return unread.status
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

    /// Why there is no register to ask, after it was said.
    private struct Unread: Error {
        var status: ExitStatus
    }

    private func read(on console: Console) -> Result<Register, Unread> {
        do {
            let build = SiteBuild(content: content, jobs: Parallel.processors, asOf: asOf)
            let (register, diagnostics) = try build.register()
            let report = DiagnosticReport(diagnostics.filter { $0.severity == .error })
            guard report.errorCount == 0 else {
                DiagnosticFormat.text.write(report, to: console)
                console.error("The query was not answered: put the errors right first.\n")
                return .failure(Unread(status: .contentHasErrors))
            }
            return .success(register)
        } catch {
            return .failure(Unread(status: console.report(error)))
        }
    }

    /// Answers the queries of the standard input; an empty line is an empty query.
    private func answerAll(on console: Console) -> ExitStatus {
        let register: Register
        switch read(on: console) {
        case .success(let read): register = read
        case .failure(let unread): return unread.status
        }
        let index = QueryIndex(register)
        var status = ExitStatus.success
        while let line = readLine() {
            do {
                let query = try Query.parse(line)
                let errors = query.check(against: register)
                if errors.isEmpty {
                    console.output(QueryJSON(query.evaluate(in: index), register).line)
                } else {
                    console.output(QueryJSON.line(errors, in: line))
                    status = .wrongUsage
                }
            } catch {
                console.output(QueryJSON.line(error.list, in: line))
                status = .wrongUsage
            }
        }
        return status
    }

    private func report(_ errors: [QueryError], in text: String, on console: Console) -> ExitStatus {
        let palette = Palette(isColoured: console.hasColour)
        for error in errors { console.error(QueryErrorText.render(error, in: text, palette)) }
        return .wrongUsage
    }
}
