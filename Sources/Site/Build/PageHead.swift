import Content
import Register

extension PageScope {
    /// What every page carries.
    ///
    /// - Parameters:
    ///   - title: the page's own title, without the site's name.
    ///   - description: a sentence for search engines and cards.
    ///   - file: the content file an editor changes to change the page.
    ///   - otherFiles: the other files whose words the page shows.
    func head(
        _ page: PageIdentity, title: String, description: String? = nil, kind: String = "website",
        breadcrumbs: [(PageIdentity, String)] = [], isNoindex: Bool = false, isSearchable: Bool = false,
        file: String? = nil, otherFiles: [String] = []
    ) -> PageView {
        let site = wording.text(settings.title, defaultLanguage)
        var view = PageView(
            language: language,
            title: page == .home ? site : wording("page.title", ["title": title, "site": site]), shareTitle: title,
            stylesheet: asset("casebook.css") ?? "",
            site: surroundings[page.section ?? ""] ?? Prepared(siteView(page.section)))
        view.description = description
        view.canonical = url(page)
        view.kind = kind
        let isNoindex = isNoindex || isUnlisted(page)
        view.isNoindex = isNoindex
        view.isSearchable = isSearchable && !isNoindex
        if view.isSearchable, let kind = page.searchKind { view.searchMarks = marks(kind: kind) }
        view.script = asset("casebook.js")
        view.icon = asset("casebook.svg")
        view.breadcrumbs = breadcrumbs.map { LinkView(text: $0.1, href: href($0.0), lang: nil, title: nil) }
        view.edit = edit(file)
        view.lastChange = lastChange([file].compactMap { $0 } + otherFiles)
        view.structuredData = structuredData(of: page, title: title, description: description)
        view.searchDescription = href(.home) + "opensearch.xml"
        view.feeds = feeds(of: page, title: page == .home ? site : title)
        if context.languages.count > 1 {
            view.defaultHref = context.addresses.url(page, defaultLanguage)
            view.languages = context.languages.map { code in
                LanguageView(
                    code: code, name: ownName(code), short: code.uppercased(), href: context.addresses.href(page, code),
                    absoluteHref: context.addresses.url(page, code), isCurrent: code == language)
            }
        }
        return view
    }

    /// Whether search engines are to leave out every case that a page is about: a case of that kind, or whoever is known
    /// to the register by such cases alone.
    func isUnlisted(_ page: PageIdentity) -> Bool {
        switch page {
        case .caseRecord(let id): register.caseIndex(id).map { register.cases[$0].isNoindex } ?? false
        case .entity(let category, let id) where category != .authority:
            register.entityIndex(id).map { index in
                let entity = register.entities[index]
                func isListed(_ index: CaseIndex) -> Bool { !register.cases[index].isNoindex }
                return !(entity.cases.isEmpty && entity.groupCases.isEmpty) && !entity.cases.contains(where: isListed)
                    && !entity.groupCases.contains(where: isListed)
            } ?? false
        case .part(let whole, _): isUnlisted(whole)
        default: false
        }
    }

    func asset(_ name: String) -> String? {
        context.assets.path(name).map { context.addresses.href(file: $0) }
    }

    /// A language's name in itself.
    private func ownName(_ code: String) -> String {
        guard let wording = context.wordings[code] else { return code }
        return wording.capitalized(wording.languageName(code))
    }

    private func edit(_ file: String?) -> LinkView? {
        guard let file, let repository = settings.repository, let path = contentPath(file) else { return nil }
        // The address is made from the folder's place in its repository, wherever that lies on this machine.
        let name = settings.file.split(separator: "/").dropLast().last.map(String.init) ?? ""
        let folder = context.history.folder ?? name
        let href = repository.editAddress(of: folder.isEmpty ? path : folder + "/" + path)
        return LinkView(text: wording("page.edit"), href: href, lang: nil, title: nil)
    }

    /// The day on which any of these files of the content last changed; nil where it is not known of one of them.
    private func lastChange(_ files: [String]) -> LastChangeView? {
        let days = files.map { contentPath($0).flatMap(context.history.lastChange) }
        guard let day = days.compactMap({ $0 }).max(), !days.contains(nil) else { return nil }
        return LastChangeView(
            text: wording("page.changed", ["date": wording.dates.text(day.date)]), iso: day.date.edtf)
    }

    /// A file's path below the content folder.
    private func contentPath(_ file: String) -> String? {
        let root = settings.file.dropLast(settings.file.split(separator: "/").last?.count ?? 0)
        return !root.isEmpty && file.hasPrefix(root) ? String(file.dropFirst(root.count)) : nil
    }

