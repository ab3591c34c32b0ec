import Content

extension Register {
    /// Links what the files state into a register, seen from a day; every reference that leads nowhere is reported.
    package static func link(_ tree: ContentTree, asOf: Day) -> (Register, [Diagnostic]) {
        var linker = Linker(tree: tree, asOf: asOf)
        linker.linkAll()
        return (linker.register, linker.diagnostics)
    }

    /// The same of a tree that was linked before and has changed a little: cases that did not change are remembered.
    package static func link(
        _ tree: ContentTree, asOf: Day, remembering memory: inout LinkMemory
    ) -> (Register, [Diagnostic]) {
        if let register = memory.register(withTextsOf: tree, asOf: asOf) { return (register, []) }
        var linker = Linker(tree: tree, asOf: asOf)
        linker.recollection = memory.recollection(of: tree, asOf: asOf)
        linker.linkAll()
        memory.keep(
            linker.recollection, linker.register, of: tree, asOf: asOf, isWell: linker.diagnostics.isEmpty)
        return (linker.register, linker.diagnostics)
    }
}

/// Builds a register step by step: first every id, then every reference, then what points back.
struct Linker {
    let tree: ContentTree
    var register: Register
    var diagnostics: [Diagnostic] = []
    /// Every case of the content by its id, published or not.
    var filesByID: [String: Int] = [:]
    /// The places in `tree.cases` of those that readers see.
    var visible: [Int] = []
    /// The places of all others: drafts, cases under embargo, and withdrawn ones.
    var hidden: [Int] = []
    /// Where each introduced party was first named, by its id.
    var introductions: [String: SourceLocation] = [:]
    /// What is known of cases from an earlier linking; nil where nobody asks to remember.
    var recollection: LinkMemory.Recollection?
    /// Every published case at its place, with what follows from it alone.
    var linkedCases: [LinkedCase] = []
    /// How many entities and articles there are before cases add any: what lies beyond depends on other cases.
    var ownEntities = 0
    var ownArticles: [Int] = []
    /// Where each law's articles are, by their numbers.
    private var articles: [[String: Int]] = []
    /// Whether the case that is being linked is linked differently when other cases change.
    var leansOnOthers = false
    /// The names among which a mistyped one is looked up, by what they are names of.
    private var nearNames: [String: NearMiss.Names] = [:]
    /// The ids of laws by all their names, once they are asked for.
    private var lawsByName: [String: String]?
    private var nearestAsked = 0
    /// Whoever has more unknown ids than this has another trouble than typing.
    private static let nearestAskedAtMost = 300

    init(tree: ContentTree, asOf: Day) {
        self.tree = tree
        register = Register(settings: tree.settings, asOf: asOf, rates: tree.rates)
    }

    mutating func linkAll() {
        indexEntities()
        indexCollections()
        indexCases()
        linkEntities()
        linkCases()
        collect()
        concealEntities()
        checkTexts()
    }

    mutating func report(
        _ severity: Diagnostic.Severity = .error, _ identifier: String, _ message: String, file: String,
        at position: SourcePosition, length: Int = 1, suggestion: String? = nil, notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(
            Diagnostic(
                severity, identifier, message, at: SourceLocation(file: file, position: position), length: length,
                suggestion: suggestion, notes: notes))
    }

    /// What a mistyped id was probably meant to be: `did you mean …?`, or nil where nothing comes close.
    ///
    /// - Parameters:
    ///   - what: what the known ids are ids of; they are asked for once.
    mutating func nearest(to id: String, _ what: String, among known: () -> [String]) -> String? {
        guard nearestAsked < Self.nearestAskedAtMost else { return nil }
        nearestAsked += 1
        let names = nearNames[what] ?? NearMiss.Names(known())
        nearNames[what] = names
        return names.nearest(to: id).map { "did you mean `\($0)`?" }
    }

    /// The id of the law that goes by this name in some language, as an offer: `gdpr` for `avg`.
    mutating func lawCalled(_ word: String) -> String? {
        if lawsByName == nil {
            var laws: [String: String] = [:]
            for law in register.laws {
                for name in (law.file.names.short?.all ?? []) + law.file.names.name.all { laws[slug(name)] = law.id }
            }
            lawsByName = laws
        }
        return lawsByName?[slug(word)]
    }

    /// The place of an article in a law, by the law's place and the article's number.
    func place(ofArticle number: String, inLaw law: Int) -> Int? { articles[law][number] }

    /// Adds an article to an open law.
    mutating func addArticle(_ number: String, toLaw law: Int) -> Int {
        let place = register.laws[law].articles.count
        register.laws[law].articles.append(Law.Article(number: number))
        articles[law][number] = place
        return place
    }

    /// Gives every entity its place; an id may stand once among all kinds.
    mutating func indexEntities() {
        for file in tree.entities {
            if let first = register.entityIndices[file.id] {
                report(
                    .error, "duplicate-id",
                    "the id `\(file.id)` is taken by \(article(register.entities[first].category.rawValue))",
                    file: file.file, at: .start, suggestion: "give one of the two files another name",
                    notes: [.init("it stands here", at: SourceLocation(file: register.entities[first].file.file))])
                continue
            }
            let index = register.entities.count
            register.entityIndices[file.id] = index
            register.entities.append(Entity(index: index, file: file))
        }
    }

