// Stands in for Sources/Content/Markdown until that lands: whoever lands it deletes this file.
package struct MarkdownDocument: Sendable {
    package static let empty = MarkdownDocument()
    static func parse(_ t: ArraySlice<UInt8>, file: String, startLine: Int, options: MarkdownOptions) -> (
        MarkdownDocument, [Diagnostic]
    ) { (.empty, []) }
}
package struct MarkdownOptions: Sendable {
    var allowsHTML = false
    init(allowsHTML: Bool) { self.allowsHTML = allowsHTML }
}
