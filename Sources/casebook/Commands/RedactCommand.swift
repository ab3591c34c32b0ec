import ArgumentParser
import Content
import Publication
import Register

/// `casebook redact`: takes a name out of the register, and says where else it stands.
struct RedactCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Takes a case, or the names in it, out of the register.",
        discussion: """
            Shows what would change, file by file, and asks before anything is written; then names what it can not \
            reach: other texts, the history of the repository, copies that are published. Without a terminal, name the \
            action and add `--yes`, or `--dry-run` only to see.

            The actions are: noindex (the page stays, search engines leave it out), pseudonymise (dates, amounts and \
            provisions stay, under an address without a name), withdraw (a page says that a case was withdrawn) and \
            remove (nothing stays).
            """)

    @Argument(help: "The id of the case, or one that it had.")
    var id: String

    @OptionGroup var options: ContentOptions

    @Option(help: "What to do: noindex, pseudonymise, withdraw, remove.")
    var action: RedactionAction?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("With `pseudonymise`: what the party is called, such as \"a bakery\".", valueName: "words"))
    var description: String?

    @Option(help: ArgumentHelp("The folder of the site as last built, to say what it still shows.", valueName: "dir"))
    var output = "public"

    @Flag(help: "Show what would change and write nothing.")
    var dryRun = false

    @Flag(name: .shortAndLong, help: "Write it without asking.")
    var yes = false

    func validate() throws {
        if description != nil, let action, action != .pseudonymise {
            throw ValidationError("`--as` goes with `--action pseudonymise`")
        }
        if dryRun, yes { throw ValidationError("`--dry-run` writes nothing: leave out `--yes`") }
    }

    func run(on console: Console) -> ExitStatus {
        do {
            let desk = try Desk(content: options.content, asOf: options.asOf)
            guard let subject = try RedactionSubject(id, at: desk) else {
                let ids = desk.files.filter { $0.kind == .caseFile }.map(\.id)
                let near = NearMiss.nearest(to: id, among: ids).map { "; did you mean `\($0)`?" } ?? ""
                throw Refusal(message: "`\(id)`: no case that can be read has this id\(near)")
            }
            return try redact(subject, at: desk, on: console)
        } catch let failure as BuildFailure {
            return console.report(failure)
        } catch let failure as WholeFile.Failure {
            return console.report(failure)
        } catch let failure as Disk.Failure {
            console.error("casebook: could not read `\(DisplayWidth.harmless(failure.path))`: \(failure.reason)\n")
            return .machineFailed
        } catch let refusal as Refusal {
            console.error("casebook: \(DisplayWidth.harmless(refusal.message))\n")
        } catch {
            console.error("\nNothing was written.\n")
        }
        return .wrongUsage
    }

    private func redact(_ subject: RedactionSubject, at desk: Desk, on console: Console) throws -> ExitStatus {
        let interview = Interview(console: console)
        let say = interview.say
        say("`\(subject.record.id)`: \(subject.record.title.value)")
        list("Its files", [subject.main] + subject.translations.map(\.path) + subject.attachments, say)
        list("Files of parties that nothing else names", subject.entityFiles, say)
        let (action, words) = try choice(subject, interview, console)
        let plan = try RedactionPlan(action, of: subject, at: desk, as: words.map { LocalizedText($0) })
        let memory = RepositoryMemory(of: subject.files, names: subject.names, in: desk.content)
        show(plan, memory, on: console, say)
        if dryRun {
            tell(what: action, subject, desk, memory, plan, say)
            say("Nothing was written.")
            return .success
        }
        if !yes {
            guard console.canAsk else {
                say("Nothing was written: add `--yes` to write this, or `--dry-run` only to see it.")
                return .wrongUsage
            }
            guard try interview.agrees("Write this?") else {
                say("Nothing was written.")
                return .success
            }
        }
        // A draft that was left behind may hold what is taken away now.
        Draft.removeStale(below: options.content)
        try plan.carryOut()
        for change in plan.changes { console.output(DisplayWidth.harmless(change.path) + "\n") }
        tell(what: action, subject, desk, memory, plan, say)
        say("Written. Check it: `\(console.program) check`")
        return .success
    }

    private func choice(
        _ subject: RedactionSubject, _ interview: Interview, _ console: Console
    ) throws -> (RedactionAction, String?) {
        if let action { return (action, description) }
        guard console.canAsk else {
            throw Refusal(
                message: "name what to do with `--action`: "
                    + RedactionAction.allCases.map(\.rawValue).joined(separator: ", "))
        }
        let words = try interview.choose("What is to be done", among: RedactionAction.allCases.map(\.words))
        guard let action = RedactionAction.allCases.first(where: { $0.words == words }) else { return (.withdraw, nil) }
        guard action == .pseudonymise, description == nil else { return (action, description) }
        return (action, try interview.line("What the party is called, such as `a bakery`; empty for words of its kind"))
    }

    private func show(
        _ plan: RedactionPlan, _ memory: RepositoryMemory?, on console: Console, _ say: (String) -> Void
    ) {
        let palette = Palette(isColoured: console.hasColour)
        for change in plan.changes {
            console.error(LineDifference(change.before ?? [], change.after).text(of: change.path, palette))
        }
        list("Taken away, with every word in them", plan.deletions, say)
        if !plan.deletions.isEmpty, let memory, !memory.uncommitted.isEmpty {
            list("Of these, no commit holds what they say now: their words would be lost", memory.uncommitted, say)
        }
        if !plan.deletions.isEmpty, memory == nil {
            say("No repository holds these files: keep a copy of them elsewhere if their words are still needed.")
        }
    }

    /// What is left to do for people.
    private func tell(
        what action: RedactionAction, _ subject: RedactionSubject, _ desk: Desk, _ memory: RepositoryMemory?,
        _ plan: RedactionPlan, _ say: (String) -> Void
    ) {
        plan.advice.forEach(say)
        if action != .noindex {
            list(
                "Lines of other files that still name the case or its parties",
                subject.mentions.map { "\($0.path):\($0.line): \($0.text)" }, say)
        }
        if action == .withdraw {
            say(
                "The address of the page that stays, `\(subject.addresses[0])`, names the party; add `gone: true` if "
                    + "it may not, or choose `remove`.")
        }
        let settings = desk.register.settings
        let published = (try? PublishedSite.register(ofOutput: output)) ?? nil
        say(
            published == nil
                ? "The next build leaves it out."
                : "`\(output)` was built before this: the next build takes it out there, and out of what is kept beside it."
        )
        for target in settings.publishTargets {
            say("`casebook publish \(target.name.value)` takes it off \(target.url ?? "that target").")
        }
        say(
            "Copies elsewhere stay until their keepers take them down: search engines, archives "
                + "(https://web.archive.org/web/*/\(settings.baseURL)\(subject.addresses[0])), feed readers, downloads."
        )
        if let memory { memory.report.forEach(say) }
    }

    private func list(_ heading: String, _ lines: [String], _ say: (String) -> Void) {
        if lines.isEmpty { return }
        say("\(heading):")
        for line in lines.prefix(40) { say("  \(line)") }
        if lines.count > 40 { say("  and \(lines.count - 40) more") }
    }
}