    mutating func indexCollections() {
        for file in tree.laws {
            register.lawIndices[file.id] = register.laws.count
            let chapters = Dictionary(
                file.chapters.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
            register.laws.append(
                Law(
                    file: file,
                    articles: file.provisions.map { provision in
                        Law.Article(
                            number: provision.number, title: provision.title,
                            chapter: provision.chapter.flatMap { chapters[$0.value] })
                    }))
        }
        articles = register.laws.map { law in
            Dictionary(law.articles.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
        }
        for term in tree.topics {
            register.topicIndices[term.id] = register.topics.count
            register.topics.append(TermRecord(term: term))
        }
        for term in tree.sectors {
            register.sectorIndices[term.id] = register.sectors.count
            register.sectors.append(TermRecord(term: term))
        }
        for page in tree.dossiers {
            register.dossierIndices[page.id] = register.dossiers.count
            register.dossiers.append(TextRecord(page: page))
        }
        for page in tree.pages {
            register.pageIndices[page.id] = register.pages.count
            register.pages.append(TextRecord(page: page))
        }
        let reports = tree.reports.sorted { left, right in
            let (one, other) = (left.date?.latest.number ?? 0, right.date?.latest.number ?? 0)
            return one != other ? one > other : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
        }
        for report in reports {
            register.reportIndices[report.id] = register.reports.count
            register.reports.append(TextRecord(page: report))
        }
        for text in tree.years {
            if let year = Int(text.id), (1...9999).contains(year) {
                register.introductions[year] = TextRecord(page: text)
            } else {
                self.report(
                    .error, "bad-file-name", "`\(text.id)` is not a year", file: text.file, at: .start,
                    suggestion: "name the file after the year it introduces: `2024.md`")
            }
        }
    }

    /// Decides which cases readers see on the day, and which ids are taken.
    mutating func indexCases() {
        filesByID.reserveCapacity(tree.cases.count)
        // Fields are read where they lie: a case file is too large to be copied for each of them.
        for place in tree.cases.indices {
            let id = tree.cases[place].id
            filesByID[id] = place
            switch tree.cases[place].publication {
            case .published where tree.cases[place].publishAfter.map({ $0 <= register.asOf }) ?? true:
                visible.append(place)
            case .published, .draft:
                conceal(place)
                let day = tree.cases[place].publication == .draft ? nil : tree.cases[place].publishAfter
                register.waiting.append(WaitingCase(id: id, file: tree.cases[place].file, day: day))
            case .withdrawn:
                let file = tree.cases[place]
                conceal(place)
                register.withdrawn.append(
                    WithdrawnCase(
                        id: id, formerIDs: file.formerIDs.map(\.value), on: file.withdrawnOn, isGone: file.isGone))
                if file.gone == nil { checkAddress(of: file) }
            }
        }
        register.waiting.sort { one, other in
            let days = (one.day?.number ?? .max, other.day?.number ?? .max)
            return days.0 != days.1 ? days.0 < days.1 : one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
        }
        for place in tree.cases.indices where !tree.cases[place].formerIDs.isEmpty {
            let file = tree.cases[place]
            for former in file.formerIDs where filesByID[former.value] != nil {
                report(
                    .error, "duplicate-id", "the former id `\(former.value)` is the id of a case", file: file.file,
                    at: former.position, length: former.length,
                    suggestion: "an address leads to one case: delete it here")
            }
        }
    }

    /// Warns where the page that stays of a withdrawn case has a party's name in its address.
    private mutating func checkAddress(of file: CaseFile) {
        let words = Set(file.id.split(separator: "-"))
        let names = file.namedPartyIDs.flatMap { $0.split(separator: "-") }
        guard let name = names.first(where: { $0.count > 2 && words.contains($0) }) else { return }
        report(
            .warning, "named-address", "the page that stays of this withdrawn case has `\(name)` in its address",
            file: file.file, at: .start,
            suggestion: "`gone: true` takes the page away too, `gone: false` keeps it without this warning")
    }

    /// Notes the ids under which texts may name a case that readers don't see.
    private mutating func conceal(_ place: Int) {
        hidden.append(place)
        register.unseenParties.formUnion(tree.cases[place].partyIDs)
        register.unpublishedCases.insert(tree.cases[place].id)
        for former in tree.cases[place].formerIDs { register.unpublishedCases.insert(former.value) }
    }

    /// Links every visible case, in an order that does not depend on the files' folders.
    mutating func linkCases() {
        ownEntities = register.entities.count
        ownArticles = register.laws.map(\.articles.count)
        var found: [LinkedCase] = []
        found.reserveCapacity(visible.count)
        for place in visible {
            let linked = linked(at: place)
            if linked.record != nil { found.append(linked) }
        }
        // Unpublished cases are checked too, so that an editor learns of a mistake before the day of publication.
        let ours = (entities: register.entities.count, articles: register.laws.map(\.articles.count))
        for place in hidden where tree.cases[place].publication != .withdrawn { _ = linked(at: place) }
        forget(since: ours.entities, articles: ours.articles)
        // Places are sorted, not records: a record is too large to be moved about.
        let keys = found.map { (day: $0.record?.date.latest ?? Day(number: 0), id: $0.record?.id ?? "") }
        let order = keys.indices.sorted { left, right in
            keys[left].day != keys[right].day
                ? keys[left].day > keys[right].day : keys[left].id.utf8.lexicographicallyPrecedes(keys[right].id.utf8)
        }
        linkedCases = order.map { found[$0] }
        var drafts = linkedCases.compactMap(\.record)
        register.caseIndices.reserveCapacity(drafts.count)
        for index in drafts.indices {
            drafts[index].index = index
            register.caseIndices[drafts[index].id] = index
            for former in drafts[index].formerIDs { register.formerCaseIndices[former] = index }
        }
        for index in drafts.indices where drafts[index].namesOtherCases { linkRelations(&drafts[index]) }
        register.cases = drafts
        register.tallies = linkedCases.compactMap(\.tally)
    }
}
