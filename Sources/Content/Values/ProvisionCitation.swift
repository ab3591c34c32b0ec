/// A place in a law, as cases cite it: `gdpr/13(1)(c)`.
package struct ProvisionCitation: Hashable, Sendable {
    /// The law's id.
    package var law: String
    /// The article or section: `13`, `L34-5`, `34a`.
    package var article: String
    /// What follows in brackets: `1`, `c`.
    package var subdivisions: [String]

    /// Reads `gdpr/13` and `gdpr/13(1)(c)`.
    package init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/") else { return nil }
        law = String(text[..<slash])
        guard Identifiers.isID(law) else { return nil }
        var rest = text[text.index(after: slash)...]
        let article = rest.prefix { $0 != "(" }
        guard ProvisionCitation.isNumber(article, allowing: ".-") else { return nil }
        self.article = String(article)
        rest = rest.dropFirst(article.count)
        subdivisions = []
        while rest.first == "(" {
            guard let end = rest.firstIndex(of: ")") else { return nil }
            let part = rest[rest.index(after: rest.startIndex)..<end]
            guard ProvisionCitation.isNumber(part, allowing: "-") else { return nil }
            subdivisions.append(String(part))
            rest = rest[rest.index(after: end)...]
        }
        guard rest.isEmpty, subdivisions.count <= 6 else { return nil }
    }

    /// The citation as a case file writes it.
    package var text: String { law + "/" + article + subdivisions.map { "(\($0))" }.joined() }

    private static func isNumber(_ text: Substring, allowing marks: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 20
            && text.utf8.allSatisfy { byte in
                let scalar = Unicode.Scalar(byte)
                return scalar.isASCII
                    && (("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                        || marks.unicodeScalars.contains(scalar))
            }
    }

    /// The shape of a citation in a field.
    static let shape = Shape<ProvisionCitation>.scalar(
        .text(pattern: #"^[a-z0-9-]+/[A-Za-z0-9.-]+(\([A-Za-z0-9-]+\))*$"#, example: "gdpr/13(1)(c)"),
        what: "a provision"
    ) { text in
        if let citation = ProvisionCitation(text) { return .success(citation) }
        return .failure(
            ScalarProblem(
                "bad-provision", "`\(text)` does not name a provision",
                suggestion: ProvisionCitation.meant(by: text).map { "write `\($0.text)`" }
                    ?? "write the law's id, a slash, and the article with its parts in brackets: `gdpr/13(1)(c)`"))
    }

    /// What people write for a citation: `GDPR 13(1)`, `Art. 13(1) GDPR`.
    private static func meant(by text: String) -> ProvisionCitation? {
        let words = text.split(separator: " ").filter {
            !["art", "art.", "article", "artikel"].contains($0.lowercased())
        }
        guard words.count == 2 else { return nil }
        return ProvisionCitation("\(words[0].lowercased())/\(words[1])")
            ?? ProvisionCitation("\(words[1].lowercased())/\(words[0])")
    }
}
