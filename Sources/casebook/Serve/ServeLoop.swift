import Content
import Dispatch
import Publication

/// Makes the site again whenever something changed, and tells the open tabs.
///
/// It runs on one thread; requests are answered by others, from the site that was last well.
final class ServeLoop {
    private let build: SiteBuild
    private let site: CurrentSite
    private let events: LiveEvents
    private let console: Console
    private var watcher: any ChangeWatcher
    private var memory = SiteMemory()
    /// What changed and could not be read.
    private var pending = ContentChange.nothing
    private var reported: Set<Diagnostic> = []
    private var hasProblems = false
    private var themeFolders: [String] = []

    /// How long an open tab is not written to at most.
    private static let heartbeat = Duration.seconds(15)
    /// How long what nobody waits for is put off.
    private static let breath = DispatchTimeInterval.milliseconds(50)
    /// After what could not be read: it may have been on its way.
    private static let retry = Duration.milliseconds(250)

    init(
        _ build: SiteBuild, site: CurrentSite, events: LiveEvents, console: Console, watcher: (any ChangeWatcher)? = nil
    ) {
        self.build = build
        self.site = site
        self.events = events
        self.console = console
        self.watcher = watcher ?? Self.watcher(console)
    }

    /// Makes the site for the first time; throws if that can't even be tried.
    func start() throws(BuildFailure) {
        _ = watch([build.content])
        let (plan, pages) = try build.shownSite(remembering: &memory, after: .everything)
        take(plan, pages)
        followTheme(plan)
    }

    /// Waits for a change and follows it, for ever.
    func run() -> Never {
        while true { step() }
    }

    /// Waits for a change, or for the time at which open tabs are written to, and follows it.
    func step() {
        let change: ContentChange?
        do {
            change = try watcher.next(within: pending.isNothing ? Self.heartbeat : Self.retry)
        } catch {
            fallBack(error)
            return
        }
        if change == nil, pending.isNothing {
            events.beat()
            return
        }
        follow((change ?? .nothing).merging(pending))
    }

    /// Makes the site again after a change.
    func follow(_ change: ContentChange) {
        let start = ContinuousClock.now
        let (plan, pages): (SitePlan, ShownPages?)
        do {
            (plan, pages) = try build.shownSite(remembering: &memory, after: change)
            pending = .nothing
        } catch {
            // Told once; the next try follows soon.
            if pending.isNothing || !hasProblems { report(error) }
            pending = .everything
            return
        }
        take(plan, pages, after: change)
        if !plan.hasErrors {
            console.output("Refreshed in \(Elapsed.text(start.duration(to: .now)))\(Self.names(change)).\n")
        }
        followTheme(plan)
    }

    /// Watches the theme that the site now has.
    private func followTheme(_ plan: SitePlan) {
        guard !plan.themeFolders.isEmpty, plan.themeFolders != themeFolders else { return }
        themeFolders = plan.themeFolders
        // What changed before the theme was watched has to be looked for.
        if watch([build.content] + themeFolders),
            let (plan, pages) = try? build.shownSite(remembering: &memory, after: .paths(Set(themeFolders)))
        {
            take(plan, pages)
        }
    }

    // MARK: Telling

    /// Puts a plan in place of the site, unless it has errors.
    private func take(_ plan: SitePlan, _ pages: ShownPages?, after change: ContentChange = .everything) {
        let found = DiagnosticReport(plan.diagnostics)
        defer { reported = Set(found.diagnostics) }
        guard let pages else {
            DiagnosticFormat.text.write(found, to: console)
            if site.value != nil { console.error("The site stays as it was until the errors are put right.\n") }
            hasProblems = true
            events.report(ProblemReport.message(found))
            return
        }
        // Warnings are told once.
        DiagnosticFormat.text.write(DiagnosticReport(found.diagnostics.filter { !reported.contains($0) }), to: console)
        hasProblems = false
        let new = LiveSite(plan, pages)
        let old = site.replace(with: new)
        events.refresh(styles: styles(from: old, to: new, change), key: new.key)
        // Whoever was told asks for the page at once, and comes first; nobody waits for the old site to be let go.
        DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + Self.breath) {
            withExtendedLifetime(old) {}
        }
    }

    /// Where style sheets went, if nothing but style sheets changed.
    private func styles(from old: LiveSite?, to new: LiveSite, _ change: ContentChange) -> [String: String]? {
        guard let old, case .paths(let paths) = change, Set(old.assets.keys) == Set(new.assets.keys) else { return nil }
        let isStyles = paths.allSatisfy { path in
            path.hasSuffix(".css") && themeFolders.contains { path.hasPrefix($0 + "/assets/") }
        }
        guard isStyles else { return nil }
        var moved: [String: String] = [:]
        for (name, address) in new.assets {
            guard let before = old.assets[name], before != address else { continue }
            guard name.hasSuffix(".css") else { return nil }
            moved[before] = address
        }
        return moved
    }

    private func report(_ failure: BuildFailure) {
        console.error("casebook: \(DisplayWidth.harmless("\(failure)"))\n")
        hasProblems = true
        events.report(ProblemReport.message(failure))
    }

    private static func names(_ change: ContentChange) -> String {
        guard case .paths(let all) = change, !all.isEmpty else { return "" }
        // An editor's own files come and go beside it, and have no such names: `sedXZL60W`.
        let named = all.filter { $0.contains(#/\.[A-Za-z0-9]+$/#) }
        let paths = named.isEmpty ? all : named
        let first = paths.sorted().prefix(3).map { DisplayWidth.harmless($0) }.joined(separator: ", ")
        return paths.count > 3 ? ": \(first) and \(paths.count - 3) more" : ": \(first)"
    }

    // MARK: Watching

    private func watch(_ folders: [String]) -> Bool {
        do {
            return try watcher.watch(folders)
        } catch {
            fallBack(error)
            return true
        }
    }

    private func fallBack(_ failure: WatchFailure) {
        console.error(Self.note(failure))
        let polling = PollingWatcher()
        _ = polling.watch([build.content] + themeFolders)
        watcher = polling
        pending = .everything
    }

    private static func watcher(_ console: Console) -> any ChangeWatcher {
        do {
            return try FolderWatcher()
        } catch {
            console.error(note(error))
            return PollingWatcher()
        }
    }

    private static func note(_ failure: WatchFailure) -> String {
        let reason =
            switch failure {
            case .noMoreWatches:
                "the system watches as many folders as it may (raise `fs.inotify.max_user_watches` and "
                    + "`max_user_instances` with `sysctl`)"
            case .failed(let code): "the system can't watch folders here (error \(code))"
            }
        return "Changes are found by looking at all files twice a second: \(reason).\n"
    }
}

extension ContentChange {
    fileprivate var isNothing: Bool {
        if case .paths(let paths) = self { paths.isEmpty } else { false }
    }
}
