import Content
import Register

/// An address of the web that the register gives, and what it should lead to.
struct OutsideLink: Hashable {
    var url: String
    /// Where it stands first.
    var location: SourceLocation
    /// The SHA-256 that the document must have.
    var sha256: String?
    /// It is a copy in an archive, whose loss loses the evidence.
    var isArchive = false

    /// Where the document itself is: the Internet Archive has it under an address of its own, without the bar above it.
    var documentURL: String {
        let mark = "://web.archive.org/web/"
        guard isArchive, sha256 != nil, let start = url.firstRange(of: mark)?.upperBound else { return url }
        let time = url[start...].prefix { $0.isASCII && $0.isNumber }
        guard time.count == 14, url[time.endIndex...].first == "/" else { return url }
        return "\(url[..<time.endIndex])id_\(url[time.endIndex...])"
    }

    /// Every address once, in the order of the files.
    static func all(in register: Register) -> [OutsideLink] {
        var links: [OutsideLink] = []
        var seen: Set<String> = []
        func add(
            _ url: String?, _ file: String, _ position: SourcePosition = .start, sha256: String? = nil,
            isArchive: Bool = false
        ) {
            guard let url, seen.insert(url + (sha256 ?? "")).inserted else { return }
            let location = SourceLocation(file: file, position: position)
            links.append(OutsideLink(url: url, location: location, sha256: sha256, isArchive: isArchive))
        }
        func addText(_ body: MarkdownDocument, _ file: String) { body.webAddresses.forEach { add($0, file) } }
        for record in register.cases.sorted(by: { $0.file.file < $1.file.file }) {
            let file = record.file
            for source in file.sources {
                add(source.url, file.file, source.position, sha256: source.sha256)
                add(source.archived, file.file, source.position, sha256: source.sha256, isArchive: true)
            }
            for event in file.events { add(event.url, file.file, event.position) }
            addText(file.body, file.file)
            for translation in file.translations { addText(translation.body, translation.file) }
        }
        for entity in register.entities where !entity.isIntroduced {
            add(entity.file.website, entity.file.file)
            addText(entity.file.body, entity.file.file)
        }
        for law in register.laws { add(law.file.url, law.file.file) }
        for text in register.pages + register.reports + register.dossiers {
            addText(text.page.body, text.page.file)
            for translation in text.page.translations { addText(translation.body, translation.file) }
        }
        return links
    }
}
