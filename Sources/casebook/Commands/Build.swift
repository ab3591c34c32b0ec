import ArgumentParser
import Content
import Publication
import Site

/// `casebook build`: makes the site and puts it in place whole.
struct Build: CasebookCommand {
    static let configuration = CommandConfiguration(
        abstract: "Builds the site.",
        discussion: """
            Writes only what changed, and puts the site in place in one step: until then, and after any error, \\
            the old site stands as it was. Files in the output folder that Casebook did not write are kept.
            """)

    @OptionGroup var options: ContentOptions

    @Option(help: ArgumentHelp("The folder of the site.", valueName: "dir"))
    var output = "public"

    @Option(
        help: ArgumentHelp(
            "The address the site will have, in place of the one in `site.yml`.", valueName: "url"),
        transform: Self.address)
    var baseURL: String?

    @Flag(help: "Make no search index; one that still fits is kept.")
    var noSearch = false

    @Option(
        help: ArgumentHelp("The Pagefind program that makes the search index.", valueName: "program"))
    var pagefind = "pagefind"

    @Flag(help: "Draw no social cards: pages name no picture.")
    var noCards = false

    @Option(
        help: ArgumentHelp("The rsvg-convert program that draws social cards.", valueName: "program"))
    var rsvgConvert = "rsvg-convert"

    @Option(
        help: ArgumentHelp(
            """
            The site as last published, from which changes are told: its folder, its address, or a copy of its file \
            `changes/register.json`. (default: the site in the output folder)
            """,
            valueName: "place"))
    var previous: String?

    @Flag(help: "Build even if addresses that were published would vanish.")
    var allowVanished = false

    @Flag(help: "Tell how long each stage took, and the pages of each template.")
    var timings = false

    @Flag(name: .shortAndLong, help: "Say nothing unless something is wrong.")
    var quiet = false

    func run(on console: Console) -> ExitStatus {
        let start = ContinuousClock.now
        var build = options.build(baseURL: baseURL)
        build.allowsVanishing = allowVanished
        let isRepeatable = previous == nil
        let times = timings ? PageTimes() : nil
        let rasterizer = noCards ? nil : ChildProcess.find(rsvgConvert)
        build.drawsCards = rasterizer != nil
        let asked = ["search", String(noSearch), pagefind, "cards", rasterizer ?? ""]
        if isRepeatable, let site = build.unchanged(in: output, options: asked) {
            DiagnosticFormat.text.write(DiagnosticReport(site.diagnostics), to: console)
            if !quiet { console.output(closingLine(site.pages, PublicationSummary(), in: start.duration(to: .now))) }
            return .success
        }
        var plan: SitePlan
        do {
            build.previous =
                if let previous {
                    try PublishedSite.register(at: previous)
                } else {
                    try PublishedSite.register(ofOutput: output)
                }
            plan = try build.plan()
        } catch {
            return console.report(error)
        }
        DiagnosticFormat.text.write(DiagnosticReport(plan.diagnostics), to: console)
        if plan.hasErrors {
            console.error("No page was written: put the errors right, then build again.\n")
            return .contentHasErrors
        }
        if let times { plan.pages = times.watched(plan.pages) }
        if !quiet, let gap = plan.historyGap { console.error(Self.words(gap)) }
        let progress = ProgressLine(console: console, isShown: console.isWatched && !quiet)
        var publisher = Publisher(output: output, protecting: plan.protectedFolders, jobs: build.jobs)
        publisher.notice = { console.error($0 + "\n") }
        do {
            var publication = SearchedPublication(publisher)
            publication.makesIndex = !noSearch
            publication.program = pagefind
            publication.cards = plan.cards
            publication.rasterizer = rasterizer
            let (index, cards) = try publication.publish(
                plan.pages, closing: plan.closing, progress: { progress.show($0, of: $1) },
                cardProgress: { progress.show($0, of: $1, "card", doing: "drawing") }
            ) { summary in
                plan.clock.end("make and write the pages")
                progress.clear()
                if !quiet {
                    for note in summary.notes { console.error(DisplayWidth.harmless(note) + "\n") }
                    console.output(
                        closingLine(
                            plan.pages.count { $0.path.hasSuffix(".html") }, summary, in: start.duration(to: .now)))
                }
            }
            progress.clear()
            report(cards, isMissed: rasterizer == nil && !noCards && plan.wantsCards, to: console)
            report(index, to: console)
            if let times {
                plan.clock.end("draw the cards and make the search index")
                let report = TimingReport(stages: plan.clock.stages, groups: times.all, jobs: build.jobs)
                console.output(report.text)
            }
            if isRepeatable, index.isSettled, cards.isSettled {
                build.remember(plan, publishedTo: output, options: asked)
            }
            // The process ends now, and gives all memory back at once: to take a large site apart first takes a while.
            _ = Unmanaged.passRetained(Kept(plan: plan))
            return .success
        } catch {
            progress.clear()
            return console.report(error)
        }
    }

