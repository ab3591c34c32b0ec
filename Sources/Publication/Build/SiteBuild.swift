import Content
import Register
import Site

/// A build from the folders to the pages: what the command and the tests both run.
///
/// It stands in the last room, which alone sees all the others; no page is written before a ``Publisher`` gets the plan.
package struct SiteBuild: Sendable {
    /// The content folder, as the editor named it: messages begin with it.
    package var content: String
    /// The theme's folder; nil for the one that `site.yml` names.
    package var theme: String?
    /// Takes the place of the address in `site.yml`; ends in `/`.
    package var baseURL: String?
    package var jobs: Int
    /// The day from which the register is seen; nil for today in the site's time zone.
    package var asOf: Day?
    /// Shows drafts and embargoed cases too, marked as such: only ever on the machine of those who write them.
    package var showsDrafts = false
    /// Whether there is something that draws social cards.
    package var drawsCards = false
    /// The register as last published, from which changes are told; nil where it never was.
    package var previous: PublishedRegister?
    /// Only problems are asked for: what finds none need not be done.
    package var findsProblemsOnly = false
    /// Addresses that were published may be given up without the content saying so.
    package var allowsVanishing = false

    package init(content: String, theme: String? = nil, baseURL: String? = nil, jobs: Int, asOf: Day? = nil) {
        self.content = content
        self.theme = theme
        self.baseURL = baseURL
        self.jobs = jobs
        self.asOf = asOf
    }

    /// Reads everything and plans every page; all problems of all stages come back together.
    package func plan() throws(BuildFailure) -> SitePlan {
        var memory = SiteMemory()
        var plan = try plan(remembering: &memory, after: .everything)
        plan.inputs = memory.inputs + HistoryReader(content: content).inputs
        return plan
    }

    /// The same for a site that was planned before and has changed a little since.
    ///
    /// What is remembered saves time and changes nothing in the plan.
    package func plan(
        remembering memory: inout SiteMemory, after change: ContentChange
    ) throws(BuildFailure) -> SitePlan {
        let (prepared, builder) = try prepare(remembering: &memory, after: change)
        var plan = prepared
        guard let builder else { return plan }
        plan.redirects = builder.redirects
        let pages = builder.plan()
        if !allowsVanishing { plan.diagnostics += builder.vanished(from: pages) }
        if !plan.hasErrors {
            plan.pages = pages
            plan.pages += HostFiles.pages(below: builder.root)
            // Where they lie: a site has tens of thousands.
            for place in plan.pages.indices { plan.pages[place] = ProgramFingerprint.marked(plan.pages[place]) }
            plan.cards = builder.cards()
            plan.closing = closing(plan, asOf: plan.day)
        }
        plan.clock.end("plan the pages")
        return plan
    }

    /// The same without the pages, which are planned when somebody asks for one; nil where there are errors.
    package func shownSite(
        remembering memory: inout SiteMemory, after change: ContentChange
    ) throws(BuildFailure) -> (plan: SitePlan, pages: ShownPages?) {
        let (plan, builder) = try prepare(remembering: &memory, after: change)
        return (plan, builder.map(ShownPages.init))
    }

    /// Reads and links everything; without what plans the pages where there are errors, or only problems are asked for.
    private func prepare(
        remembering memory: inout SiteMemory, after change: ContentChange
    ) throws(BuildFailure) -> (SitePlan, SiteBuilder?) {
        var plan = SitePlan()
        var tree = try readContent(&plan, &memory, change)
        plan.clock.end("read the content")
        if let baseURL { tree.settings.baseURL = baseURL }
        plan.baseURL = tree.settings.baseURL
        let day = try day(of: tree.settings, &plan)
        plan.day = day
        plan.timeZone = tree.settings.timeZone.value
        if showsDrafts { tree.showUnpublished(on: day) }
        let (effects, mistakes) = tree.applyRetention(on: day)
        plan.diagnostics += mistakes
        var (register, problems) = Register.link(tree, asOf: day, remembering: &memory.links)
        register.retention = effects
        plan.waiting = WaitingSummary(register)
        plan.diagnostics += FollowUpProblems.removed(from: problems, after: plan.diagnostics, of: tree)
        plan.clock.end("link the register")
        guard let theme = try readTheme(for: tree.settings, &plan, &memory, change) else { return (plan, nil) }
        plan.clock.end("read the theme")
        // Beyond this nothing is found but addresses that vanish, and those only beside a site that was published.
        if findsProblemsOnly, previous == nil {
            plan.diagnostics += theme.diagnostics
            return (plan, nil)
        }
        let history = history(&memory, after: change)
        plan.historyGap = history.gap
        let builder = SiteBuilder(
            register: register, theme: theme, previous: previous, history: history, drawsCards: drawsCards,
            inputs: inputs(memory, tree.settings, day, change))
        plan.root = builder.root
        plan.assets = builder.assetAddresses
        plan.diagnostics += builder.diagnostics
        plan.wantsCards = tree.settings.cards != .none
        return (plan, plan.hasErrors ? nil : builder)
    }

    /// A hash over all that pages are made from, but for the texts of cases and what the history says; nil where some of it
    /// changed so lately that a later change could look the same.
    private func inputs(
        _ memory: SiteMemory, _ settings: SiteSettings, _ day: Day, _ change: ContentChange
    ) -> UInt64? {
        // Whoever goes on in the same process keeps no pages on the disk.
        guard case .everything = change, let basis = memory.content?.basis, let theme = memory.theme?.basis else {
            return nil
        }
        var hasher = StableHasher()
        for number in [basis, theme, UInt64(bitPattern: Int64(day.number))] { hasher.combine(number) }
        hasher.combine(settings.baseURL)
        hasher.combine(showsDrafts)
        hasher.combine(drawsCards)
        return hasher.finalize()
    }

    /// When files last changed, which costs asking another program: a commit is noticed when all is read anew.
    private func history(_ memory: inout SiteMemory, after change: ContentChange) -> History {
        if case .paths = change, let known = memory.history { return known }
        let history = HistoryReader(content: content).read()
        memory.history = history
        return history
    }

    /// What the site says of its own making.
    private func closing(_ plan: SitePlan, asOf day: Day) -> [ClosingPage] {
        let folders = plan.protectedFolders
        return ClosingPages.all { record, withdrawn in
            let source = SourceCommit(of: content, theme: folders.last)
            return BuildRecord(
                version: ProgramVersion.current, commit: source?.id, modified: source?.isModified,
                asOf: day.date.edtf, record: record, withdrawn: withdrawn)
        }
    }

    /// Reads and links the content alone, for those who ask it something: no theme is needed.
    package func register() throws(BuildFailure) -> (Register, [Diagnostic]) {
        var plan = SitePlan()
        var memory = SiteMemory()
        var tree = try readContent(&plan, &memory, .everything)
        let day = try day(of: tree.settings, &plan)
        let (effects, mistakes) = tree.applyRetention(on: day)
        var (register, problems) = Register.link(tree, asOf: day)
        register.retention = effects
        return (register, plan.diagnostics + mistakes + problems)
    }

    private func readContent(
        _ plan: inout SitePlan, _ memory: inout SiteMemory, _ change: ContentChange
    ) throws(BuildFailure) -> ContentTree {
        guard Disk.isFolder(content) else {
            throw .noSuchFolder(content, remedy: "name the folder of case files with `--content`")
        }
        do {
            var session = memory.content ?? ContentSession(root: content, jobs: jobs)
            // Taken out while it reads: what only one holds is changed where it lies.
            memory.content = nil
            defer { memory.content = session }
            let (tree, diagnostics) = try session.read(change)
            plan.diagnostics += diagnostics
            plan.protectedFolders.append(content)
            plan.caseCount = tree.cases.count
            return tree
        } catch {
            throw BuildFailure(error)
        }
    }

    private func day(of settings: SiteSettings, _ plan: inout SitePlan) throws(BuildFailure) -> Day {
        if let asOf { return asOf }
        let zone = settings.timeZone
        if let today = Today.day(in: zone.value) { return today }
        let names = Today.names()
        guard !names.isEmpty else { throw .noTimeZones(zone.value) }
        plan.diagnostics.append(
            Diagnostic(
                "unknown-time-zone", "`\(zone.value)` is not a time zone",
                at: SourceLocation(file: settings.file, position: zone.position), length: zone.length,
                suggestion: NearMiss.nearest(to: zone.value, among: names).map { "did you mean `\($0)`?" }
                    ?? "write a name of the time zone database, such as `Europe/Amsterdam`"))
        // The day is used only to find more errors: with this one nothing is published.
        return Today.day(in: "UTC") ?? Day(number: 0)
    }

    /// The theme with its parents' files; nil where it is not there, which is reported.
    private func readTheme(
        for settings: SiteSettings, _ plan: inout SitePlan, _ memory: inout SiteMemory, _ change: ContentChange
    ) throws(BuildFailure) -> CompiledTheme? {
        var namedAt = SourceLocation(file: settings.file, position: settings.theme.position)
        let place: ThemeLocation.Place
        if let theme {
            guard let named = ThemeLocation.named(theme) else {
                throw .noSuchFolder(theme, remedy: "name the theme's folder with `--theme`")
            }
            place = named
            namedAt = SourceLocation(file: theme)
        } else if let found = ThemeLocation.search(settings.theme.value, besides: content) {
            place = found
        } else {
            throw .noSuchFolder("themes", remedy: "name the theme's folder with `--theme`")
        }
        plan.themeName = settings.theme.value
        plan.theme = place
        do {
            let question = ThemeMemory.Question(place: place, languages: settings.languages, namedAt: namedAt)
            let known = memory.theme?.answer(to: question, after: change)
            let reading = if let known { known } else { try ThemeMemory(question) }
            memory.theme = reading
            plan.diagnostics += reading.diagnostics
            plan.protectedFolders.append(place.folder)
            plan.themeFolders = reading.folders
            return reading.theme
        } catch {
            throw BuildFailure(error)
        }
    }
}
