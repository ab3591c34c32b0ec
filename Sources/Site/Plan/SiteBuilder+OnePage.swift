import Content
import Register

extension SiteBuilder {
    /// The page at a path, found without a plan of all the others; nil where only that can tell.
    ///
    /// It is the page that ``plan()`` has there: who waits for one page need not wait for fifty thousand.
    package func page(at path: String) -> PlannedPage? {
        if let asset = context.assets.assets.first(where: { $0.path == path }) { return SiteBuilder.page(of: asset) }
        let own = context.languages.first { $0 != context.settings.defaultLanguage && path.hasPrefix($0 + "/") }
        let language = own ?? context.settings.defaultLanguage
        let below = own.map { path.dropFirst($0.count + 1) } ?? path[...]
        return planners.value[language]?.pages(near: below).first { $0.path == path }
    }
}

extension PagePlanner {
    /// A few pages, among them the one at a path if it is of a kind that can be found by itself.
    ///
    /// - Parameter path: the path below the language's root.
    fileprivate func pages(near path: Substring) -> [PlannedPage] {
        let folders = path.split(separator: "/").dropLast()
        guard path.hasSuffix("index.html"), let section = folders.first else {
            return path == "index.html" ? homePages() : []
        }
        let id = folders.dropFirst().first.map(String.init)
        switch section {
        case "cases":
            guard let id else { return registerPages() }
            return scope.register.caseIndex(id).map(casePage) ?? []
        case "compare", "years": return registerPages()
        case "search": return searchPages()
        case "laws": return lawPages()
        case "countries": return countryPages()
        case "sectors", "topics": return termPages()
        case "dossiers": return dossierPages()
        default:
            guard let category = EntityFile.Category.allCases.first(where: { $0.folder == section }) else { return [] }
            guard let id, let index = scope.register.entityIndex(id) else { return entityIndexes() }
            let entity = scope.register.entities[index]
            return entity.category == category && entity.hasPage ? pages(of: entity) : entityIndexes()
        }
    }
}
