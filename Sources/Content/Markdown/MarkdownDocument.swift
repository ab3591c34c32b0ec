/// A Markdown text, checked and ready to render: HTML with holes, and what the rest of the site needs to know of it.
package struct MarkdownDocument: Hashable, Sendable {
    /// Links by id, in the order of the text, footnotes last.
    package internal(set) var references: [WikiLink] = []
    package internal(set) var cells: [MarkdownCell] = []
    package internal(set) var headings: [MarkdownHeading] = []
    /// Links to and images of files beside the text; the caller says whether they exist and where they are served.
    package internal(set) var attachmentsReferenced: [MarkdownFileLink] = []
    package internal(set) var footnoteCount = 0
    /// How often each footnote is referred to, by its number.
    var footnoteOccurrences: [Int: Int] = [:]

    /// HTML without what the holes are filled with.
    var template: [UInt8] = []
    /// In the order of their offsets.
    var holes: [MarkdownHole] = []

    /// A text with nothing in it.
    package static let empty = MarkdownDocument()

    /// The HTML around the links and cells: with `references` it tells whether the text has changed.
    package var markup: [UInt8] { template }

    package var isEmpty: Bool { template.isEmpty && holes.isEmpty }

    /// Reads a text that begins at the given line of its file.
    ///
    /// The document is complete even where there are errors: what was refused is left out of it.
    package static func parse(
        _ text: ArraySlice<UInt8>, file: String, startLine: Int = 1, options: MarkdownOptions = MarkdownOptions()
    ) -> (MarkdownDocument, [Diagnostic]) {
        text.withUnsafeBufferPointer { bytes in
            if options.checksCharacters {
                if let fault = UTF8Validation.diagnose(text, file: file, startLine: startLine) {
                    return (MarkdownDocument(), [fault])
                }
                let forbidden = ForbiddenCharacters.diagnose(text, file: file, startLine: startLine)
                guard forbidden.isEmpty else { return (MarkdownDocument(), forbidden) }
            }
            let scan = MarkdownScan(MarkdownSource(bytes: bytes, file: file, startLine: startLine))
            guard scan.diagnostics.isEmpty else { return (MarkdownDocument(), scan.diagnostics) }
            let compiled = MarkdownTree.parse(scan) { root, types in
                var compiler = MarkdownCompiler(scan, types: types, options: options)
                compiler.compile(root)
                return (compiler.document, compiler.diagnostics.sorted { $0.location < $1.location })
            }
            if let compiled { return compiled }
            let start = SourceLocation(file: file, position: SourcePosition(line: startLine, column: 1))
            return (
                MarkdownDocument(),
                [
                    Diagnostic(
                        .error, "markdown-library", "cmark-gfm could not be started", at: start,
                        suggestion: "install libcmark-gfm-extensions with its table, tasklist and autolink extensions")
                ]
            )
        }
    }
}
