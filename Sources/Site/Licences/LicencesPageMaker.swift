import Content
import Register

extension PageScope {
    /// Under what licence everything stands that the site carries, and what the program is built with that made it.
    func licencesPage() -> ProsePage {
        let title = wording("licences.heading")
        let lead = wording("licences.lead")
        var bytes: [UInt8] = []
        func heading(_ id: String) {
            bytes += "<h2 id=\"\(id)\">".utf8
            bytes.appendEscaped(wording("licences." + id))
            bytes += "</h2>\n".utf8
        }
        func text(_ text: String, _ href: String? = nil) {
            if let href {
                bytes += "<a href=\"".utf8
                bytes.appendEscaped(href)
                bytes += "\">".utf8
            }
            bytes.appendEscaped(text)
            if href != nil { bytes += "</a>".utf8 }
        }
        func row(_ what: String, _ href: String? = nil, _ terms: [(String, String?)]) {
            bytes += "<div class=\"fact\"><dt>".utf8
            text(what, href)
            bytes += "</dt><dd>".utf8
            for (place, term) in terms.enumerated() {
                if place > 0 { bytes += ": ".utf8 }
                text(term.0, term.1)
            }
            bytes += "</dd></div>\n".utf8
        }
        func rows(_ place: Component.Place, before: [(String, String?)] = []) {
            for component in Component.all where component.place == place {
                row(component.name, component.url, before + [license(component.license)])
            }
        }
        heading("site")
        bytes += "<dl class=\"facts facts-list\">\n".utf8
        if let license = settings.textLicense {
            row(wording("licences.texts"), nil, [(words(license.name) ?? "", license.url)])
        }
        if let license = settings.dataLicense {
            row(wording("licences.data"), nil, [(words(license.name) ?? "", license.url)])
        }
        row(wording("licences.pages"), nil, [("Casebook", nil), license("MIT")])
        rows(.site, before: [(wording("licences.search"), nil)])
        if !register.rates.isEmpty { row(wording("licences.rates"), nil, [(wording("licences.rates-terms"), nil)]) }
        bytes += "</dl>\n<p>".utf8
        bytes.appendEscaped(wording("licences.others"))
        bytes += "</p>\n".utf8
        heading("program")
        bytes += "<dl class=\"facts facts-list\">\n".utf8
        row("Casebook", nil, [license("MIT")])
        rows(.program)
        bytes += "</dl>\n".utf8
        var page = ProsePage(
            page: head(.licences, title: title, description: lead), code: "licences", title: title, body: HTML(bytes))
        page.summary = lead
        return page
    }

    /// A licence by its SPDX identifier, with the address of its text.
    private func license(_ identifier: String) -> (String, String?) {
        let first = identifier.prefix { $0 != " " }
        let name = identifier == "blessing" ? wording("licences.public-domain") : identifier
        return (name, "https://spdx.org/licenses/\(first).html")
    }
}
