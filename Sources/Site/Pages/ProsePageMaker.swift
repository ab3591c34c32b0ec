import Content
import Register

extension PageScope {
    /// One of the site's own pages of words.
    func prosePage(_ place: Int) -> ProsePage {
        let record = register.pages[place]
        return prose(record, .page(record.id), code: "page", breadcrumbs: [])
    }

    /// A report written by editors, its numbers as of the build.
    func reportPage(_ place: Int) -> ProsePage {
        let record = register.reports[place]
        var page = prose(
            record, .report(record.id), code: "report", breadcrumbs: [(.reports, wording("heading.reports"))])
        page.date = record.page.date.map { wording.dates.view($0) }
        page.page.card = cardLink(.report(record.id)) { reportCard(record) }
        return page
    }

    /// The reports, newest first.
    func reportsPage() -> ProsePage {
        var bytes = Array("<ul class=\"report-list\">\n".utf8)
        for record in register.reports {
            let title = title(record)
            func language(_ code: String?) -> String { code.map { " lang=\"\($0)\"" } ?? "" }
            bytes += "<li><a href=\"\(href(.report(record.id)))\"\(language(title.lang))>".utf8
            bytes.appendEscaped(title.text)
            bytes += "</a>".utf8
            if let date = record.page.date {
                bytes += " <small>".utf8
                bytes.appendEscaped(wording.dates.text(date))
                bytes += "</small>".utf8
            }
            if let summary = summary(record) {
                bytes += "<br><span\(language(summary.lang))>".utf8
                bytes.appendEscaped(summary.text)
                bytes += "</span>".utf8
            }
            bytes += "</li>\n".utf8
        }
        bytes += "</ul>\n".utf8
        let heading = wording("heading.reports")
        let lead = wording("lead.reports")
        var page = ProsePage(
            page: head(.reports, title: heading, description: lead), code: "reports", title: heading, body: HTML(bytes))
        page.summary = lead
        return page
    }

    private func prose(
        _ record: TextRecord, _ identity: PageIdentity, code: String, breadcrumbs: [(PageIdentity, String)]
    ) -> ProsePage {
        let title = title(record)
        let summary = summary(record)
        let words = body(record.page.body, record.page.translations)
        var page = ProsePage(
            page: head(
                identity, title: title.text, description: summary?.text, breadcrumbs: breadcrumbs, isSearchable: true,
                file: words.file ?? record.page.file), code: code, title: title.text, titleLang: title.lang,
            body: html(words.document) ?? HTML([]))
        page.summary = summary?.text
        page.bodyLang = words.lang
        page.translationNote = words.lang.map {
            wording("language.untranslated-page", ["language": wording.languageName($0)])
        }
        let sections = words.document.headings.filter { $0.level == 2 }
        // A text that fits a screen or two needs no list of its sections.
        if sections.count >= 4 {
            page.contents = sections.map {
                LinkView(text: $0.text, href: "#" + $0.anchor, lang: words.lang, title: nil)
            }
        }
        return page
    }

    /// What is left of a withdrawn case: the day, and no name.
    func withdrawnPage(_ id: String, on day: Day?) -> WithdrawnPage {
        let sentence =
            day.map { wording("withdrawn.sentence", ["date": wording.dates.text($0.date)]) }
            ?? wording("withdrawn.sentence-undated")
        var page = head(.caseRecord(id), title: wording("withdrawn.heading"), description: sentence, isNoindex: true)
        // The address is made of the company's name, so the page does not even name itself.
        page.canonical = nil
        page.defaultHref = nil
        page.languages = head(.home, title: "").languages
        return WithdrawnPage(page: page, sentence: sentence)
    }

    /// A case's former address, leading to the present one.
    func redirectPage(_ former: String, to index: CaseIndex) -> RedirectPage {
        redirectPage(.caseRecord(former), to: .caseRecord(register.cases[index].id), link: link(index))
    }

    /// The address of a company that became part of another and has no case of its own any more.
    func redirectPage(_ company: Entity, to heir: Entity) -> RedirectPage {
        redirectPage(.entity(.company, company.id), to: .entity(.company, heir.id), link: link(heir))
    }

    private func redirectPage(_ former: PageIdentity, to present: PageIdentity, link: LinkView) -> RedirectPage {
        var page = head(former, title: link.text, isNoindex: true)
        // Search engines take the address that the page names; languages are those of the page it leads to.
        page.canonical = url(present)
        page.languages = head(present, title: link.text).languages
        page.defaultHref = nil
        page.feeds = []
        page.structuredData = nil
        return RedirectPage(page: page, target: url(present), link: link)
    }

    /// What a reader meets at an address that holds nothing.
    func notFoundPage() -> NotFoundPage {
        var page = head(.home, title: wording("not-found.heading"), isNoindex: true)
        let site = siteView(nil)
        page.title = wording("page.title", ["title": wording("not-found.heading"), "site": site.title])
        // It stands at every address, so it has none of its own and no other languages.
        page.canonical = nil
        page.defaultHref = nil
        let languages = page.languages
        page.languages = []
        var links = [LinkView(text: wording("nav.home"), href: href(.home), lang: nil, title: nil)]
        links += site.navigation.map { LinkView(text: $0.text, href: $0.href, lang: nil, title: nil) }
        links += languages.filter { !$0.isCurrent }.map {
            LinkView(text: $0.name, href: $0.href, lang: $0.code, title: nil)
        }
        return NotFoundPage(page: page, links: links)
    }
}
