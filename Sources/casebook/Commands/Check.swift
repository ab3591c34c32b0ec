import ArgumentParser
import Content
import Publication
import Register

/// `casebook check`: reads everything and says what is wrong; on request it lists what could be better, and puts right
/// what has one right answer.
struct Check: CasebookCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks the content and the theme.",
        discussion: """
            Problems go to standard error, each with its file, line and remedy. \
            With `--format json`, `github`, `gitlab` or `sarif` they go to standard output instead.

            Nothing is written, but for `--fix`: that puts right the forms of dates and amounts, quotes round a text \
            that YAML would cut, blanks at the ends of lines and the order of fields, and shows each change first. \
            Parties, sums, days, comments and texts stay as they are.

            The lists of `--list` are: stale, no-official-source, no-archive, open-challenges, untranslated, waiting \
            (drafts and cases under embargo) and retention (what rules about age do to cases, and will do).
            """)

    @OptionGroup var options: ContentOptions

    @Option(help: "How problems are written.")
    var format = DiagnosticFormat.text

    @Flag(help: "Fail on warnings too.")
    var strict = false

    @Flag(help: "Show every warning, not just the first ten of each kind.")
    var all = false

    @Flag(help: "Put right what has one right answer, then check.")
    var fix = false

    @Flag(help: "With `--fix`: show the changes and write nothing.")
    var dryRun = false

    @Flag(name: .shortAndLong, help: "With `--fix`: write the changes without asking.")
    var yes = false

    @Option(help: ArgumentHelp("List what could be better instead of checking.", valueName: "list"))
    var list: CaseList?

    @Option(help: ArgumentHelp("With `--list`: how many entries to print at most.", valueName: "n"))
    var limit: Int?

    @Flag(help: "Check the addresses that lead out of the site, instead of the content: asks other servers, slowly.")
    var links = false

    @Option(help: ArgumentHelp("With `--links`: how many addresses to ask for at most.", valueName: "n"))
    var linkLimit = 500

    @Option(
        help: ArgumentHelp(
            "With `--links`: the pause between two requests to one server, in milliseconds.", valueName: "ms"))
    var linkDelay = 1000

    @Option(
        help: ArgumentHelp(
            """
            Fail if an address would vanish that this site has: its folder, its address, or a copy of its file \
            `changes/register.json`.
            """,
            valueName: "place"))
    var against: String?

    func validate() throws {
        if all, format != .text {
            throw ValidationError("`--all` goes with `--format text`: the others are always whole")
        }
        if !fix, dryRun || yes { throw ValidationError("`--dry-run` and `--yes` go with `--fix`") }
        if list == nil, limit != nil { throw ValidationError("`--limit` goes with `--list`") }
        if let limit, limit < 1 { throw ValidationError("`--limit \(limit)`: at least one entry is needed") }
        if list != nil, fix || links || format != .text && format != .json {
            throw ValidationError("`--list` goes with `--format text` or `json`, and with nothing else")
        }
        if linkLimit < 1 || linkDelay < 0 {
            throw ValidationError("`--link-limit` is at least 1, and `--link-delay` at least 0")
        }
        if links, fix { throw ValidationError("`--links` and `--fix` are run one after the other") }
    }

    func run(on console: Console) -> ExitStatus {
        if fix, Disk.isFolder(options.content),
            let status = FixRun(content: options.content, isAgreed: yes, isDryRun: dryRun).run(on: console)
        {
            return status
        }
        var build = options.build()
        do {
            if let list {
                let (register, diagnostics) = try build.register()
                return ListRun(list: list, limit: limit, format: format).run(register, diagnostics, on: console)
            }
            if links {
                return try LinkRun(
                    build: build, format: format, limit: linkLimit, delay: .milliseconds(linkDelay)
                ).run(on: console)
            }
            if let against { build.previous = try PublishedSite.register(at: against) }
            // Taken before anything is read: what changes meanwhile is noticed the next time.
            let memory = CheckMemory(build)
            if let known = memory?.findings() { return report(known, on: console) }
            build.findsProblemsOnly = true
            let plan = try build.plan()
            let findings = CheckMemory.Findings(
                diagnostics: plan.diagnostics, caseCount: plan.caseCount, waiting: plan.waiting)
            memory?.remember(findings)
            return report(findings, on: console)
        } catch {
            return console.report(error)
        }
    }

    private func report(_ findings: CheckMemory.Findings, on console: Console) -> ExitStatus {
        let report = DiagnosticReport(findings.diagnostics)
        format.write(report, all: all, to: console)
        if report.diagnostics.isEmpty, format == .text {
            console.output("\(Counted.text(findings.caseCount, "case")) checked: no problems\n")
        }
        if format == .text, !findings.waiting.sentences.isEmpty {
            for sentence in findings.waiting.sentences {
                console.error("Waiting: \(DisplayWidth.harmless(sentence))\n")
            }
            console.error("`casebook check --list waiting` and `--list retention` name them all.\n")
        }
        return report.errorCount > 0 || strict && report.warningCount > 0 ? .contentHasErrors : .success
    }
}
