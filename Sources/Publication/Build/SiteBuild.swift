import Content
import Register
import Site

/// A build from the folders to the pages: what the command and the tests both run.
///
/// It stands in the last room, which alone sees all the others; no page is written before a ``Publisher`` gets the plan.
package struct SiteBuild: Sendable {
    /// The content folder, as the editor named it: messages begin with it.
    package var content: String
    /// The theme's folder; nil for the one that `site.yml` names.
    package var theme: String?
    /// Takes the place of the address in `site.yml`.
    package var baseURL: String?
    package var jobs: Int
    /// The day from which the register is seen; nil for today in the site's time zone.
    package var asOf: Day?

    package init(content: String, theme: String? = nil, baseURL: String? = nil, jobs: Int, asOf: Day? = nil) {
        self.content = content
        self.theme = theme
        self.baseURL = baseURL
        self.jobs = jobs
        self.asOf = asOf
    }

    /// Reads everything and plans every page; all problems of all stages come back together.
    package func plan() throws(BuildFailure) -> SitePlan {
        let (tree, diagnostics) = try readContent()
        var plan = SitePlan()
        plan.diagnostics = diagnostics
        plan.protectedFolders = [content]
        plan.cases = tree.cases.count
        return plan
    }

    private func readContent() throws(BuildFailure) -> (ContentTree, [Diagnostic]) {
        guard Disk.isFolder(content) else {
            throw .noSuchFolder(content, remedy: "name the folder of case files with `--content`")
        }
        do {
            return try ContentReader(root: content, jobs: jobs).read()
        } catch {
            throw BuildFailure(error)
        }
    }
}
