import Content
import Site

/// A site before it is written: its pages, and what is wrong with what they are made from.
package struct SitePlan: Sendable {
    package var pages: [PlannedPage] = []
    /// The files that tell of all others.
    package var closing: [ClosingPage] = []
    /// The pictures that pages name for other sites, which are drawn when the pages are in place.
    package var cards: [SocialCard] = []
    /// Whether the site wants such pictures, drawn or not.
    package var wantsCards = false
    package var diagnostics: [Diagnostic] = []
    /// The folders the site is made from: never an output folder.
    package var protectedFolders: [String] = []
    /// What hosts that can answer so are told of former addresses and withdrawn cases.
    package var redirects = Redirects()
    /// Where the site will be; ends in `/`.
    package var baseURL = ""
    /// What readers will see, or see no more, on later days.
    package var waiting = WaitingSummary()
    /// How many case files were read.
    package var caseCount = 0

    /// The day from which the register is seen, and the time zone that decided it unless it was given.
    package var day = Day(number: 0)
    package var timeZone = "UTC"
    /// The path of the site's address: `/`, or `/register/` for a site below a host's root.
    package var root = "/"
    /// The addresses within the site of the theme's own files, by their names there.
    package var assets: [String: String] = [:]
    /// Every file and folder that the plan was made from, each as it was then.
    package var inputs: [ContentInput] = []
    /// Why pages do not tell when they last changed although there is a repository; nil where they do.
    package var historyGap: History.Gap?
    /// The folders of the theme and of those it extends.
    package var themeFolders: [String] = []
    /// How long it took to make.
    package var clock = StageClock()
    /// Where the theme was found, and under which name `site.yml` knows it.
    var theme: ThemeLocation.Place?
    var themeName = ""

    package init() {}

    /// True if the pages must not be published.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
