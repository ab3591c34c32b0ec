import Content
import Register

extension PageScope {
    /// The `meta` elements by which reference managers recognise a case's page: Dublin Core, and those of Highwire Press.
    func bibliography(_ record: CaseRecord, title: String) -> [MetaView] {
        guard let state = context.changes.state(record.index) else { return [] }
        let site = wording.text(settings.title, defaultLanguage)
        let publisher = settings.publisher.flatMap { words($0.name) } ?? site
        let address = url(.caseRecord(record.id))
        let day = published(record, state)
        var elements = [
            MetaView(name: "DC.type", content: "Text"), MetaView(name: "DC.format", content: "text/html"),
            MetaView(name: "DC.title", content: title), MetaView(name: "DC.identifier", content: address),
            MetaView(name: "DC.creator", content: publisher), MetaView(name: "DC.publisher", content: publisher),
            MetaView(name: "DC.language", content: language), MetaView(name: "DC.date", content: day.date.edtf),
            MetaView(name: "DCTERMS.modified", content: state.updated.date.edtf),
        ]
        if let license = settings.textLicense?.url { elements.append(MetaView(name: "DC.rights", content: license)) }
        for source in record.content.file.sources {
            if let url = source.url { elements.append(MetaView(name: "DC.source", content: url)) }
        }
        elements += [
            MetaView(name: "citation_title", content: title), MetaView(name: "citation_author", content: publisher),
            MetaView(name: "citation_publisher", content: publisher),
            MetaView(name: "citation_technical_report_institution", content: site),
            MetaView(name: "citation_technical_report_number", content: record.id),
            MetaView(name: "citation_publication_date", content: slashes(day.date)),
            MetaView(name: "citation_online_date", content: slashes(state.updated.date)),
            MetaView(name: "citation_language", content: language),
            MetaView(name: "citation_public_url", content: address),
        ]
        return elements
    }

    /// A day as Highwire's elements have it: `2024/12/18`.
    private func slashes(_ date: PartialDate) -> String {
        String(date.edtf.map { $0 == "-" ? "/" : $0 })
    }
}
