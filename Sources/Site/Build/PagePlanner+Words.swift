import Content
import Register

extension PagePlanner {
    /// Pages without a list of cases: the site's own texts, and what stands where nothing or no longer anything stands.
    func wordPages() -> [PlannedPage] {
        var pages = scope.register.pages.enumerated().flatMap { place, record in
            page(.page(record.id), templates.text, isSearched: true) { [scope] in scope.prosePage(place) }
        }
        pages += page(.changes, templates.changes, cases: scope.context.changes.entries.count) { [scope] part in
            scope.changesPage(part: part)
        }
        pages += page(.vocabulary, templates.text) { [scope] in scope.vocabularyPage() }
        pages += page(.licences, templates.text) { [scope] in scope.licencesPage() }
        if !scope.register.reports.isEmpty {
            pages += page(.reports, templates.text) { [scope] in scope.reportsPage() }
        }
        for (place, report) in scope.register.reports.enumerated() {
            pages += page(.report(report.id), templates.text, isSearched: true) { [scope] in scope.reportPage(place) }
        }
        let language = scope.language == scope.defaultLanguage ? "" : scope.language + "/"
        pages += page(file: language + "404.html", templates.notFound, listing: .unlisted) { [scope] in
            scope.notFoundPage()
        }
        for (company, heir) in scope.register.mergedAway {
            pages += page(.entity(.company, company.id), templates.redirect, listing: .unlisted) { [scope] in
                scope.redirectPage(company, to: heir)
            }
        }
        for record in scope.register.cases {
            let index = record.index
            for former in record.formerIDs {
                pages += page(.caseRecord(former), templates.redirect, listing: .unlisted) { [scope] in
                    scope.redirectPage(former, to: index)
                }
            }
        }
        for withdrawn in scope.register.withdrawn where !withdrawn.isGone {
            for id in [withdrawn.id] + withdrawn.formerIDs {
                pages += page(.caseRecord(id), templates.withdrawn, listing: .tombstone) { [scope] in
                    scope.withdrawnPage(id, on: withdrawn.on)
                }
            }
        }
        return pages
    }
}
