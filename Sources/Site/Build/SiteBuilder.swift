import Content
import Register

/// Decides which pages a register has and how each is made.
package struct SiteBuilder: Sendable {
    /// Changes whenever the same views give other bytes: part of every page's key.
    static let version: UInt64 = 1

    let context: SiteContext
    let templates: [String: SiteTemplates]
    /// The downloads, made from one declaration.
    let exports: Exports
    /// Problems of the theme; with an error among them no site can be made.
    package let diagnostics: [Diagnostic]
    /// The register as last published.
    let previous: PublishedRegister?

    /// - Parameters:
    ///   - baseURL: where the site will be, instead of what `site.yml` says.
    ///   - previous: the register as last published, from which changes are told; nil where it never was.
    package init(
        register: Register, theme: Theme, baseURL: String? = nil, previous: PublishedRegister? = nil,
        history: History = .none
    ) {
        self.previous = previous
        context = SiteContext(
            register: register, theme: theme, baseURL: baseURL ?? register.settings.baseURL,
            assets: SiteAssets(ThemeTokens.joined(theme.files)),
            published: PublishedRegister(register, after: previous), history: history)
        exports = Exports(context)
        var diagnostics: [Diagnostic] = []
        var templates: [String: SiteTemplates] = [:]
        for language in context.languages {
            templates[language] = SiteTemplates(theme, language: language, diagnostics: &diagnostics)
        }
        self.templates = templates
        // A template is compiled for each language; its mistakes are told once.
        var seen: Set<Diagnostic> = []
        self.diagnostics = diagnostics.filter { seen.insert($0).inserted }
    }

    /// Every file of the site, in an order that does not change.
    package func plan() -> [PlannedPage] {
        // First what takes longest, so that one worker makes it while the others make pages.
        var pages = exports.pages()
        for language in context.languages {
            guard let templates = templates[language] else { continue }
            let scope = context.scope(language)
            let planner = PagePlanner(scope: scope, templates: templates)
            pages += planner.pages()
            pages += planner.dataPage(exports)
            if language == context.settings.defaultLanguage { pages += planner.catalog(exports) }
        }
        pages += context.assets.assets.map { asset in
            PlannedPage(path: asset.path) {
                PreparedPage(key: Checksum.of(asset.bytes), source: .rendered { $0 += asset.bytes })
            }
        }
        pages += attachments()
        pages += RegisterData(context).pages()
        pages += hostFiles()
        pages += changeFiles(besides: pages)
        pages += metadataFiles(besides: pages)
        return pages
    }

    /// What hosts that know the file are told of former addresses.
    private func hostFiles() -> [PlannedPage] {
        let lines = redirects.hostFile
        if lines.isEmpty { return [] }
        return [PlannedPage.text("_redirects", listing: .unlisted, lines)]
    }

    /// The files that lie beside cases, copied beside their pages.
    private func attachments() -> [PlannedPage] {
        context.register.cases.flatMap { record in
            context.languages.flatMap { language in
                record.file.attachments.map { attachment in
                    let page = context.addresses.file(.caseRecord(record.id), language).dropLast("index.html".count)
                    return PlannedPage(
                        path: page + attachment.name, listing: record.file.isNoindex ? .unlisted : .listed
                    ) {
                        PreparedPage(key: attachment.stamp, source: .file(attachment.path))
                    }
                }
            }
        }
    }
}
