import Content

/// A law with its articles and the cases that cite them.
package struct Law: Sendable {
    package struct Article: Sendable {
        package var number: String
        package var title: LocalizedText?
        package var chapter: Int?
        /// The cases that deal with it, newest first, each once.
        package var cases: [CaseIndex] = []
        /// Those of them in which it was found violated.
        package var violations: [CaseIndex] = []
    }

    package var file: LawFile
    package var articles: [Article]
    /// The cases that deal with any article of it, newest first, each once.
    package var cases: [CaseIndex] = []

    package var id: String { file.id }
}

/// A topic or a sector with its cases.
package struct TermRecord: Sendable {
    package var term: Term
    /// Newest first.
    package var cases: [CaseIndex] = []

    package var id: String { term.id }
}

/// A dossier or page of words, with the cases that name it.
package struct TextRecord: Sendable {
    package var page: TextFile
    /// Newest first.
    package var cases: [CaseIndex] = []

    package var id: String { page.id }
}
