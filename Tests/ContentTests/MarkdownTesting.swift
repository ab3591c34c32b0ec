@testable import Content

/// A text as a test sees it: parsed, with its problems as short lines.
struct ParsedMarkdown {
    var document: MarkdownDocument
    var diagnostics: [Diagnostic]

    init(_ text: String, startLine: Int = 1, allowsHTML: Bool = false) {
        (document, diagnostics) = MarkdownDocument.parse(
            Array(text.utf8)[...], file: "a.md", startLine: startLine, options: MarkdownOptions(allowsHTML: allowsHTML))
    }

    /// `line:column identifier`, in order.
    var problems: [String] {
        diagnostics.map { "\($0.location.position.line):\($0.location.position.column) \($0.identifier)" }
    }

    /// The HTML with every link by id resolved to `/ID/`, titled in capitals.
    func html(prefix: String = "") -> String {
        let bytes = document.html(
            links: { .page(href: "/\($0.target)/", title: $0.target.uppercased()) }, cells: { _ in nil }, prefix: prefix
        )
        return String(decoding: bytes, as: UTF8.self)
    }
}
