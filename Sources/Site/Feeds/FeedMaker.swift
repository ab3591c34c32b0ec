import Content
import Register

extension PageScope {
    /// How many cases or changes a feed holds.
    private static let caseCount = 20
    private static let changeCount = 50

    /// The feeds that belong to a page; none where it has no feed.
    func feeds(of page: PageIdentity, title: String) -> [FeedView] {
        guard hasFeed(page) else { return [] }
        return Feed.Form.allCases.map { form in
            FeedView(
                href: href(page) + form.file, title: "\(title) (\(form.name))", type: form.mediaType, label: form.name)
        }
    }

    /// Whether a page has feeds: the site, its changes and its reports, a report, a case, and whatever gathers cases.
    private func hasFeed(_ page: PageIdentity) -> Bool {
        switch page {
        case .home, .changes: true
        case .reports: !register.reports.isEmpty
        case .caseRecord(let id): register.caseIndex(id).flatMap { context.changes.state($0) } != nil
        case .entity(let category, _): (category == .authority || category == .company) && !isUnlisted(page)
        case .country, .topic, .report: true
        default: false
        }
    }

    /// The newest cases of the site.
    func siteFeed() -> Feed {
        let title = wording.text(settings.title, defaultLanguage)
        return feed(.home, title, words(settings.description), cases: Array(register.cases.indices))
    }

    /// The cases of an authority, or of a company's group.
    func feed(of entity: Entity) -> Feed {
        let title = name(entity).text
        let cases = entity.groupCases.isEmpty ? entity.cases : entity.groupCases
        return feed(.entity(entity.category, entity.id), title, cases: cases)
    }

    func feed(of country: Country) -> Feed {
        feed(.country(country), wording.country(country), cases: register.casesByCountry[country] ?? [])
    }

    func feed(ofTopic place: Int) -> Feed {
        let topic = register.topics[place]
        return feed(.topic(topic.id), words(topic.term.name) ?? topic.id, cases: topic.cases)
    }

    /// One case and what changes in it.
    func feed(ofCase index: CaseIndex) -> Feed {
        let record = register.cases[index]
        var entry = entry(index)
        entry?.steps = record.content.status.story.map { step in
            "\(wording.dates.view(step.event).text): \(label(step.event))"
        }
        let changes = context.changes.entries(index).compactMap { change in
            if case .changed = change.event { self.entry(change) } else { nil }
        }
        return feed(.caseRecord(record.id), sentence(record), entries: changes + (entry.map { [$0] } ?? []))
    }

    /// Everything that changed in the register.
    func changesFeed() -> Feed {
        feed(
            .changes, wording("heading.changes"), changesLead,
            entries: context.changes.entries.prefix(PageScope.changeCount).map { entry($0) })
    }

    /// The reports, newest first.
    func reportsFeed() -> Feed {
        let entries = register.reports.prefix(PageScope.caseCount).map { entry($0) }
        return feed(.reports, wording("heading.reports"), wording("lead.reports"), entries: Array(entries))
    }

    /// A report, and the cases that it lists, last changed first.
    func feed(ofReport place: Int) -> Feed {
        let report = register.reports[place]
        var cases: [CaseIndex] = []
        for cell in body(report.page.body, report.page.translations).document.cells {
            guard let parsed = QueryCell.parse(cell).0, parsed.form == .cases else { continue }
            for row in parsed.query.evaluate(in: context.queries).rows { cases += row.cases }
        }
        let listed = context.changes.latest(Array(Set(cases)).sorted(), PageScope.caseCount)
        return feed(
            .report(report.id), title(report).text, summary(report)?.text,
            entries: [entry(report)] + listed.compactMap { entry($0) })
    }

    private func feed(_ page: PageIdentity, _ title: String, _ subtitle: String? = nil, cases: [CaseIndex]) -> Feed {
        feed(
            page, title, subtitle,
            entries: context.changes.latest(cases, PageScope.caseCount).compactMap { entry($0) })
    }

    private func feed(
        _ page: PageIdentity, _ title: String, _ subtitle: String? = nil, entries: [Feed.Entry]
    ) -> Feed {
        let site = wording.text(settings.title, defaultLanguage)
        return Feed(
            language: language, title: page == .home ? site : wording("page.title", ["title": title, "site": site]),
            subtitle: subtitle, page: url(page),
            author: settings.publisher.flatMap { words($0.name) } ?? site,
            rights: settings.textLicense.flatMap { words($0.name) }, since: context.changes.since, entries: entries)
    }

    /// A case as an entry; nil for one that search engines are to leave out.
    private func entry(_ index: CaseIndex) -> Feed.Entry? {
        guard let state = context.changes.state(index) else { return nil }
        let record = register.cases[index]
        let status = status(record, inList: false)
        let words = [status.word, status.suspended].compactMap { $0 }.joined(separator: ", ")
        var paragraphs = [Feed.Paragraph(text: words + ".")]
        let told = summary(record) ?? title(record)
        paragraphs.append(Feed.Paragraph(text: told.text, lang: told.lang))
        return Feed.Entry(
            id: url(.caseRecord(state.firstID)), url: url(.caseRecord(record.id)), title: sentence(record),
            published: state.added ?? min(record.date.earliest, state.updated), updated: state.updated,
            paragraphs: paragraphs)
    }

    private func entry(_ report: TextRecord) -> Feed.Entry {
        // One dated to come, seen from an earlier day, does not move with that day.
        let date = report.page.date?.earliest ?? context.changes.since
        let day = date <= register.asOf ? date : context.changes.since
        let summary = summary(report)
        return Feed.Entry(
            id: url(.report(report.id)), url: url(.report(report.id)), title: title(report).text, published: day,
            updated: day, paragraphs: summary.map { [Feed.Paragraph(text: $0.text, lang: $0.lang)] } ?? [])
    }

    /// A change as an entry, the same in every feed that tells it.
    private func entry(_ change: ChangeRecord.Entry) -> Feed.Entry {
        let view = self.change(change)
        let day = change.day
        let about = change.event.caseIndex.map { (register.cases[$0], context.changes.state($0)) }
        let mark = about.map { "\(day.date.edtf)-\($0.1?.firstID ?? $0.0.id)" } ?? "\(day.date.edtf)-withdrawn"
        return Feed.Entry(
            id: url(.changes) + "#" + mark,
            url: about.map { url(.caseRecord($0.0.id)) + "#changed-" + day.date.edtf } ?? url(.changes),
            title: "\(view.label): " + (about.map { sentence($0.0) } ?? view.link.text), published: day, updated: day,
            paragraphs: view.text.map { [Feed.Paragraph(text: $0)] } ?? [])
    }
}
