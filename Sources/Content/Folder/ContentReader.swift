/// Reads a content folder once: one file in, one value out, with every problem as a diagnostic.
package struct ContentReader: Sendable {
    /// The largest source file that is read, in bytes: front matter and body at their limits.
    static let maximumFileSize = 256 * 1024

    private let session: ContentSession

    package init(root: String, jobs: Int) {
        session = ContentSession(root: root, jobs: jobs)
    }

    /// Reads the whole folder; throws only if the machine fails.
    package func read() throws(Disk.Failure) -> (ContentTree, [Diagnostic]) {
        var session = session
        return try session.read()
    }

    /// Reads `site.yml` alone.
    package func readSettings() throws(Disk.Failure) -> (SiteSettings, [Diagnostic]) {
        let inventory = try ContentInventory(root: session.root)
        var lists = ContentLists()
        try lists.readSettings(inventory, root: session.root)
        return (lists.settings, lists.settingsProblems)
    }
}
