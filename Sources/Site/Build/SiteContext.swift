import Content
import Register

/// What every page is made from: the register, the addresses, and the words of each language.
final class SiteContext: Sendable {
    let register: Register
    /// The register as figures and cells ask it.
    let queries: QueryIndex
    let addresses: Addresses
    let assets: SiteAssets
    /// The site's languages, the default first.
    let languages: [String]
    let wordings: [String: Wording]
    let settings: SiteSettings
    /// The register as this build publishes it, and what changed in it.
    let published: PublishedRegister
    let changes: ChangeRecord
    /// By country of a respondent: the cases that authorities of other countries brought, newest first.
    let casesElsewhere: [Country: [CaseIndex]]
    let entitiesByCountry: [Country: [EntityIndex]]
    /// The register as its downloads show it.
    let exports: ExportScope

    /// When the content's files last changed.
    let history: History
    /// What pages are made from; nil where that is not known.
    let basis: PageBasis?
    /// How social cards are drawn, by language; empty where none are.
    let cardTemplates: [String: Template<CardView>]

    init(
        register: Register, theme: Theme, baseURL: String, assets: SiteAssets, published: PublishedRegister,
        history: History = .none, cardTemplates: [String: Template<CardView>] = [:], inputs: UInt64? = nil
    ) {
        let basis = inputs.map { PageBasis($0, published, history) }
        self.basis = basis
        self.register = register
        self.published = published
        self.history = history
        self.cardTemplates = cardTemplates
        queries = QueryIndex(register)
        settings = register.settings
        languages = settings.languages
        let addresses = Addresses(baseURL: baseURL, defaultLanguage: settings.defaultLanguage)
        self.addresses = addresses
        self.assets = assets
        let languages = languages
        let (scope, (changes, elsewhere)) = Parallel.both {
            ExportScope(register, addresses, languages: languages, basis: basis)
        } _: {
            (ChangeRecord(published, in: register), SiteContext.casesElsewhere(register))
        }
        exports = scope
        self.changes = changes
        casesElsewhere = elsewhere
        entitiesByCountry = register.entities.reduce(into: [:]) { byCountry, entity in
            if let country = entity.file.country { byCountry[country, default: []].append(entity.index) }
        }
        wordings = Dictionary(uniqueKeysWithValues: languages.map { ($0, Wording(theme.locale($0))) })
    }

    private static func casesElsewhere(_ register: Register) -> [Country: [CaseIndex]] {
        var result: [Country: [CaseIndex]] = [:]
        let countries = register.entities.map(\.file.country)
        for record in register.cases {
            var seen = record.countries
            let parties = record.parties
            for place in parties.indices {
                guard let entity = parties[place].entity, let country = countries[entity],
                    !seen.contains(country)
                else { continue }
                seen.append(country)
                result[country, default: []].append(record.index)
            }
        }
        return result
    }

    /// The same register in the words of one language.
    func scope(_ language: String) -> PageScope {
        var scope = PageScope(
            context: self, language: language,
            wording: wordings[language] ?? Wording(Locale(language: language, entries: [:])),
            rows: CaseRowCache(register.cases.count))
        scope.surroundings = scope.makeSurroundings()
        return scope
    }
}

/// The register as pages of one language show it: names, links, dates and amounts in its words.
struct PageScope: Sendable {
    let context: SiteContext
    let language: String
    let wording: Wording
    /// The site around a page by the page's section, lowered once for all pages; under "" for those of no section.
    var surroundings: [String: Prepared<SiteView>] = [:]
    /// The companies whose parts of divided fines count on a page; nil where whole fines do.
    var countedCompanies: Set<EntityIndex>?
    let rows: CaseRowCache
    let companyOrder = CompanyOrder()

    /// Lent, not copied: pages ask for it hundreds of times.
    var register: Register {
        _read { yield context.register }
    }

    var settings: SiteSettings {
        _read { yield context.settings }
    }

    var defaultLanguage: String { context.settings.defaultLanguage }

    func href(_ page: PageIdentity) -> String { context.addresses.href(page, language) }
    func url(_ page: PageIdentity) -> String { context.addresses.url(page, language) }

    /// A text in the page's language, else in the site's, with the language it is in where that differs.
    func text(_ text: LocalizedText?) -> (text: String, lang: String?)? {
        guard let text, let words = text.text(language, fallback: defaultLanguage) else { return nil }
        if text.exact(language) != nil { return (words, nil) }
        if text.exact(defaultLanguage) != nil { return (words, defaultLanguage) }
        return (words, text.languages.first)
    }

    /// The words alone.
    func words(_ text: LocalizedText?) -> String? { self.text(text)?.text }

    /// A text of a case file, which stands in the site's default language where it is not localized.
    func caseText(_ text: LocalizedText?) -> (text: String, lang: String?)? {
        guard let text else { return nil }
        if text.languages.contains(language) || language == defaultLanguage { return self.text(text) }
        return text.text(language, fallback: defaultLanguage).map {
            ($0, text.languages.isEmpty ? defaultLanguage : self.text(text)?.lang)
        }
    }
}
