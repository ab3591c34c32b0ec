import Content
import Register

extension PageScope {
    /// How to cite a case's page: as prose, and for reference managers.
    func citations(_ record: CaseRecord, sentence: String) -> [CitationView] {
        let site = wording.text(settings.title, defaultLanguage)
        let facts = CitationFacts(
            id: record.id, title: sentence, site: site,
            publisher: settings.publisher.flatMap { words($0.name) } ?? site, url: url(.caseRecord(record.id)),
            date: record.date, accessed: register.asOf.date, language: language)
        return [
            CitationView(
                id: "cite-text", label: wording("cite.text"),
                text: wording(
                    "cite.pattern",
                    [
                        "sentence": facts.title, "site": site, "id": record.id, "url": facts.url,
                        "date": wording.dates.text(register.asOf.date),
                    ]), isProse: true),
            CitationView(id: "cite-bibtex", label: wording("cite.bibtex"), text: facts.bibTeX),
            CitationView(id: "cite-ris", label: wording("cite.ris"), text: facts.ris),
            CitationView(id: "cite-csl", label: wording("cite.csl"), text: facts.csl),
        ]
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
    /// The day from which the register was seen.
    var accessed: PartialDate
    var language: String

    /// An entry of BibTeX, with the characters that TeX reads as commands escaped.
    var bibTeX: String {
        var fields = [
            ("title", "{" + tex(title) + "}"), ("howpublished", tex(site)), ("publisher", tex(publisher)),
            ("year", String(date.year)),
        ]
        if let month = date.month { fields.append(("month", String(month))) }
        fields += [("url", url), ("urldate", accessed.edtf), ("language", language)]
        return "@misc{\(id),\n" + fields.map { "  \($0.0) = {\($0.1)},\n" }.joined() + "}\n"
    }

    /// A record of RIS.
    var ris: String {
        func two(_ number: Int?) -> String { number.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "" }
        let lines = [
            "TY  - ELEC", "ID  - \(id)", "TI  - \(line(title))", "T2  - \(line(site))", "PB  - \(line(publisher))",
            "PY  - \(date.year)", "DA  - \(date.year)/\(two(date.month))/\(two(date.day))/", "UR  - \(url)",
            "Y2  - \(accessed.year)/\(two(accessed.month))/\(two(accessed.day))/", "LA  - \(language)", "ER  - ",
        ]
        return lines.joined(separator: "\r\n") + "\r\n"
    }

    /// An item of CSL-JSON.
    var csl: String {
        func parts(_ date: PartialDate) -> String {
            let numbers = [date.year, date.month, date.day].compactMap { $0 }.map(String.init)
            return "{\"date-parts\": [[\(numbers.joined(separator: ", "))]]}"
        }
        let fields = [
            ("id", json(id)), ("type", json("webpage")), ("title", json(title)), ("container-title", json(site)),
            ("publisher", json(publisher)), ("issued", parts(date)), ("accessed", parts(accessed)), ("URL", json(url)),
            ("language", json(language)),
        ]
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
        var bytes: [UInt8] = []
        JSONValue.write(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
