/// Everything that a content folder states, read and checked file by file; not yet linked.
package struct ContentTree: Sendable {
    package var settings = SiteSettings()
    package var cases: [CaseFile] = []
    package var entities: [EntityFile] = []
    package var laws: [LawFile] = []
    package var topics: [Term] = []
    package var sectors: [Term] = []
    package var dossiers: [TextFile] = []
    package var pages: [TextFile] = []
    package var reports: [TextFile] = []
    /// Introductions to years; a file's id is the year.
    package var years: [TextFile] = []
    package var rates = ExchangeRates()
    /// The ids of files that could not be read: what refers to them is not wrong for that.
    package var unreadIDs: Set<String> = []
    /// The paths of topics' and sectors' lists, for messages.
    package var topicsFile = "topics.yml"
    package var sectorsFile = "sectors.yml"

    /// A number that changes whenever anything but a case file was read anew; 0 where nobody counts.
    package internal(set) var environment: UInt64 = 0

    package init() {}

    /// Shows drafts, and cases that are kept back on a day, as if they were published: each says on its page what it is.
    package mutating func showUnpublished(on day: Day) {
        for place in cases.indices {
            if cases[place].publication == .draft {
                cases[place].preview = .draft
            } else if cases[place].publication == .published, let after = cases[place].publishAfter, after > day {
                cases[place].preview = .embargo(after)
            } else {
                continue
            }
            cases[place].publication = .published
            cases[place].publishAfter = nil
        }
    }
}
