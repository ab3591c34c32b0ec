import ArgumentParser
import Content
import Publication

/// `casebook check`: reads everything, writes nothing, and says what is wrong.
struct Check: CasebookCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the content and the theme without writing anything.",
        discussion: """
            Problems go to standard error, each with its file, line and remedy. \
            With `--format json` or `--format github` they go to standard output instead.
            """)

    @OptionGroup var options: ContentOptions

    @Option(help: "How problems are written.")
    var format = DiagnosticFormat.text

    @Flag(help: "Fail on warnings too.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            """
            Fail if an address would vanish that this site has: its folder, its address, or a copy of its file \
            `changes/register.json`.
            """,
            valueName: "place"))
    var against: String?

    func run(on console: Console) -> ExitStatus {
        let plan: SitePlan
        do {
            var build = options.build()
            if let against { build.previous = try PublishedSite.register(at: against) }
            plan = try build.plan()
        } catch {
            return console.report(error)
        }
        let report = DiagnosticReport(plan.diagnostics)
        format.write(report, to: console)
        if report.diagnostics.isEmpty, format == .text {
            console.output("\(Counted.text(plan.caseCount, "case")) checked: no problems\n")
        }
        return report.errorCount > 0 || strict && report.warningCount > 0 ? .contentHasErrors : .success
    }
}
