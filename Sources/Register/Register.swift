import Content

/// The linked whole: every published case, authority, company, court and law with what follows from them.
///
/// A value without clock, disk or words of a language: what it shows depends on the content and the day it is seen from.
package struct Register: Sendable {
    package internal(set) var settings: SiteSettings
    /// The day from which the register is seen: later cases are not yet published.
    package internal(set) var asOf: Day
    /// Published cases, newest first; of one day in the order of their ids.
    package internal(set) var cases: [CaseRecord] = []
    package internal(set) var withdrawn: [WithdrawnCase] = []
    /// Cases that are written and not seen: those under embargo by their days, then drafts.
    package internal(set) var waiting: [WaitingCase] = []
    /// What the site's rules do to cases of an age, and will do.
    package var retention: [RetentionEffect] = []
    package internal(set) var entities: [Entity] = []
    package internal(set) var laws: [Law] = []
    package internal(set) var topics: [TermRecord] = []
    package internal(set) var sectors: [TermRecord] = []
    package internal(set) var dossiers: [TextRecord] = []
    package internal(set) var pages: [TextRecord] = []
    /// Written by editors, newest first.
    package internal(set) var reports: [TextRecord] = []
    /// What editors say of years, by the year.
    package internal(set) var introductions: [Int: TextRecord] = [:]
    package internal(set) var rates: ExchangeRates
    /// Cases by the country of the authority that imposed, newest first.
    package internal(set) var casesByCountry: [Country: [CaseIndex]] = [:]
    /// Cases by year of decision, newest first.
    package internal(set) var casesByYear: [Int: [CaseIndex]] = [:]

    /// What each case adds to totals, at the case's place.
    var tallies: [CaseTally] = []
    var caseIndices: [String: CaseIndex] = [:]
    var formerCaseIndices: [String: CaseIndex] = [:]
    var entityIndices: [String: EntityIndex] = [:]
    var lawIndices: [String: Int] = [:]
    var topicIndices: [String: Int] = [:]
    var sectorIndices: [String: Int] = [:]
    var dossierIndices: [String: Int] = [:]
    var pageIndices: [String: Int] = [:]
    var reportIndices: [String: Int] = [:]
    /// Ids, present and former, of cases that exist and are not published: links to them become plain text.
    var unpublishedCases: Set<String> = []
    /// Ids of parties without a file that only such cases name.
    var unpublishedParties: Set<String> = []
    /// The ids of the companies that cases name which readers do not see.
    package var unseenParties: Set<String> = []

    init(settings: SiteSettings, asOf: Day, rates: ExchangeRates) {
        self.settings = settings
        self.asOf = asOf
        self.rates = rates
    }

    /// The case with an id.
    package func caseIndex(_ id: String) -> CaseIndex? { caseIndices[id] }

    /// The entity with an id.
    package func entityIndex(_ id: String) -> EntityIndex? { entityIndices[id] }

    /// The entities of a category, in the order of their ids.
    package func entities(_ category: EntityFile.Category) -> [Entity] {
        entities.filter { $0.category == category }
    }

    /// The countries whose authorities have cases, in the order of their codes.
    package var countries: [Country] { casesByCountry.keys.sorted() }

    /// The years with cases, newest first.
    package var years: [Int] { casesByYear.keys.sorted(by: >) }
}
