import Content
import Register

extension PageScope {
    /// How to cite a case's page: as prose, and for reference managers.
    func citations(_ record: CaseRecord, sentence: String) -> [CitationView] {
        let facts = pageCitation(record, sentence: sentence)
        return views("cite", prose: prose(facts, of: record), facts)
    }

    /// How to cite the decision itself; empty where there is none yet.
    func decisionCitations(_ record: CaseRecord) -> [CitationView] {
        guard let facts = decisionCitation(record) else { return [] }
        return views("cite-decision", prose: prose(ofDecision: facts), facts)
    }

    private func views(_ id: String, prose: String, _ facts: CitationFacts) -> [CitationView] {
        let what = wording(facts.kind == .page ? "cite.page" : "cite.decision")
        func view(_ form: String, _ text: String, isProse: Bool = false) -> CitationView {
            let label = wording("cite." + form)
            return CitationView(
                id: "\(id)-\(form)", label: label, name: "\(what): \(label)", text: text, isProse: isProse)
        }
        return [
            view("text", prose, isProse: true), view("bibtex", facts.bibTeX), view("ris", facts.ris),
            view("csl", "[\(facts.csl)]\n"),
        ]
    }

    /// What a citation of a case's page says.
    func pageCitation(_ record: CaseRecord, sentence: String) -> CitationFacts {
        let site = wording.text(settings.title, defaultLanguage)
        var facts = CitationFacts(
            kind: .page, id: record.id, title: sentence, date: record.date, language: language)
        facts.site = site
        facts.publisher = settings.publisher.flatMap { words($0.name) } ?? site
        facts.url = url(.caseRecord(record.id))
        facts.accessed = record.content.file.verified
        // No page of this site is older than its record of changes, whenever the last step of the case was.
        facts.version = context.changes.state(record.index).map { max($0.updated, context.changes.since) }
        return facts
    }

    /// What a citation of the decision says; nil where none was taken yet.
    func decisionCitation(_ record: CaseRecord) -> CitationFacts? {
        let status = record.status
        guard !status.sanctions.isEmpty || status.standing == .closed else { return nil }
        let source = record.content.file.sources.first { $0.kind == .decision }
        let parties = wording.shortList(record.parties.map { link($0, of: record).text })
        let title = source?.title.flatMap { text($0)?.text } ?? wording("cite.decision-title", ["company": parties])
        var facts = CitationFacts(
            kind: .decision, id: record.id + "-decision", title: title, date: record.date,
            language: source?.language)
        let authorities =
            record.countingAuthorities.isEmpty ? record.authorities.map(\.entity) : record.countingAuthorities
        facts.authors = authorities.map { name(register.entities[$0]).text }
        facts.numbers = record.content.file.caseNumbers + record.content.file.ecli
        facts.url = source?.url
        facts.accessed = source?.retrieved
        return facts
    }

    /// The citation as prose, with the version of the page and the day on which the case was last checked: the build's
    /// own day says nothing of either.
    private func prose(_ facts: CitationFacts, of record: CaseRecord) -> String {
        var id = facts.id
        if let version = facts.version {
            id = wording("cite.version", ["id": id, "date": wording.dates.text(version.date)])
        }
        var values = ["sentence": facts.title, "site": facts.site ?? "", "id": id, "url": facts.url ?? ""]
        guard let checked = facts.accessed else { return wording("cite.undated", values) }
        values["date"] = wording.dates.text(checked)
        return wording("cite.pattern", values)
    }

    private func prose(ofDecision facts: CitationFacts) -> String {
        var parts = [wording.list(facts.authors), facts.title, wording.dates.text(facts.date)]
        parts += facts.numbers
        let text = parts.joined(separator: ", ") + "."
        return facts.url.map { text + " " + $0 } ?? text
    }
}