    /// The site as the pages of each section show it: only the navigation's current entry differs.
    func makeSurroundings() -> [String: Prepared<SiteView>] {
        var sections = SiteSettings.sections
        sections += register.pages.map(\.id)
        let base = siteView(nil)
        let navigation = navigation
        var surroundings = ["": Prepared(base)]
        for section in sections {
            var view = base
            view.navigation = entries(navigation, current: section)
            surroundings[section] = Prepared(view)
        }
        return surroundings
    }

    private func entries(_ navigation: [(PageIdentity, String)], current: String?) -> [NavigationItemView] {
        navigation.map { identity, text in
            NavigationItemView(text: text, href: href(identity), isCurrent: identity.section == current)
        }
    }

    func siteView(_ section: String?) -> SiteView {
        var site = SiteView(
            title: wording.text(settings.title, defaultLanguage), homeHref: href(.home),
            navigation: entries(navigation, current: section))
        site.description = words(settings.description)
        site.searchHref = href(.search)
        site.footerLinks = register.pages.map { record in
            LinkView(text: title(record).text, href: href(.page(record.id)), lang: title(record).lang, title: nil)
        }
        site.footerLinks.append(LinkView(text: wording("heading.data"), href: href(.data), lang: nil, title: nil))
        site.footerLinks.append(
            LinkView(text: wording("compare.heading"), href: href(.compare), lang: nil, title: nil))
        site.footerLinks.append(
            LinkView(text: wording("heading.changes"), href: href(.changes), lang: nil, title: nil))
        site.footerLinks.append(
            LinkView(text: wording("vocabulary.heading"), href: href(.vocabulary), lang: nil, title: nil))
        site.footerLinks.append(
            LinkView(text: wording("licences.heading"), href: href(.licences), lang: nil, title: nil))
        if let publisher = settings.publisher {
            site.publisher = LinkView(
                text: words(publisher.name) ?? "", href: publisher.url ?? publisher.email.map { "mailto:" + $0 },
                lang: nil, title: nil)
        }
        site.dataLicense = settings.dataLicense.map(license)
        site.textLicense = settings.textLicense.map(license)
        site.repository = settings.repository.map {
            LinkView(text: wording("page.repository"), href: $0.url, lang: nil, title: nil)
        }
        site.buildFacts = wording(
            "page.build",
            [
                "cases": wording.count("cases", register.cases.count),
                "authorities": wording.count(
                    "authorities", register.entities.lazy.filter { $0.category == .authority }.count),
            ])
        return site
    }

    private func license(_ license: SiteSettings.License) -> LinkView {
        LinkView(text: words(license.name) ?? "", href: license.url, lang: nil, title: nil)
    }

    /// The main navigation: what `site.yml` says, else what the register has.
    private var navigation: [(PageIdentity, String)] {
        if let items = settings.navigation {
            return items.compactMap { item in
                switch item {
                case .section(let name): section(name.value)
                case .page(let id):
                    register.pages.first { $0.id == id.value }.map { (.page($0.id), title($0).text) }
                }
            }
        }
        var names = ["cases", "authorities", "companies"]
        if register.entities.contains(where: { $0.category == .court && $0.hasPage }) { names.append("courts") }
        if !register.laws.isEmpty { names.append("laws") }
        names += ["countries", "topics", "years"]
        if !register.reports.isEmpty { names.append("reports") }
        // The site's own pages, such as `about`, stand at the foot of every page.
        return names.compactMap(section)
    }

    /// A part of the site by its folder, with its name.
    func section(_ name: String) -> (PageIdentity, String)? {
        let identity: PageIdentity
        switch name {
        case "cases": identity = .register
        case "dossiers": identity = .dossiers
        case "laws": identity = .laws
        case "countries": identity = .countries
        case "sectors": identity = .sectors
        case "topics": identity = .topics
        case "years": identity = .years
        case "reports": identity = .reports
        case "data": identity = .data
        case "changes": identity = .changes
        default:
            guard let category = EntityFile.Category.allCases.first(where: { $0.folder == name }) else { return nil }
            identity = .entities(category)
        }
        return (identity, wording("heading." + name))
    }
}

extension Wording {
    /// A localized text, which the settings are sure to have.
    func text(_ text: LocalizedText, _ fallback: String) -> String { text.text(language, fallback: fallback) ?? "" }
}
