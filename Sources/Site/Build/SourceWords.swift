import Content
import Register

extension PageScope {
    /// A source's title, else the host of its address.
    func sourceTitle(_ source: SourceReference) -> (text: String, lang: String?) {
        if let title = source.title, let words = text(title) {
            return (words.text, source.language == language ? nil : source.language)
        }
        let host = source.url.map { $0.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#".contains($0) } } ?? ""
        return (host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host), nil)
    }

    func view(_ source: SourceReference, number: Int) -> SourceView {
        let title = sourceTitle(source)
        return SourceView(
            id: "source-\(number)", link: LinkView(text: title.text, href: source.url, lang: title.lang, title: nil),
            kind: source.kind.map { wording("source." + $0.rawValue) } ?? wording("source.other"),
            isOfficial: source.kind?.isOfficial ?? false, publisher: source.publisher,
            language: source.language.flatMap {
                $0 == language ? nil : wording("language.in", ["language": wording.languageName($0)])
            },
            retrieved: source.retrieved.map { wording("source.retrieved", ["date": wording.dates.text($0)]) },
            archived: source.archived.map {
                LinkView(text: wording("source.archived"), href: $0, lang: nil, title: nil)
            },
            sha256: source.sha256)
    }

    /// A reference to a source in the list of its case's page.
    func reference(_ id: String, _ record: CaseRecord) -> SourceReferenceView? {
        guard let place = record.content.file.sources.firstIndex(where: { $0.id == id }) else { return nil }
        return SourceReferenceView(
            number: String(place + 1), href: "#source-\(place + 1)",
            title: sourceTitle(record.content.file.sources[place]).text
        )
    }
}
