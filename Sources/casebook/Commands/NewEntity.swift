import ArgumentParser
import Content
import Publication

/// `casebook new authority`: the file of an authority.
struct NewAuthority: NewEntityCommand {
    static let configuration = CommandConfiguration(commandName: "authority", abstract: "Writes a new authority.")
    static let category = EntityFile.Category.authority
    @OptionGroup var desk: DeskOptions
    @OptionGroup var entity: EntityOptions
}

/// `casebook new company`: the file of a company or another party.
struct NewCompany: NewEntityCommand {
    static let configuration = CommandConfiguration(
        commandName: "company", abstract: "Writes a new company, public body or other party.")
    static let category = EntityFile.Category.company
    @OptionGroup var desk: DeskOptions
    @OptionGroup var entity: EntityOptions
}

/// `casebook new court`: the file of a court.
struct NewCourt: NewEntityCommand {
    static let configuration = CommandConfiguration(commandName: "court", abstract: "Writes a new court.")
    static let category = EntityFile.Category.court
    @OptionGroup var desk: DeskOptions
    @OptionGroup var entity: EntityOptions
}

/// `casebook new organisation`: the file of an organisation.
struct NewOrganisation: NewEntityCommand {
    static let configuration = CommandConfiguration(
        commandName: "organisation", abstract: "Writes a new organisation.")
    static let category = EntityFile.Category.organisation
    @OptionGroup var desk: DeskOptions
    @OptionGroup var entity: EntityOptions
}

/// A subcommand that writes the file of an entity.
protocol NewEntityCommand: CasebookCommand {
    static var category: EntityFile.Category { get }
    var desk: DeskOptions { get }
    var entity: EntityOptions { get }
}

extension NewEntityCommand {
    func run(on console: Console) -> ExitStatus {
        do {
            let desk = try Desk(content: desk.content)
            let draft = try draft(at: desk, on: console)
            var files = NewFiles()
            files.add(draft.path(in: desk.content), draft.text(language: desk.language), draft.document)
            return files.write(on: console, next: "Name it in cases by its id: `\(draft.id)`.")
        } catch let failure as BuildFailure {
            return console.report(failure)
        } catch let refusal as Refusal {
            console.error("casebook: \(DisplayWidth.harmless(refusal.message))\n")
        } catch {
            console.error("\nNothing was written.\n")
        }
        return .wrongUsage
    }

    private func draft(at desk: Desk, on console: Console) throws -> EntityDraft {
        let document = EntityDraft.document(Self.category)
        let given = [
            ("name", "names", entity.name), ("short", "names", entity.short), ("legal", "names", entity.legal),
            ("kind", "kind", entity.kind), ("country", "country", entity.country),
            ("website", "website", entity.website),
            ("sector", "sector", entity.sector),
        ]
        for case (let option, let field, let text?) in given {
            guard document.fieldNames.contains(field) else {
                throw Refusal(message: "`--\(option)` does not belong to \(article(Self.category.rawValue))")
            }
            if let problem = DocumentReading.problem(with: text, in: field, of: document) {
                throw Refusal(message: "`--\(option)`: \(Interview.sentence(problem))")
            }
        }
        if let sector = entity.sector {
            let sectors = desk.register.sectors.map(\.term.id)
            guard sectors.contains(sector) else {
                let near = NearMiss.nearest(to: sector, among: sectors).map { "did you mean `\($0)`?" }
                throw Refusal(
                    message: "`--sector \(sector)`: \(near ?? "one of " + sectors.joined(separator: ", "))")
            }
        }
        var entity = entity
        if !console.canAsk {
            let missing = [("--name", entity.name), ("--country", entity.country)].filter { $0.1 == nil }.map(\.0)
            guard missing.isEmpty, let name = entity.name, let country = entity.country else {
                let list = missing.map { "`\($0)`" }.joined(separator: " and ")
                throw Refusal(message: "`new \(Self.category.rawValue)` needs \(list); at a terminal it asks for them")
            }
            let id = entity.id ?? entity.short.map(slug) ?? NameMatcher.key(name)
            try check(id, at: desk)
            return EntityDraft(
                category: Self.category, id: id, name: name, short: entity.short, legal: entity.legal,
                kind: entity.kind, country: country, website: entity.website, sector: entity.sector)
        }
        if let id = entity.id { try check(id, at: desk) }
        if entity.id == nil, let short = entity.short, desk.entityKind(slug(short)) == nil { entity.id = slug(short) }
        let interview = Interview(console: console)
        interview.say(Interview.guide)
        return try interview.newEntity(Self.category, at: desk, given: entity, isWhole: true)
    }

    private func check(_ id: String, at desk: Desk) throws {
        if let problem = DocumentReading.problem(with: id, in: "dossier", of: .caseFile) {
            throw Refusal(message: Interview.sentence(problem))
        }
        if let kind = desk.entityKind(id) { throw Refusal(message: "`\(id)` is taken: \(article(kind)) has it") }
    }
}
