import Content
import Register
import Synchronization

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

/// The citations of every listed case, of its page and of its decision: worked out once for all files of them.
final class CitationList: Sendable {
    private let scope: PageScope
    private let made = Mutex<(facts: [CitationFacts], key: UInt64)?>(nil)

    init(_ scope: PageScope) {
        self.scope = scope
    }

    private var content: (facts: [CitationFacts], key: UInt64) {
        made.withLock { made in
            if let made { return made }
            var facts: [CitationFacts] = []
            var hasher = StableHasher()
            hasher.combine(SiteBuilder.version)
            for record in scope.register.cases where scope.context.changes.state(record.index) != nil {
                let page = scope.pageCitation(record, sentence: scope.sentence(record))
                facts += [page] + (scope.decisionCitation(record).map { [$0] } ?? [])
            }
            for citation in facts { citation.hash(into: &hasher) }
            let content = (facts, hasher.finalize())
            made = content
            return content
        }
    }

    /// A hash of everything that decides the files' bytes.
    var key: UInt64 { content.key }

    func append(_ form: CitationFile, to bytes: inout [UInt8]) {
        if form == .csl { bytes.append(UInt8(ascii: "[")) }
        for (place, facts) in content.facts.enumerated() {
            switch form {
            case .bibTeX: bytes += (facts.bibTeX + "\n").utf8
            case .ris: bytes += (facts.ris + "\r\n").utf8
            case .csl:
                if place > 0 { bytes += ",\n".utf8 }
                bytes += facts.csl.utf8
            }
        }
        if form == .csl { bytes += "]\n".utf8 }
    }
}

extension PagePlanner {
    /// The files of citations, in the site's default language.
    func citationFiles() -> [PlannedPage] {
        let list = CitationList(scope)
        return CitationFile.allCases.map { form in
            PlannedPage(path: form.path, basis: scope.context.basis?.common) {
                PreparedPage(key: list.key, source: .rendered { list.append(form, to: &$0) })
            }
        }
    }
}

extension PageScope {
    /// The ways to those files.
    var citationFiles: [LinkView] {
        CitationFile.allCases.map { form in
            LinkView(text: wording(form.key), href: context.addresses.href(file: form.path), lang: nil, title: nil)
        }
    }
}
