import Content
import Register

extension PageScope {
    /// The page of a case.
    func casePage(_ index: CaseIndex) -> CasePage {
        let record = register.cases[index]
        let file = record.file
        let sentence = sentence(record)
        let title = title(record)
        let summary = summary(record)
        let words = bodyWords(record)
        var page = CasePage(
            page: head(
                .caseRecord(record.id), title: sentence, description: summary?.text ?? title.text, kind: "article",
                breadcrumbs: [(.register, wording("heading.cases")), (.year(record.year), String(record.year))],
                isNoindex: file.isNoindex, isSearchable: true, file: file.isPseudonymised ? nil : words.file,
                // The file's name is that of the party.
                otherFiles: file.isPseudonymised
                    ? [] : [file.file] + [file.translation(language)?.file].compactMap { $0 }),
            id: record.id, sentence: sentence, title: title.text, titleLang: title.lang,
            status: status(record, inList: false), facts: facts(record), money: money(record),
            timeline: timeline(record),
            sources: file.sources.enumerated().map { view($1, number: $0 + 1) })
        page.page.card = cardLink(.caseRecord(record.id)) { caseCard(record) }
        if page.page.isSearchable { page.page.searchMarks += marks(record) }
        page.page.metadata = bibliography(record, title: sentence)
        page.page.draftNotice = file.preview.map { preview in
            switch preview {
            case .draft: wording("page.draft")
            case .embargo(let day): wording("page.embargo", ["date": wording.dates.text(day.date)])
            }
        }
        page.summary = summary?.text
        page.summaryLang = summary?.lang
        page.findings = findings(record)
        page.body = html(words.body, attachmentsAt: "")
        page.bodyLang = words.lang
        page.translationNote = words.lang.map {
            wording("language.untranslated", ["language": wording.languageName($0)])
        }
        page.attachments = file.attachments.map(attachment)
        page.affected = affected(record)
        page.figures = timelineFigure(record).map { [$0] } ?? []
        page.comparables = comparables(record)
        page.quotes = file.quotes.map { quote($0, record) }
        page.statement = statement(record)
        page.sourcesNote = file.officialSource?.noneFound.map {
            wording("source.none-official", ["date": wording.dates.text($0.date)])
        }
        if file.isPseudonymised { page.sourcesNote = wording("source.left-out") }
        page.conflicts = conflicts(record)
        page.dossier = record.dossier.map {
            LinkView(
                text: self.title(register.dossiers[$0]).text, href: href(.dossier(register.dossiers[$0].id)), lang: nil,
                title: nil)
        }
        page.related = related(record)
        page.neighbours = neighbours(record)
        page.externals = file.externalIDs.map(external)
        page.corrections = file.corrections.map { correction($0, record) }
        page.changes = context.changes.entries(index).map { change($0, onCasePage: true) }
        page.changesNote = changesNote(index)
        page.verified =
            file.verified.map { wording("source.verified", ["date": wording.dates.text($0)]) }
            ?? wording("source.never-verified")
        page.citations = citations(record, sentence: sentence)
        page.decisionCitations = decisionCitations(record)
        page.citationFiles = citationFiles
        if context.exports.isExported(caseAt: index) {
            offerRecord(of: .caseRecord(record.id), wording("download.json"), on: &page.page, &page.downloads)
        }
        return page
    }

    /// From which day on the changes of a case are told, so that who cites it can see what is new.
    private func changesNote(_ index: CaseIndex) -> String? {
        guard let state = context.changes.state(index) else { return nil }
        let since = wording.dates.text((state.added ?? context.changes.since).date)
        let isChanged = context.changes.entries(index).contains { if case .changed = $0.event { true } else { false } }
        return wording(isChanged ? "changes.case-since" : "changes.case-none", ["date": since])
    }

    /// The body in the page's language, else in the site's, with its language where that differs.
    private func bodyWords(_ record: CaseRecord) -> (body: MarkdownDocument, lang: String?, file: String) {
        if language == defaultLanguage { return (record.content.file.body, nil, record.content.file.file) }
        if let translation = record.content.file.translation(language), !translation.body.isEmpty {
            return (translation.body, nil, translation.file)
        }
        return (
            record.content.file.body, record.content.file.body.isEmpty ? nil : defaultLanguage, record.content.file.file
        )
    }

    private func attachment(_ attachment: Attachment) -> DownloadView {
        let ending = attachment.name.lastIndex(of: ".").map {
            attachment.name[attachment.name.index(after: $0)...].uppercased()
        }
        return DownloadView(
            text: attachment.name, href: attachment.name, format: ending ?? "", note: nil, size: size(attachment.size),
            sha256: nil, lang: nil)
    }

