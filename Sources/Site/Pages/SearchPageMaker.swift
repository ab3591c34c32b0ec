import Content
import Register

/// Where the search index lies in the site, for the page that reads it and the program that puts it there.
package enum SearchPlace {
    /// The folder of the index, below the output folder.
    package static let index = "pagefind"
    /// The file that says how many pages the index holds: `{"pages": 0}` where there is none.
    package static let state = "search/index.json"
}

extension PageScope {
    /// Where readers search; it finds out by itself whether there is an index, so that its bytes do not depend on it.
    func searchPage() -> SearchPage {
        let heading = wording("heading.search")
        let addresses = context.addresses
        var page = head(.search, title: heading, isNoindex: true)
        // The page has a search box of its own.
        var site = siteView(PageIdentity.search.section)
        site.searchHref = nil
        page.site = Prepared(site)
        return SearchPage(
            page: page, heading: heading, searchHref: href(.search), script: asset("search.js"),
            indexHref: addresses.href(file: SearchPlace.index + "/"),
            stateHref: addresses.href(file: SearchPlace.state), rootHref: addresses.root, registerHref: href(.register),
            facets: ["kind", "authority", "country", "topic", "year", "status"].map {
                SearchFacetView(code: $0, label: wording("search-facet." + $0))
            })
    }

    /// Whether an entity's page carries text of its own.
    func isSearched(_ entity: Entity) -> Bool { !entity.file.body.isEmpty }

    /// What kind of page it is, to filter by and to show.
    func marks(kind: String) -> [SearchMarkView] {
        let words = wording("search-kind." + kind)
        return [
            SearchMarkView(use: .filter, name: "kind", content: words),
            SearchMarkView(use: .meta, name: "kind", content: words),
        ]
    }

    /// What the search index keeps of a case: by what it is filtered and sorted, and what a result shows of it.
    func marks(_ record: CaseRecord) -> [SearchMarkView] {
        var marks: [SearchMarkView] = []
        func add(_ use: SearchMarkView.Use, _ name: String, _ content: String?) {
            if let content, !content.isEmpty { marks.append(SearchMarkView(use: use, name: name, content: content)) }
        }
        let authorities =
            record.countingAuthorities.isEmpty ? record.authorities.map(\.entity) : record.countingAuthorities
        let names = authorities.map { shortName(register.entities[$0]).text }
        for name in names { add(.filter, "authority", name) }
        for country in record.countries { add(.filter, "country", wording.country(country)) }
        for topic in record.topics { add(.filter, "topic", text(register.topics[topic].term.name)?.text) }
        add(.filter, "year", String(record.year))
        let standing = standingKey(record.content.status.standing)
        add(.filter, "status", wording.capitalized(wording("standing." + standing)))
        add(.sort, "date", String(record.date.earliest.number))
        add(.sort, "amount", String((record.amounts.current?.money.minorUnits ?? 0) / 100))
        let status = status(record, inList: true)
        add(.meta, "authority", wording.list(names))
        add(.meta, "date", wording.dates.short(record.date))
        add(.meta, "amount", measure(record) ?? amount(record.content.status.current.summary, on: nil).text)
        add(.meta, "status", status.word)
        add(.meta, "standing", status.standing)
        add(.meta, "finality", status.finality)
        return marks
    }
}

extension PageIdentity {
    /// The kind of page that search results show; nil for pages that are not searched.
    var searchKind: String? {
        switch self {
        case .caseRecord: "case"
        case .entity(let category, _): category.rawValue
        case .dossier: "dossier"
        case .year: "year"
        case .report: "report"
        case .page: "text"
        default: nil
        }
    }
}
