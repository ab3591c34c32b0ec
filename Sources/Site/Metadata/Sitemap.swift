import Content
import Register

/// The sitemap: every page that is listed, with the day of its last change of substance where that is known.
struct Sitemap: Sendable {
    /// How many addresses a file may hold, by the protocol.
    static let limit = 50_000

    /// The site's address, ending in `/`.
    let baseURL: String
    /// The pages' files below the output folder, in an order that does not change.
    let files: [String]
    let limit: Int
    /// When what a page shows last changed in substance, by the page's file; asked when a file is made.
    let days: @Sendable () -> [String: Day]

    init(
        baseURL: String, pages: [PlannedPage], limit: Int = Sitemap.limit, days: @escaping @Sendable () -> [String: Day]
    ) {
        self.baseURL = baseURL
        self.limit = limit
        self.days = days
        files = pages.lazy.filter { page in
            page.listing == .listed && (page.path == "index.html" || page.path.hasSuffix("/index.html"))
        }.map(\.path)
    }

    /// `sitemap.xml`, which lists the parts where there is more than one.
    func plan() -> [PlannedPage] {
        let count = max(1, (files.count + limit - 1) / limit)
        let parts = (0..<count).map { part in
            page(count == 1 ? "sitemap.xml" : path(part)) { bytes, days in
                let range = part * limit..<min((part + 1) * limit, files.count)
                bytes += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8
                for file in files[range] {
                    write("url", baseURL + file.dropLast("index.html".utf8.count), days[file], &bytes)
                }
                bytes += "</urlset>\n".utf8
            }
        }
        if count == 1 { return parts }
        let index = page("sitemap.xml") { bytes, days in
            bytes += "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".utf8
            for part in 0..<count {
                let last = files[part * limit..<min((part + 1) * limit, files.count)].compactMap { days[$0] }.max()
                write("sitemap", baseURL + path(part), last, &bytes)
            }
            bytes += "</sitemapindex>\n".utf8
        }
        return [index] + parts
    }

    private func path(_ part: Int) -> String { "sitemap-\(part + 1).xml" }

    private func page(
        _ path: String, _ write: @escaping @Sendable (inout [UInt8], [String: Day]) -> Void
    ) -> PlannedPage {
        PlannedPage(path: path) {
            var bytes = Array("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
            write(&bytes, days())
            let text = bytes
            return PreparedPage(key: Checksum.of(text), source: .rendered { $0 += text })
        }
    }

    private func write(_ element: String, _ address: String, _ day: Day?, _ bytes: inout [UInt8]) {
        bytes += "<\(element)><loc>".utf8
        bytes.appendXML(address)
        bytes += "</loc>".utf8
        if let day { bytes += "<lastmod>\(day.date.edtf)</lastmod>".utf8 }
        bytes += "</\(element)>\n".utf8
    }
}

extension SiteContext {
    /// When what a page shows last changed in substance, by the page's file.
    var substanceDays: [String: Day] {
        var days: [String: Day] = [:]
        func set(_ page: PageIdentity, _ day: Day?) {
            guard let day else { return }
            for language in languages { days[addresses.file(page, language)] = day }
        }
        for record in register.cases { set(.caseRecord(record.id), changes.state(record.index)?.updated) }
        let all = changes.updated(register.cases.indices)
        set(.home, all)
        set(.register, all)
        set(.changes, changes.days.first?.day ?? changes.since)
        for entity in register.entities where entity.hasPage {
            set(.entity(entity.category, entity.id), changes.updated(entity.cases + entity.groupCases))
        }
        for (country, cases) in register.casesByCountry { set(.country(country), changes.updated(cases)) }
        for (year, cases) in register.casesByYear { set(.year(year), changes.updated(cases)) }
        for topic in register.topics { set(.topic(topic.id), changes.updated(topic.cases)) }
        for sector in register.sectors { set(.sector(sector.id), changes.updated(sector.cases)) }
        for dossier in register.dossiers { set(.dossier(dossier.id), changes.updated(dossier.cases)) }
        for law in register.laws {
            set(.law(law.id), changes.updated(law.cases))
            for article in law.articles {
                set(.article(law: law.id, number: article.number), changes.updated(article.cases))
            }
        }
        return days
    }
}
