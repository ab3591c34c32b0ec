import Content
import Register

/// Which files of the content a page tells of, the queries in them, and what else of the register it shows.
struct PageSources {
    private(set) var files: [String] = []
    /// Each with its place.
    private(set) var queries: [String] = []
    private(set) var data: [String] = []
    private let register: Register
    private let language: String

    init(of path: String, in register: Register) {
        self.register = register
        let languages = register.settings.languages
        var parts = path.split(separator: "/").map(String.init)
        if let first = parts.first, languages.dropFirst().contains(first) {
            language = first
            parts.removeFirst()
        } else {
            language = register.settings.defaultLanguage
        }
        if parts.last == "index.html" { parts.removeLast() }
        if let page = parts.firstIndex(of: "page") { parts.removeSubrange(page...) }
        switch (parts.first, parts.dropFirst().first) {
        case (nil, _), ("cases", nil), ("authorities", nil), ("companies", nil), ("years", nil):
            addCases(Array(register.cases.indices))
        case ("cases", let id?): addCase(id)
        case ("reports", let id?): addText(register.reports.first { $0.id == id })
        case ("dossiers", let id?):
            let dossier = register.dossiers.first { $0.id == id }
            addText(dossier)
            addCases(dossier?.cases ?? [])
        case ("years", let year?):
            if let number = Int(year) {
                addText(register.introductions[number])
                addCases(register.casesByYear[number] ?? [])
            }
        case ("countries", let code?):
            if let country = Country(code.uppercased()) { addCases(register.casesByCountry[country] ?? []) }
        case ("topics", let id?): addCases(register.topics.first { $0.id == id }?.cases ?? [])
        case ("sectors", let id?): addCases(register.sectors.first { $0.id == id }?.cases ?? [])
        case ("laws", let id?): addLaw(id, article: parts.dropFirst(2).first)
        case (let folder?, let id?) where EntityFile.Category.allCases.contains { $0.folder == folder }: addEntity(id)
        case (let id?, nil): addText(register.pages.first { $0.id == id })
        default: break
        }
    }

    private mutating func addCase(_ id: String) {
        guard let index = register.caseIndex(id) else { return }
        let record = register.cases[index]
        let file = record.file
        add(file.file, file.body)
        for translation in file.translations where translation.language == language {
            add(translation.file, translation.body)
        }
        files += file.attachments.map(\.path)
        let entities = record.authorities.map(\.entity) + record.parties.compactMap(\.entity) + record.group
        let actors = file.events.flatMap { $0.by + $0.to }.compactMap { $0.id?.value } + complainants(file)
        let remitted = file.events.compactMap { $0.remittedTo?.value }
        data += unique(
            entities.map { register.entities[$0].file.file }
                + (actors + remitted).compactMap { register.entityIndex($0) }.map { register.entities[$0].file.file })
        data += unique(record.provisions.map { register.laws[$0.law].file.file })
        data += record.related.map { register.cases[$0.caseIndex].file.file }
        data += record.dossier.map { [register.dossiers[$0].page.file] } ?? []
    }

    private func complainants(_ file: CaseFile) -> [String] { file.complainants.compactMap { $0.id?.value } }

    private mutating func addEntity(_ id: String) {
        guard let index = register.entityIndex(id) else { return }
        let entity = register.entities[index]
        if !entity.isIntroduced {
            add(entity.file.file, entity.file.body)
            for translation in entity.file.translations where translation.language == language {
                add(translation.file, translation.body)
            }
        }
        data += unique((entity.parents + entity.subsidiaries).map { register.entities[$0.entity].file.file })
        addCases(unique(entity.cases + entity.groupCases + entity.proceedings.map(\.caseIndex)))
    }

    private mutating func addLaw(_ id: String, article: String?) {
        guard let law = register.laws.first(where: { $0.id == id }) else { return }
        files.append(law.file.file)
        let articles = law.articles.filter { article == nil || $0.number.lowercased() == article }
        addCases(unique(articles.flatMap(\.cases)))
    }

    private mutating func addText(_ record: TextRecord?) {
        guard let record else { return }
        add(record.page.file, record.page.body)
        for translation in record.page.translations where translation.language == language {
            add(translation.file, translation.body)
        }
        if !queries.isEmpty { data.append("what the queries ask of \(register.cases.count) cases") }
    }

    private mutating func add(_ file: String, _ body: MarkdownDocument) {
        files.append(file)
        queries += body.cells.map { cell in
            let place = "\(cell.location.file):\(cell.location.position.line)"
            let words = cell.query.split { $0 == "\n" || $0 == " " }.joined(separator: " ")
            let options = cell.options.map { " (\($0.name): \($0.value))" }.joined()
            return "\(place): \(words)\(options)"
        }
    }

    /// The files of cases: the first of them, and how many there are.
    private mutating func addCases(_ cases: [CaseIndex]) {
        data += cases.prefix(10).map { register.cases[$0].file.file }
        if cases.count > 10 { data.append("… \(cases.count) case files in all") }
    }

    private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}
