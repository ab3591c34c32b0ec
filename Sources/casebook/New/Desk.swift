import Content
import Publication
import Register

/// What an editor's new file has to fit in with: the register, its ids and its languages.
struct Desk {
    let content: String
    let register: Register
    let files: [ContentListing.File]

    init(content: String, asOf: Day? = nil) throws(BuildFailure) {
        self.content = content.count > 1 && content.hasSuffix("/") ? String(content.dropLast()) : content
        // Mistakes in other files are no reason not to write a new one.
        (register, _) = try SiteBuild(content: self.content, jobs: Parallel.processors, asOf: asOf).register()
        do {
            files = try ContentListing.files(in: self.content)
        } catch {
            throw BuildFailure.unreadable(path: error.path, code: error.code)
        }
    }

    var language: String { register.settings.defaultLanguage }

    /// Whether a case, drafts included, has this id.
    func hasCase(_ id: String) -> Bool { files.contains { $0.kind == .caseFile && $0.id == id } }

    /// The title of a case that has this id; nil for one that is not published.
    func title(ofCase id: String) -> String? {
        register.cases.first { $0.id == id }?.content.file.title.value
    }

    /// What kind of entity has this id; nil where none does.
    func entityKind(_ id: String) -> String? {
        files.first { $0.id == id && $0.language == nil && Desk.entityKinds.contains($0.kind) }?.kind.rawValue
    }

    /// The name by which sentences call an entity.
    func name(_ id: String) -> String? {
        guard let index = register.entityIndex(id) else { return nil }
        let names = register.entities[index].file.names
        return names.short?.text(language, fallback: language) ?? names.name.text(language, fallback: language)
    }

    /// The host of an entity's website, without `www.`.
    func host(of id: String) -> String? {
        register.entityIndex(id).flatMap { register.entities[$0].file.website }.map(Desk.host)
    }

    static func host(_ url: String) -> String {
        let host = String(url.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#:".contains($0) }).lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }

    private static let entityKinds: [DocumentKind] = [.authority, .company, .court, .organisation]
}
