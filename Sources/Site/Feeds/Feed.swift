import Content

/// A feed before it is written in one of its forms.
struct Feed: Sendable {
    /// A paragraph of an entry, with its language where that is not the feed's.
    struct Paragraph: Sendable {
        var text: String
        var lang: String?
    }

    struct Entry: Sendable {
        /// An address that never changes, whatever becomes of the page's.
        var id: String
        var url: String
        var title: String
        var published: Day
        /// Moves with a change of substance, and with nothing else.
        var updated: Day
        var paragraphs: [Paragraph]
        /// Shown as a list after the paragraphs.
        var steps: [String] = []
    }

    var language: String
    var title: String
    var subtitle: String?
    /// The page that the feed belongs to, in full; the feed lies beside it.
    var page: String
    var author: String
    var rights: String?
    /// What an empty feed gives as its last change.
    var since: Day
    var entries: [Entry]

    /// The forms of feeds: the file beside the page, and its media type.
    enum Form: CaseIterable, Sendable {
        case atom, json

        var file: String { self == .atom ? "feed.xml" : "feed.json" }
        var mediaType: String { self == .atom ? "application/atom+xml" : "application/feed+json" }
        var name: String { self == .atom ? "Atom" : "JSON" }
    }

    func address(_ form: Form) -> String { page + form.file }

    var updated: Day { entries.map(\.updated).max() ?? since }

    func hash(into hasher: inout StableHasher) {
        for text in [language, title, subtitle ?? "", page, author, rights ?? ""] { hasher.combine(text) }
        hasher.combine(since.number)
        for entry in entries {
            for text in [entry.id, entry.url, entry.title] { hasher.combine(text) }
            hasher.combine(entry.published.number)
            hasher.combine(entry.updated.number)
            hasher.combine(entry.paragraphs.count)
            for paragraph in entry.paragraphs {
                hasher.combine(paragraph.text)
                hasher.combine(paragraph.lang ?? "")
            }
            hasher.combine(list: entry.steps)
        }
    }

    /// An entry's words as markup.
    static func html(_ entry: Entry) -> [UInt8] {
        var html: [UInt8] = []
        for paragraph in entry.paragraphs {
            html += paragraph.lang.map { "<p lang=\"\($0)\">" }?.utf8 ?? "<p>".utf8
            html.appendEscaped(paragraph.text)
            html += "</p>".utf8
        }
        if entry.steps.isEmpty { return html }
        html += "<ol>".utf8
        for step in entry.steps {
            html += "<li>".utf8
            html.appendEscaped(step)
            html += "</li>".utf8
        }
        html += "</ol>".utf8
        return html
    }
}

extension Day {
    /// The day's beginning as RFC 3339 has it: events are known by their days.
    var timestamp: String { date.edtf + "T00:00:00Z" }
}
