import Content
import Register

extension PageScope {
    /// The register as a table: the newest cases, and the way to all others by their years.
    func registerPage() -> RegisterPage {
        let all = register.cases.count
        let newest = Array(0..<min(all, PagePlanner.newestLength))
        let heading = wording("heading.cases")
        let lead =
            all > newest.count
            ? wording("lead.cases", ["n": wording.money.grouped(newest.count)])
            : wording("lead.cases-all", ["n": wording.money.grouped(all)])
        var page = RegisterPage(
            page: head(.register, title: heading, description: lead), heading: heading, lead: lead,
            cases: table(newest, id: "cases", heading: heading, caption: wording("caption.newest")))
        page.scripts = scripts("register-page.js")
        page.keyFigures = keyFigures(register.totals(of: Array(0..<all)))
        page.years = register.years.map { year in
            YearLinkView(
                text: String(year), href: href(.year(year)),
                count: wording.money.grouped(register.casesByYear[year]?.count ?? 0))
        }
        return page
    }

    /// The scripts of a page; nil where the theme has left them out.
    func scripts(_ app: String) -> PageScriptsView? {
        let assets = context.assets
        guard let first = assets.path("register.js"), let main = assets.path(app) else { return nil }
        return PageScriptsView(
            href: context.addresses.href(file: first), app: context.addresses.href(file: main),
            modules: assets.modules(of: app).map { context.addresses.href(file: $0) },
            data: context.addresses.href(file: RegisterData.folder))
    }

    /// Ways to filter the cases that meet a condition, and to compare them with others.
    func tools(_ condition: String) -> [LinkView] {
        [
            registerLink("filter.these", query: condition),
            LinkView(text: wording("compare.link"), href: "\(href(.compare))?a=\(queryAddress(condition))"),
        ]
    }

    /// A way to the cases of a query on the register's page, in the words of a key.
    func registerLink(_ key: String, query: String) -> LinkView {
        LinkView(text: wording(key), href: "\(href(.register))?q=\(queryAddress(query))")
    }

    /// A query as an address holds it: ids, codes, numbers and comparisons as they are, blanks as `+`.
    private func queryAddress(_ query: String) -> String {
        var result = ""
        for scalar in query.unicodeScalars {
            switch scalar {
            case " ": result += "+"
            case "a"..."z", "A"..."Z", "0"..."9", "=", "-", ".", "/": result.unicodeScalars.append(scalar)
            default:
                for byte in String(scalar).utf8 {
                    result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
                }
            }
        }
        return result
    }
}
