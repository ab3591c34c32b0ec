import Content

/// What a citation says, in the forms of reference managers.
struct CitationFacts: Sendable {
    enum Kind: Sendable {
        /// A page of this site.
        case page
        /// The decision of an authority that the page is about.
        case decision
    }

    var kind: Kind
    var id: String
    var title: String
    /// The date of the decision, else of its publication.
    var date: PartialDate
    /// Nil where nobody noted in which language it is.
    var language: String?
    var authors: [String] = []
    var site: String?
    var publisher: String?
    /// The numbers by which an authority or a court knows the case.
    var numbers: [String] = []
    var url: String?
    /// When the address was last seen to hold what is cited; nil where nobody noted it.
    var accessed: PartialDate?
    /// The day of the last change of substance in what is cited.
    var version: Day?

    func hash(into hasher: inout StableHasher) {
        hasher.combine(kind == .page)
        for text in [id, title, language ?? "", site ?? "", publisher ?? "", url ?? ""] { hasher.combine(text) }
        hasher.combine(date)
        hasher.combine(accessed)
        hasher.combine(version?.number ?? 0)
        hasher.combine(list: authors)
        hasher.combine(list: numbers)
    }

    init(kind: Kind, id: String, title: String, date: PartialDate, language: String?) {
        self.kind = kind
        self.id = id
        self.title = title
        self.date = date
        self.language = language
    }

    /// An entry of BibTeX, with the characters that TeX reads as commands escaped.
    var bibTeX: String {
        var fields: [(String, String)] = []
        func add(_ name: String, _ value: String?) {
            if let value { fields.append((name, value)) }
        }
        if !authors.isEmpty { add("author", authors.map { "{\(tex($0))}" }.joined(separator: " and ")) }
        add("title", "{\(tex(title))}")
        add("howpublished", site.map(tex))
        add("publisher", publisher.map(tex))
        add("number", numbers.isEmpty ? nil : tex(numbers.joined(separator: ", ")))
        add("year", year)
        add("month", date.month.map(String.init))
        add("url", url.map(verbatim))
        add("urldate", accessed.map(day))
        add("version", version?.date.edtf)
        add("language", language)
        return "@misc{\(id),\n" + fields.map { "  \($0.0) = {\($0.1)},\n" }.joined() + "}\n"
    }

    /// A record of RIS.
    var ris: String {
        func day(_ date: PartialDate) -> String { "\(date.year)/\(two(date.month))/\(two(date.day))/" }
        var lines = [kind == .page ? "TY  - ELEC" : "TY  - GOVDOC", "ID  - \(id)"]
        func add(_ tag: String, _ value: String?) {
            if let value { lines.append("\(tag)  - \(line(value))") }
        }
        for author in authors { add("AU", author) }
        add("TI", title)
        add("T2", site)
        add("PB", publisher ?? authors.first)
        for number in numbers { add("M1", number) }
        add("PY", year)
        add("DA", day(date))
        add("UR", url)
        add("Y2", accessed.map(day))
        add("ET", version?.date.edtf)
        add("LA", language)
        return (lines + ["ER  - "]).map { $0 + "\r\n" }.joined()
    }

    /// An item of CSL-JSON.
    var csl: String {
        func write(_ date: PartialDate, _ name: String, _ text: inout JSONWriter) {
            text.object(name) { value in
                value.list("date-parts") { parts in
                    parts.list { numbers in
                        for number in [date.year, date.month, date.day].compactMap({ $0 }) { numbers.number(number) }
                    }
                }
            }
        }
        var text = JSONWriter()
        text.object { item in
            item.newLine()
            item.member("id", id)
            item.newLine()
            item.member("type", kind == .page ? "webpage" : "legal_case")
            item.newLine()
            item.member("title", title)
            if !authors.isEmpty {
                item.newLine()
                item.list("author") { list in
                    for author in authors { list.object { $0.member("literal", author) } }
                }
                item.newLine()
                item.member("authority", authors.joined(separator: ", "))
            }
            item.newLine()
            item.member("container-title", site)
            item.member("publisher", publisher)
            if !numbers.isEmpty { item.member("number", numbers.joined(separator: ", ")) }
            write(date, "issued", &item)
            if let accessed { write(accessed, "accessed", &item) }
            // A line is begun for what stands on it.
            if url != nil || version != nil || language != nil { item.newLine() }
            item.member("URL", url)
            item.member("version", version?.date.edtf)
            item.member("language", language)
        }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    private var year: String {
        let digits = String(date.year)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private func two(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }

    /// The date without the mark of doubt, which no form of citation has.
    private func day(_ date: PartialDate) -> String {
        var certain = date
        certain.isUncertain = false
        return certain.edtf
    }

    private func line(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        return lineWithoutBreaks(text)
    }

    private func lineWithoutBreaks(_ text: String) -> String {
        String(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : Character($0) })
    }

    /// An address within braces, which must stay balanced.
    private func verbatim(_ url: String) -> String {
        guard url.utf8.contains(where: { $0 == 0x7B || $0 == 0x7D || $0 == 0x5C }) else { return url }
        return url.replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C")
    }

    private func tex(_ text: String) -> String {
        // Every space that does not break begins with one of these two bytes.
        guard text.utf8.contains(where: { "\\{}%&#$_~^".utf8.contains($0) || $0 == 0xC2 || $0 == 0xE2 }) else {
            return text
        }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\textbackslash{}"
            case "{", "}", "%", "&", "#", "$", "_": result += "\\" + String(scalar)
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            case "\u{A0}", "\u{202F}": result += "~"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
