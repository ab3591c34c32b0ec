import Site

/// Publishes a site to a folder: writes what changed, and puts it in place whole.
///
/// The site is made in a second tree beside the live one, which shares all unchanged files with it, and the two are
/// exchanged in one step: whoever looks sees the old site or the new. See ``StateFolder`` for what lies where.
package struct Publisher: Sendable {
    package var output: String
    /// Folders that the site is made from; an output folder among, within or above them is refused.
    package var protecting: [String]
    package var jobs: Int
    /// How long to wait for another build of the same output folder.
    package var patience: Duration = .seconds(10)
    /// Told, in a sentence, why the publisher has to wait.
    package var notice: (@Sendable (String) -> Void)?
    package var faults = PublicationFaults()

    package init(output: String, protecting: [String], jobs: Int) {
        self.output = output
        self.protecting = protecting
        self.jobs = jobs
    }

    /// Publishes the pages, and removes those of an earlier publication that are not among them.
    ///
    /// - Parameters:
    ///   - closing: files that tell of all others, made after them in this order.
    ///   - progress: told how many pages of how many are done, from any thread, one call at a time.
    package func publish(
        _ pages: [PlannedPage], closing: [ClosingPage] = [], progress: (@Sendable (Int, Int) -> Void)? = nil
    ) throws(PublicationError) -> PublicationSummary {
        let folder = try OutputFolder(output, protecting: protecting)
        let plan = try PagePaths(pages.map(\.path) + closing.map(\.path))
        let state = try StateFolder(for: folder)
        return try BuildLock.hold(in: state, patience: patience, notice: notice) {
            () throws(PublicationError) -> PublicationSummary in
            try faults.reach(.locked)
            let run = try PublicationRun(
                pages: pages, closing: closing, plan: plan, state: state, jobs: jobs, faults: faults)
            let summary = try run.publish(progress: progress)
            try faults.reach(.finished)
            return summary
        }
    }
}
