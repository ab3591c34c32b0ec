import Content
import Register

/// The citations of the whole register in one file for each form, for reference managers.
enum CitationFile: String, CaseIterable, Sendable {
    case bibTeX = "data/citations.bib"
    case ris = "data/citations.ris"
    case csl = "data/citations.csl.json"

    var path: String { rawValue }

    var key: String {
        switch self {
        case .bibTeX: "cite.bibtex"
        case .ris: "cite.ris"
        case .csl: "cite.csl"
        }
    }
}

extension PagePlanner {
    /// The files of citations, in the site's default language.
    func citationFiles() -> [PlannedPage] {
        CitationFile.allCases.map { form in
            PlannedPage(path: form.path) { [scope] in
                let bytes = scope.citations(form)
                return PreparedPage(key: Checksum.of(bytes), source: .rendered { $0 += bytes })
            }
        }
    }
}

extension PageScope {
    /// The citations of every listed case, of its page and of its decision.
    func citations(_ form: CitationFile) -> [UInt8] {
        var bytes: [UInt8] = form == .csl ? [UInt8(ascii: "[")] : []
        for record in register.cases where context.changes.state(record.index) != nil {
            let page = pageCitation(record, sentence: sentence(record))
            for facts in [page] + (decisionCitation(record).map { [$0] } ?? []) {
                switch form {
                case .bibTeX: bytes += (facts.bibTeX + "\n").utf8
                case .ris: bytes += (facts.ris + "\r\n").utf8
                case .csl:
                    if bytes.count > 1 { bytes += ",\n".utf8 }
                    bytes += facts.csl.utf8
                }
            }
        }
        if form == .csl { bytes += "]\n".utf8 }
        return bytes
    }

    /// The ways to those files.
    var citationFiles: [LinkView] {
        CitationFile.allCases.map { form in
            LinkView(text: wording(form.key), href: context.addresses.href(file: form.path), lang: nil, title: nil)
        }
    }
}