    /// "1.4 MB", in thousands of bytes, with one digit.
    func size(_ bytes: Int) -> String {
        if bytes < 1000 { return "\(bytes) B" }
        let (unit, name) = bytes < 1_000_000 ? (1000, "kB") : (1_000_000, "MB")
        let tenths = (bytes * 10 + unit / 2) / unit
        return "\(tenths / 10)\(wording("number.decimal"))\(tenths % 10)\u{A0}\(name)"
    }

    private func quote(_ quote: Quotation, _ record: CaseRecord) -> QuoteView {
        let isForeign = quote.language.map { $0 != language } ?? false
        var view = QuoteView(text: quote.text, lang: isForeign ? quote.language : nil)
        if isForeign {
            let translated =
                record.content.file.translation(language)?.quote(quote.id)
                ?? (language == defaultLanguage ? words(quote.translation) : quote.translation?.exact(language))
            if let translated, translated != quote.text {
                view.translation = translated
                view.translationNote = quote.language.map {
                    wording("language.translated-from", ["language": wording.languageName($0)])
                }
            }
        }
        view.by = caseText(quote.by).map { LinkView(text: $0.text, href: nil, lang: nil, title: nil) }
        view.role = caseText(quote.role)?.text
        view.source = quote.source.flatMap { reference($0.value, record) }
        return view
    }

    /// The party's own words about the case.
    private func statement(_ record: CaseRecord) -> QuoteView? {
        guard let statement = record.content.file.statement, let words = caseText(statement.text) else { return nil }
        let original = statement.language ?? words.lang ?? defaultLanguage
        var view = QuoteView(text: words.text, lang: original == language ? nil : original)
        if original != language, let translated = record.content.file.translation(language)?.statement {
            view.translation = translated
            view.translationNote = wording(
                "language.translated-from", ["language": wording.languageName(original)])
        }
        if let id = statement.by, let index = register.entityIndex(id.value) {
            view.by = link(register.entities[index])
        }
        view.date = statement.date.map { wording.dates.view($0) }
        view.source = statement.source.flatMap { reference($0.value, record) }
        return view
    }

    private func conflicts(_ record: CaseRecord) -> [ConflictView] {
        let translated = record.content.file.translation(language)?.conflicts ?? []
        return record.content.file.conflicts.enumerated().map { place, conflict in
            let words = place < translated.count ? translated[place] : nil
            let about = words?.about.map { ($0, nil as String?) } ?? caseText(conflict.about).map { ($0.text, $0.lang) }
            let why = words?.why.map { ($0, nil as String?) } ?? caseText(conflict.why).map { ($0.text, $0.lang) }
            return ConflictView(
                about: about?.0 ?? "", aboutLang: about?.1,
                values: conflict.values.map { value in
                    let number = value.source.flatMap { id in
                        record.content.file.sources.firstIndex { $0.id == id.value }
                    }
                    let said = caseText(value.value)
                    return ConflictValueView(
                        value: said?.text ?? "", valueLang: said?.lang,
                        source: LinkView(
                            text: number.map { sourceTitle(record.content.file.sources[$0]).text } ?? "",
                            href: number.map { "#source-\($0 + 1)" }, lang: nil, title: nil),
                        isFollowed: conflict.follows != nil && conflict.follows?.value == value.source?.value)
                }, why: why?.0, whyLang: why?.1)
        }
    }

    /// An id in another register, linked where its addresses are known to follow from ids.
    private func external(_ id: ExternalID) -> LinkView {
        switch id.register {
        case "enforcementtracker":
            LinkView(
                text: "GDPR Enforcement Tracker: \(id.id)", href: "https://www.enforcementtracker.com/" + id.id,
                lang: nil, title: nil)
        case "gdprhub":
            LinkView(text: "GDPRhub: \(id.id)", href: nil, lang: nil, title: nil)
        default:
            LinkView(text: "\(id.register): \(id.id)", href: nil, lang: nil, title: nil)
        }
    }

    private func correction(_ correction: Correction, _ record: CaseRecord) -> CorrectionView {
        let words = record.content.file.translation(language)?.correction(correction.id)
        let date = correction.date?.date ?? record.date
        let original = (was: caseText(correction.was), now: caseText(correction.now), why: caseText(correction.why))
        return CorrectionView(
            date: wording.dates.view(date), was: words?.was ?? original.was?.text,
            now: words?.now ?? original.now?.text,
            why: words?.why ?? original.why?.text, lang: words == nil ? original.was?.lang : nil)
    }
}
