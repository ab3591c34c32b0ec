import Site
import Synchronization

/// How long pages take to make, template by template: their views, their bytes, and never the writing.
package final class PageTimes: Sendable {
    /// The pages of one template, or the files of one kind that have none.
    package struct Group: Sendable {
        package var name: String
        package var pages = 0
        /// The time of all threads together.
        package var total = Duration.zero
        package var worst = Duration.zero
        /// The path of the page that took longest.
        package var worstPage = ""
    }

    private let groups = Mutex<[String: Group]>([:])

    package init() {}

    /// The groups, the costliest first.
    package var all: [Group] {
        groups.withLock { $0.values.sorted { $0.total != $1.total ? $0.total > $1.total : $0.name < $1.name } }
    }

    /// The pages, which note how long they take.
    package func watched(_ pages: [PlannedPage]) -> [PlannedPage] {
        pages.map { page in
            var watched = page
            let name = PageTimes.name(of: page)
            watched.prepare = { [self] in
                let start = ContinuousClock.now
                var prepared = page.prepare()
                let preparing = start.duration(to: .now)
                note(page.path, in: name, preparing, isNew: true)
                switch prepared.source {
                case .rendered(let render):
                    prepared.source = .rendered { [self] output in
                        let start = ContinuousClock.now
                        render(&output)
                        note(page.path, in: name, preparing + start.duration(to: .now), after: preparing)
                    }
                case .made(let make):
                    prepared.source = .made { [self] (output) throws(PageFailure) in
                        let start = ContinuousClock.now
                        try make(&output)
                        note(page.path, in: name, preparing + start.duration(to: .now), after: preparing)
                    }
                case .written(let write):
                    prepared.source = .written { [self] (path) throws(PageFailure) in
                        let start = ContinuousClock.now
                        let sum = try write(path)
                        note(page.path, in: name, preparing + start.duration(to: .now), after: preparing)
                        return sum
                    }
                case .file: break
                }
                return prepared
            }
            return watched
        }
    }

    /// Adds the time of a page, of which a part may have been counted when it was prepared.
    private func note(
        _ path: String, in name: String, _ time: Duration, after counted: Duration = .zero, isNew: Bool = false
    ) {
        groups.withLock { groups in
            var group = groups[name] ?? Group(name: name)
            if isNew { group.pages += 1 }
            group.total += time - counted
            if time > group.worst { (group.worst, group.worstPage) = (time, path) }
            groups[name] = group
        }
    }

    /// The template of a page, else what kind of file it is.
    private static func name(of page: PlannedPage) -> String {
        if let template = page.origin?().templates.first { return template }
        let file = page.path.split(separator: "/").last.map(String.init) ?? page.path
        for folder in ["data", "register", "assets", "pagefind"] where page.path.hasPrefix(folder + "/") {
            return page.path.hasPrefix("data/") ? page.path : folder + "/"
        }
        return file
    }
}
