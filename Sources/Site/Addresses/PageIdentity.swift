import Content

/// Which page of the site is meant; the same in every language.
enum PageIdentity: Hashable, Sendable {
    case home
    case register
    case search
    case compare
    case caseRecord(String)
    case entities(EntityFile.Category)
    case entity(EntityFile.Category, String)
    case dossiers
    case dossier(String)
    case laws
    case law(String)
    case article(law: String, number: String)
    case countries
    case country(Country)
    case sectors
    case sector(String)
    case topics
    case topic(String)
    case years
    case year(Int)
    case reports
    case data
    case report(String)
    case changes
    /// What the words of the metadata mean.
    case vocabulary
    case licences
    case page(String)
    /// The parts of a list after the first.
    indirect case part(PageIdentity, Int)

    /// The address below the language's root: lower-case, ending in `/`, or empty for the home page.
    var path: String {
        switch self {
        case .home: ""
        case .register: "cases/"
        case .search: "search/"
        case .compare: "compare/"
        case .caseRecord(let id): "cases/\(id)/"
        case .entities(let category): "\(category.folder)/"
        case .entity(let category, let id): "\(category.folder)/\(id)/"
        case .dossiers: "dossiers/"
        case .dossier(let id): "dossiers/\(id)/"
        case .laws: "laws/"
        case .law(let id): "laws/\(id)/"
        case .article(let law, let number): "laws/\(law)/\(number.lowercased())/"
        case .countries: "countries/"
        case .country(let country): "countries/\(country.code.lowercased())/"
        case .sectors: "sectors/"
        case .sector(let id): "sectors/\(id)/"
        case .topics: "topics/"
        case .topic(let id): "topics/\(id)/"
        case .years: "years/"
        case .year(let year): "years/\(year)/"
        case .reports: "reports/"
        case .data: "data/"
        case .report(let id): "reports/\(id)/"
        case .changes: "changes/"
        case .vocabulary: "vocabulary/"
        case .licences: "licences/"
        case .page(let id): "\(id)/"
        case .part(let list, let number): list.path + "page/\(number)/"
        }
    }

    /// The part of the site that the page belongs to, as the main navigation names it.
    var section: String? {
        let path = path
        return path.isEmpty ? nil : String(path.prefix { $0 != "/" })
    }
}
