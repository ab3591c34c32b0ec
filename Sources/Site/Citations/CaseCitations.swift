import Content
import Register

extension PageScope {
    /// How to cite a case's page: as prose, and for reference managers.
    func citations(_ record: CaseRecord, sentence: String) -> [CitationView] {
        let site = wording.text(settings.title, defaultLanguage)
        let facts = CitationFacts(
            id: record.id, title: sentence, site: site,
            publisher: settings.publisher.flatMap { words($0.name) } ?? site, url: url(.caseRecord(record.id)),
            date: record.date, checked: record.file.verified, language: language)
        return [
            CitationView(
                id: "cite-text", label: wording("cite.text"),
                text: prose(facts), isProse: true),
            CitationView(id: "cite-bibtex", label: wording("cite.bibtex"), text: facts.bibTeX),
            CitationView(id: "cite-ris", label: wording("cite.ris"), text: facts.ris),
            CitationView(id: "cite-csl", label: wording("cite.csl"), text: facts.csl),
        ]
    }

    /// The citation as prose, with the day on which the case was last checked: the build's own day says nothing of it.
    private func prose(_ facts: CitationFacts) -> String {
        var values = ["sentence": facts.title, "site": facts.site, "id": facts.id, "url": facts.url]
        guard let checked = facts.checked else { return wording("cite.undated", values) }
        values["date"] = wording.dates.text(checked)
        return wording("cite.pattern", values)
    }
}

/// What a citation of a page says, in the forms of reference managers.
struct CitationFacts: Sendable {
    var id: String
    var title: String
    var site: String
    var publisher: String
    var url: String
    /// The date of the decision, else of its publication.
    var date: PartialDate
    /// When the case was last checked against its sources; nil where nobody has.
    var checked: PartialDate?
    var language: String

    /// An entry of BibTeX, with the characters that TeX reads as commands escaped.
    var bibTeX: String {
        var fields = [
            ("title", "{" + tex(title) + "}"), ("howpublished", tex(site)), ("publisher", tex(publisher)),
            ("year", String(date.year)),
        ]
        if let month = date.month { fields.append(("month", String(month))) }
        fields.append(("url", url))
        if let checked { fields.append(("urldate", checked.edtf)) }
        fields.append(("language", language))
        return "@misc{\(id),\n" + fields.map { "  \($0.0) = {\($0.1)},\n" }.joined() + "}\n"
    }

    /// A record of RIS.
    var ris: String {
        func two(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
        func day(_ date: PartialDate) -> String { "\(date.year)/\(two(date.month))/\(two(date.day))/" }
        var lines = [
            "TY  - ELEC", "ID  - \(id)", "TI  - \(line(title))", "T2  - \(line(site))", "PB  - \(line(publisher))",
            "PY  - \(date.year)", "DA  - \(day(date))", "UR  - \(url)",
        ]
        if let checked { lines.append("Y2  - \(day(checked))") }
        lines += ["LA  - \(language)", "ER  - "]
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// An item of CSL-JSON.
    var csl: String {
        func parts(_ date: PartialDate) -> String {
            let numbers = [date.year, date.month, date.day].compactMap { $0 }.map(String.init)
            return "{\"date-parts\": [[\(numbers.joined(separator: ", "))]]}"
        }
        var fields = [
            ("id", json(id)), ("type", json("webpage")), ("title", json(title)), ("container-title", json(site)),
            ("publisher", json(publisher)), ("issued", parts(date)),
        ]
        if let checked { fields.append(("accessed", parts(checked))) }
        fields += [("URL", json(url)), ("language", json(language))]
        return "[{\n" + fields.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}]\n"
    }

    private func line(_ text: String) -> String {
        String(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : Character($0) })
    }

    private func tex(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\textbackslash{}"
            case "{", "}", "%", "&", "#", "$", "_": result += "\\" + String(character)
            case "~": result += "\\textasciitilde{}"
            case "^": result += "\\textasciicircum{}"
            case "\u{A0}", "\u{202F}": result += "~"
            default: result.append(character)
            }
        }
        return result
    }

    private func json(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "<": result += "\\u003c"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
