import Content
import Site

/// A site before it is written: its pages, and what is wrong with what they are made from.
package struct SitePlan: Sendable {
    package var pages: [PlannedPage] = []
    /// The files that tell of all others.
    package var closing: [ClosingPage] = []
    package var diagnostics: [Diagnostic] = []
    /// The folders the site is made from: never an output folder.
    package var protectedFolders: [String] = []
    /// What hosts that can answer so are told of former addresses and withdrawn cases.
    package var redirects = Redirects()
    /// Where the site will be; ends in `/`.
    package var baseURL = ""
    /// How many case files were read.
    package var caseCount = 0

    package init() {}

    /// True if the pages must not be published.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
