import Content
import Site

/// The pages of a site that is shown and not written, each planned when it is asked for.
///
/// The page of a case, of a company and most others are planned alone, so that whoever edits one waits for no other. What
/// can only be found among all pages is looked for in a plan of the whole site, which is made once, when first needed.
package final class ShownPages: Sendable {
    private let builder: SiteBuilder
    private let all: Once<[String: PlannedPage]>

    init(_ builder: SiteBuilder) {
        self.builder = builder
        all = Once {
            var pages: [String: PlannedPage] = [:]
            for page in builder.plan() + HostFiles.pages(below: builder.root) {
                pages[page.path] = ProgramFingerprint.marked(page)
            }
            return pages
        }
    }

    /// The page at a path below the site's root; nil where there is none.
    package func page(_ path: String) -> PlannedPage? {
        if !all.isKnown, let page = alone(path) { return page }
        return all.value[path]
    }

    /// The page at a path, if it can be planned without the others.
    package func alone(_ path: String) -> PlannedPage? { builder.page(at: path).map(ProgramFingerprint.marked) }

    /// The paths of all pages, in no order.
    package var paths: some Sequence<String> { all.value.keys }
}
