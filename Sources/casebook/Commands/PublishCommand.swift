import ArgumentParser
import Content
import Publication

/// `casebook publish`: brings the built site to a target of `site.yml`.
struct PublishCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Brings the built site to a target of `site.yml`.",
        discussion: """
            Brings what changed, assets before pages, and deletes what is no more at the end: whoever reads meanwhile \\
            finds every page whole. What is broken off is completed by the next `casebook publish`. \\
            A tool that fails is given four tries, with 1, 2 and 4 seconds between them.

            Passwords and keys come from the environment or from the tool's own store (`rclone config`, ssh's keys, \\
            git's credential helper), never from `site.yml`.
            """)

    @Argument(help: ArgumentHelp("The target's name. (default: the only one there is)", valueName: "target"))
    var name: String?

    @Option(help: ArgumentHelp("The folder of case files.", valueName: "dir"))
    var content = "content"

    @Option(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
    var output = "public"

    @Flag(help: "List what would be done, and do nothing.")
    var dryRun = false

    @Flag(help: "Go on although another publisher says that it is at work on the target.")
    var takeOver = false

    @Option(help: ArgumentHelp("How often a tool that fails is run at most.", valueName: "n"))
    var tries = 4

    @Option(
        help: ArgumentHelp(
            "Sign the list of checksums: `minisign:FILE` or `ssh:FILE`, with the file of the secret key.",
            valueName: "tool:key"), transform: Self.signing)
    var sign: Signing?

    @Flag(name: .shortAndLong, help: "Say nothing unless something is wrong.")
    var quiet = false

    func validate() throws {
        guard (1...10).contains(tries) else { throw ValidationError("`--tries \(tries)`: from 1 to 10") }
    }

    func run(on console: Console) -> ExitStatus {
        let start = ContinuousClock.now
        let settings: SiteSettings
        do {
            let (read, diagnostics) = try SettingsFile.read(in: content)
            DiagnosticFormat.text.write(DiagnosticReport(diagnostics), to: console)
            if diagnostics.contains(where: { $0.severity == .error }) {
                console.error("Nothing was published: put the errors right, then publish again.\n")
                return .contentHasErrors
            }
            settings = read
        } catch {
            return console.report(error)
        }
        guard let target = target(of: settings, on: console) else { return .wrongUsage }
        let progress = ProgressLine(console: console, isShown: console.isWatched && !quiet)
        var uploader = Uploader(target: target, output: output, protecting: [content], jobs: Parallel.processors)
        uploader.retry.tries = tries
        uploader.takesOver = takeOver
        uploader.signing = sign
        uploader.notice = { console.error(DisplayWidth.harmless($0) + "\n") }
        uploader.progress = { progress.show($0, of: $1, doing: $2) }
        do {
            let summary = dryRun ? try uploader.plan() : try uploader.run()
            progress.clear()
            for note in summary.notes where !quiet { console.error(DisplayWidth.harmless(note) + "\n") }
            if dryRun { console.output(list(summary)) }
            if !quiet { console.output(closingLine(target, summary, in: start.duration(to: .now))) }
            return .success
        } catch {
            progress.clear()
            return console.report(error)
        }
    }

    private func target(of settings: SiteSettings, on console: Console) -> PublishTarget? {
        let targets = settings.publishTargets
        let names = targets.map(\.name.value)
        if let name, let target = targets.first(where: { $0.name.value == name }) { return target }
        if name == nil, targets.count == 1 { return targets.first }
        let list = names.map { "`\($0)`" }.joined(separator: ", ")
        if targets.isEmpty {
            console.error(
                "casebook: `\(settings.file)` names no target.\n"
                    + "Add one, such as `publish: [{name: live, path: \"www@example.org:/srv/register\"}]`.\n")
        } else if let name {
            let near = NearMiss.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
            console.error(
                "casebook: `\(DisplayWidth.harmless(name))`: no such target; \(near ?? "there are \(list)")\n")
        } else {
            console.error("casebook: name one of the targets: \(list)\n")
        }
        return nil
    }

    /// One line for each file.
    private func list(_ summary: UploadSummary) -> String {
        summary.uploads.map { "upload  \(DisplayWidth.harmless($0.path))  (\(Counted.size($0.size)))\n" }.joined()
            + summary.deletions.map { "delete  \(DisplayWidth.harmless($0))\n" }.joined()
    }

    /// What was done, such as `live: 12 files uploaded (340 kB), 2 deleted, 1,204 unchanged, in 3.2 s: https://…/`.
    private func closingLine(_ target: PublishTarget, _ summary: UploadSummary, in time: Duration) -> String {
        var parts: [String] = []
        if !summary.uploads.isEmpty {
            parts.append(
                "\(Counted.text(summary.uploads.count, "file")) \(dryRun ? "to upload" : "uploaded") "
                    + "(\(Counted.size(summary.bytes)))")
        }
        if !summary.deletions.isEmpty {
            parts.append("\(Counted.grouped(summary.deletions.count)) \(dryRun ? "to delete" : "deleted")")
        }
        if parts.isEmpty { parts.append("nothing to upload") }
        parts.append("\(Counted.grouped(summary.unchanged)) unchanged")
        let commit = summary.commit.map { ", commit \($0.prefix(12))" } ?? ""
        let place = dryRun ? "" : target.url.map { ": " + $0 } ?? ""
        return "\(target.name.value): \(parts.joined(separator: ", ")), in \(Elapsed.text(time))\(commit)\(place)\n"
    }

    private static func signing(_ text: String) throws -> Signing {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = Signing.Kind(rawValue: parts[0]) else {
            throw ValidationError("write `minisign:FILE` or `ssh:FILE`, with the file of the secret key")
        }
        return Signing(kind, key: parts[1])
    }
}
