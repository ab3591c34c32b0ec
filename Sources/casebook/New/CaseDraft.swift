import Content

/// The facts of a new case, as its editor gives them.
struct CaseDraft {
    enum Party {
        case id(String)
        case undisclosed(String)
    }

    enum Measure {
        case fine(String)
        case reprimand
        case order(String)
    }

    var title = ""
    var authority = ""
    var party = Party.undisclosed("")
    var decided: String?
    var published: String?
    var measure = Measure.reprimand
    var source = ""
    var sourceKind = ""

    /// The file as a good editor writes it: the fields in their order, quotes only where they are needed.
    var text: String {
        var lines = ["---", "title: \(YAMLText.scalar(title))", "authority: \(authority)"]
        switch party {
        case .id(let id): lines.append("company: \(id)")
        case .undisclosed(let words):
            lines.append("company: {undisclosed: \(YAMLText.scalar(words, isInBraces: true))}")
        }
        if let decided { lines.append("decided: \(decided)") }
        if let published { lines.append("published: \(published)") }
        switch measure {
        case .fine(let amount): lines.append("fine: \(amount)")
        case .reprimand: lines.append("reprimand: true")
        case .order(let words): lines.append("order: \(YAMLText.scalar(words))")
        }
        lines.append("source: {url: \(YAMLText.quoted(source)), kind: \(sourceKind)}")
        return lines.joined(separator: "\n") + "\n---\n"
    }

    /// The id that the file's name gives: authority, company, year, and a word where the three are not enough.
    func id(word: String?) -> String {
        let party =
            switch party {
            case .id(let id): id
            case .undisclosed(let words): CaseDraft.shortened(words)
            }
        let year = (decided ?? published ?? "").prefix(4)
        return [authority, party, String(year), word ?? ""].filter { !$0.isEmpty }.joined(separator: "-")
    }

    /// `a hospital in the north` is known by `hospital`-like words: articles say nothing.
    private static func shortened(_ words: String) -> String {
        let parts = slug(words).split(separator: "-").filter { !["a", "an", "the", "een", "de", "het"].contains($0) }
        return parts.prefix(3).joined(separator: "-")
    }
}
