import ArgumentParser
import Content
import Publication

/// `casebook new report`: a text of the editors with live figures.
struct NewReport: CasebookCommand {
    static let configuration = CommandConfiguration(commandName: "report", abstract: "Writes a new report.")

    @OptionGroup var desk: DeskOptions

    @Argument(help: "Its id: a–z, 0–9 and single hyphens; its address for ever. (default: made of its title)")
    var id: String?

    @Option(help: "The headline, in the site's default language.")
    var title: String?

    @Option(help: "One or two sentences for lists.")
    var summary: String?

    func run(on console: Console) -> ExitStatus {
        do {
            let desk = try Desk(content: desk.content)
            let interview = Interview(console: console)
            var title = title
            var summary = summary
            if console.canAsk {
                let asks = (title: title == nil, summary: summary == nil)
                try interview.take(
                    [
                        { if asks.title { title = try interview.ask("Title", field: "title", of: .report) } },
                        {
                            guard asks.summary else { return }
                            summary = try interview.optional(
                                "Summary, for lists (empty for none)", field: "summary", of: .report)
                        },
                    ], isWhole: true)
            }
            guard let title else {
                throw Refusal(message: "`new report` needs `--title`; at a terminal it asks for it")
            }
            let id = id ?? slug(title)
            if let problem = DocumentReading.problem(with: id, in: "dossier", of: .caseFile) {
                throw Refusal(message: Interview.sentence(problem))
            }
            var files = NewFiles()
            files.add("\(desk.content)/reports/\(id).md", text(title, summary, desk.register.asOf), .report)
            return files.write(
                on: console,
                next:
                    "Write it below the last `---`; `\(console.program) query --reference` tells what a figure may ask."
            )
        } catch let failure as BuildFailure {
            return console.report(failure)
        } catch let refusal as Refusal {
            console.error("casebook: \(DisplayWidth.harmless(refusal.message))\n")
        } catch {
            console.error("\nNothing was written.\n")
        }
        return .wrongUsage
    }

    /// The file, with one figure in a sentence and one beside the text to begin with.
    private func text(_ title: String, _ summary: String?, _ day: Day) -> String {
        var lines = ["---", "title: \(YAMLText.scalar(title))"]
        if let summary { lines.append("summary: \(YAMLText.scalar(summary))") }
        lines += [
            "date: \(day.date.edtf)", "---", "This register holds `{casebook} count` cases.", "", "```{casebook}",
            "#| show: bars", "count group by year order by year", "```", "",
        ]
        return lines.joined(separator: "\n")
    }
}