    /// Said once a build: pages that tell nothing look as if nothing were known.
    private static func words(_ gap: History.Gap) -> String {
        switch gap {
        case .shallow:
            "This clone has only the last commits: pages that did not change in them do not tell when they last changed. "
                + "`git fetch --unshallow` gets the others.\n"
        case .noProgram: "The program `git` was not found: no page tells when it last changed.\n"
        }
    }

    /// What became of the social cards, whose cost stands apart from that of the pages too.
    private func report(_ cards: SearchedPublication.Cards, isMissed: Bool, to console: Console) {
        switch cards {
        case .unchanged:
            guard isMissed, !quiet else { return }
            console.error(
                "Cards: none, for the program `\(rsvgConvert)` was not found, so links to the site show no picture. "
                    + "Debian's package librsvg2-bin has it; `cards: none` in `site.yml` does without.\n")
        case .drawn(let count, let time):
            if !quiet { console.output("Cards: \(Counted.text(count, "picture")) drawn in \(Elapsed.text(time))\n") }
        case .failed(let reason):
            console.error("Cards: not all are drawn. \(DisplayWidth.harmless(reason))\n")
        }
    }

    /// What became of the search index, whose cost stands apart from that of the pages.
    private func report(_ index: SearchedPublication.Index, to console: Console) {
        switch index {
        case .unchanged, .unwanted: break
        case .made(let pages, let time):
            if !quiet { console.output("Search: \(Counted.text(pages, "page")) indexed in \(Elapsed.text(time))\n") }
        case .noProgram:
            guard !quiet else { return }
            console.error(
                "Search: no index, for the program `\(pagefind)` was not found. The search box leads to the "
                    + "register's own filter. `make site` installs it, or `pip install pagefind_bin`.\n")
        case .failed(let reason):
            console.error(
                "Search: no index, for \(DisplayWidth.harmless(reason)). The site is published without it.\n")
        }
    }

    /// What was done, such as `1,024 pages in 0.8 s (12 files changed): public/index.html`.
    private func closingLine(_ pages: Int, _ summary: PublicationSummary, in time: Duration) -> String {
        var changes: [String] = []
        if summary.written > 0 { changes.append("\(Counted.text(summary.written, "file")) changed") }
        if summary.removed > 0 { changes.append("\(Counted.grouped(summary.removed)) removed") }
        if changes.isEmpty { changes.append("nothing changed") }
        let folder = output.hasSuffix("/") ? output : output + "/"
        return "\(Counted.text(pages, "page")) in \(Elapsed.text(time)) (\(changes.joined(separator: ", "))): "
            + "\(folder)index.html\n"
    }

    static func address(_ text: String) throws -> String {
        let rest = ["https://", "http://"].first { text.hasPrefix($0) }.map { text.dropFirst($0.count) }
        guard let rest, let first = rest.first, first != "/", !text.contains(where: { "?# \"<>".contains($0) }) else {
            throw ValidationError("write an address such as https://register.example.org/")
        }
        return text.hasSuffix("/") ? text : text + "/"
    }
}

/// What is left as it is when the process ends.
private final class Kept {
    let plan: SitePlan

    init(plan: SitePlan) {
        self.plan = plan
    }
}

extension SearchedPublication.Cards {
    /// Whether the next build could not draw more of them.
    fileprivate var isSettled: Bool {
        if case .failed = self { false } else { true }
    }
}

extension SearchedPublication.Index {
    /// Whether the next build could not make a better one of the same pages.
    fileprivate var isSettled: Bool {
        switch self {
        case .unchanged, .made, .unwanted: true
        case .noProgram, .failed: false
        }
    }
}
