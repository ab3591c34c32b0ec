import Content
import Register

/// Decides which pages a register has and how each is made.
package struct SiteBuilder: Sendable {
    /// Changes whenever the same views give other bytes: part of every page's key.
    static let version: UInt64 = 1

    let context: SiteContext
    /// By language: what plans its pages.
    let planners: Once<[String: PagePlanner]>
    private let exportsOnce: Once<Exports>
    /// Problems of the theme; with an error among them no site can be made.
    package let diagnostics: [Diagnostic]
    /// The register as last published.
    let previous: PublishedRegister?

    /// - Parameters:
    ///   - baseURL: where the site will be, instead of what `site.yml` says.
    ///   - previous: the register as last published, from which changes are told; nil where it never was.
    ///   - inputs: a hash over all that the site is made from, but for the texts of cases; nil where that is not known.
    ///   - drawsCards: whether there is something that draws social cards; else no page names one.
    package init(
        register: Register, theme: CompiledTheme, baseURL: String? = nil, previous: PublishedRegister? = nil,
        history: History = .none, drawsCards: Bool = false, inputs: UInt64? = nil
    ) {
        self.previous = previous
        let context = SiteContext(
            register: register, theme: theme.theme, baseURL: baseURL ?? register.settings.baseURL,
            assets: theme.assets, previous: previous, history: history,
            cardTemplates: drawsCards && register.settings.cards != .none
                ? theme.templates.compactMapValues(\.card) : [:], look: theme.look, inputs: inputs)
        self.context = context
        exportsOnce = Once { Exports(context) }
        planners = Once {
            Dictionary(
                uniqueKeysWithValues: theme.templates.map { language, templates in
                    (language, PagePlanner(scope: context.scope(language), templates: templates))
                })
        }
        diagnostics = theme.diagnostics
    }

    /// The downloads, made from one declaration.
    var exports: Exports { exportsOnce.value }

    /// The path of the site's address: `/`, or `/register/` for a site below a host's root.
    package var root: String { context.addresses.root }

    /// The addresses within the site of the theme's own files, by their names there.
    package var assetAddresses: [String: String] { context.assets.paths.mapValues(context.addresses.href(file:)) }

    /// Every file of the site, in an order that does not change.
    package func plan() -> [PlannedPage] {
        // First what takes longest, so that one worker makes it while the others make pages.
        context.workOutAll()
        var pages = exports.pages()
        for language in context.languages {
            guard let planner = planners.value[language] else { continue }
            pages += planner.pages()
            pages += planner.dataPage(exports)
            if language == context.settings.defaultLanguage { pages += planner.catalog(exports) }
        }
        pages += context.assets.assets.map(SiteBuilder.page(of:))
        pages += attachments()
        pages += RegisterData(context).pages()
        pages += exports.description()
        pages += hostFiles()
        pages += changeFiles(besides: pages)
        pages += metadataFiles(besides: pages)
        return pages
    }

    /// A file of the theme's own.
    static func page(of asset: SiteAssets.Asset) -> PlannedPage {
        PlannedPage(path: asset.path) {
            PreparedPage(key: Checksum.of(asset.bytes), source: .rendered { $0 += asset.bytes })
        }
    }

    /// What hosts that know the file are told of former addresses.
    private func hostFiles() -> [PlannedPage] {
        let lines = redirects.hostFile
        if lines.isEmpty { return [] }
        return [PlannedPage.text("_redirects", listing: .unlisted, lines)]
    }

    /// The files that lie beside cases, copied beside their pages.
    private func attachments() -> [PlannedPage] {
        context.register.cases.flatMap { record -> [PlannedPage] in
            if record.attachments.isEmpty { return [] }
            return context.languages.flatMap { language in
                record.content.file.attachments.map { attachment in
                    let page = context.addresses.file(.caseRecord(record.id), language).dropLast("index.html".count)
                    return PlannedPage(
                        path: page + attachment.name, listing: record.content.file.isNoindex ? .unlisted : .listed
                    ) {
                        PreparedPage(key: attachment.stamp, source: .file(attachment.path))
                    }
                }
            }
        }
    }
}
