/// The files of a content folder that stand once: settings, lists, rates.
struct ContentLists: Sendable {
    /// A file's value with what reading it found.
    private struct Part<Value: Sendable>: Sendable {
        var value: Value
        var path: String?
        var diagnostics: [Diagnostic] = []
        var inputs: [ContentInput] = []
        var isRead = false
        var isNew = false

        /// Reads the file again unless it is the one that was read.
        mutating func read(
            _ file: ContentInventory.File?, _ isChanged: (ContentInput) -> Bool, otherwise: Value,
            _ body: (String, inout Part) throws(Disk.Failure) -> Value?
        ) throws(Disk.Failure) {
            isNew = !isRead || file?.path != path || inputs.contains(where: isChanged)
            guard isNew else { return }
            var next = Part(value: otherwise, path: file?.path, isRead: true, isNew: true)
            let start = InputStamp.now()
            if let path = file?.path, let value = try body(path, &next) { next.value = value }
            next.inputs = next.inputs.map { $0.settled(at: start) }
            self = next
        }
    }

    private var site = Part(value: SiteSettings())
    private var topics = Part(value: [Term]())
    private var sectors = Part(value: [Term]())
    private var rates = Part(value: ExchangeRates())
    /// Whether the last reading found other languages, or another rule for HTML: then every text is read again.
    private(set) var languagesChanged = false

    var settings: SiteSettings { site.value }
    var isNew: Bool { site.isNew || topics.isNew || sectors.isNew || rates.isNew }
    var inputs: [ContentInput] { site.inputs + topics.inputs + sectors.inputs + rates.inputs }

    var settingsProblems: [Diagnostic] { site.diagnostics }

    mutating func read(
        _ inventory: ContentInventory, root: String, _ isChanged: (ContentInput) -> Bool
    ) throws(Disk.Failure) {
        let before = (site.value.languages, site.value.allowsHTML)
        try readSettings(inventory, root: root, isChanged)
        languagesChanged = before.0 != site.value.languages || before.1 != site.value.allowsHTML
        try topics.read(inventory.topics, isChanged, otherwise: []) { (path, part) throws(Disk.Failure) in
            try Self.terms(path, &part)
        }
        try sectors.read(inventory.sectors, isChanged, otherwise: []) { (path, part) throws(Disk.Failure) in
            try Self.terms(path, &part)
        }
        try rates.read(inventory.rates, isChanged, otherwise: ExchangeRates()) { (path, part) throws(Disk.Failure) in
            guard let bytes = try Batch.bytes(path, limit: 16 << 20, &part.diagnostics, &part.inputs) else {
                return nil
            }
            return ExchangeRates.read(bytes, file: path, diagnostics: &part.diagnostics)
        }
    }

    /// Reads `site.yml` alone.
    mutating func readSettings(
        _ inventory: ContentInventory, root: String, _ isChanged: (ContentInput) -> Bool = { _ in true }
    ) throws(Disk.Failure) {
        try site.read(inventory.settings, isChanged, otherwise: SiteSettings()) {
            (path, part) throws(Disk.Failure) in
            guard let bytes = try Batch.bytes(path, &part.diagnostics, &part.inputs),
                var settings = Batch.yaml(bytes, path, SiteSettings.shape.shape, &part.diagnostics)
            else { return nil }
            settings.file = path
            return settings
        }
        if inventory.settings == nil {
            site.diagnostics = [
                Diagnostic(
                    "missing-settings", "the content folder has no `site.yml`",
                    at: SourceLocation(file: root + "/site.yml"),
                    suggestion: "write one with `title: …` and `base_url: https://…/`")
            ]
        }
    }

    /// Puts everything into a tree.
    func fill(_ tree: inout ContentTree, _ diagnostics: inout [Diagnostic]) {
        tree.settings = site.value
        tree.topics = topics.value
        tree.sectors = sectors.value
        tree.rates = rates.value
        if let path = topics.path { tree.topicsFile = path }
        if let path = sectors.path { tree.sectorsFile = path }
        diagnostics += site.diagnostics + topics.diagnostics + sectors.diagnostics + rates.diagnostics
    }

    private static func terms(_ path: String, _ part: inout Part<[Term]>) throws(Disk.Failure) -> [Term]? {
        guard let bytes = try Batch.bytes(path, &part.diagnostics, &part.inputs) else { return nil }
        return Batch.yaml(bytes, path, Term.list, &part.diagnostics)
    }
}
