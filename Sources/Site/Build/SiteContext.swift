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

    // What few pages need is worked out when one of them is made: `serve` makes one page of a whole site.
    private let publishedOnce: Once<PublishedRegister>
    private let changesOnce: Once<ChangeRecord>
    private let casesElsewhereOnce: Once<[Country: [CaseIndex]]>
    private let entitiesByCountryOnce: Once<[Country: [EntityIndex]]>
    private let exportsOnce: Once<ExportScope>

    /// When the content's files last changed.
    let history: History
    /// What pages are made from; nil where that is not known.
    let basis: PageBasis?
    /// How social cards are drawn, by language; empty where none are.
    let cardTemplates: [String: Template<CardView>]
    /// How light pages of the theme look.
    let look: Once<CardLookView>

    /// - Parameters:
    ///   - previous: the register as last published; nil where it never was.
    ///   - inputs: a hash over all that the site is made from, but for the texts of cases; nil where that is not known.
    init(
        register: Register, theme: Theme, baseURL: String, assets: SiteAssets, previous: PublishedRegister?,
        history: History = .none, cardTemplates: [String: Template<CardView>] = [:],
        look: Once<CardLookView>, inputs: UInt64? = nil
    ) {
        let published = Once { PublishedRegister(register, after: previous) }
        let basis = inputs.map { PageBasis($0, published.value, history) }
        let addresses = Addresses(baseURL: baseURL, defaultLanguage: register.settings.defaultLanguage)
        let languages = register.settings.languages
        self.basis = basis
        self.register = register
        self.history = history
        self.cardTemplates = cardTemplates
        self.look = look
        queries = QueryIndex(register)
        settings = register.settings
        self.languages = languages
        self.addresses = addresses
        self.assets = assets
        publishedOnce = published
        changesOnce = Once { ChangeRecord(published.value, in: register) }
        casesElsewhereOnce = Once { SiteContext.casesElsewhere(register) }
        entitiesByCountryOnce = Once {
            register.entities.reduce(into: [:]) { byCountry, entity in
                if let country = entity.file.country { byCountry[country, default: []].append(entity.index) }
            }
        }
        exportsOnce = Once { ExportScope(register, addresses, languages: languages, basis: basis) }
        wordings = Dictionary(uniqueKeysWithValues: languages.map { ($0, Wording(theme.locale($0))) })
    }

    /// The register as this build publishes it.
    var published: PublishedRegister {
        _read { yield publishedOnce.value }
    }

    /// What changed in the register.
    var changes: ChangeRecord {
        _read { yield changesOnce.value }
    }

    /// By country of a respondent: the cases that authorities of other countries brought, newest first.
    var casesElsewhere: [Country: [CaseIndex]] {
        _read { yield casesElsewhereOnce.value }
    }

    var entitiesByCountry: [Country: [EntityIndex]] {
        _read { yield entitiesByCountryOnce.value }
    }

    /// The register as its downloads show it.
    var exports: ExportScope { exportsOnce.value }

    /// Works out, on every processor, what a whole site needs.
    func workOutAll() {
        _ = Parallel.both {
            self.exports
        } _: {
            (self.changes.since, self.casesElsewhere.count)
        }
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
