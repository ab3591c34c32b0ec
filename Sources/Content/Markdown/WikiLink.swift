/// A link by id, `[[netflix]]` or `[[ap|the authority]]`, or a Markdown link to another content file.
package struct WikiLink: Hashable, Sendable {
    /// The id as written, such as `netflix`, `gdpr/13(1)(c)` or `ap-uber-2024-transfers`.
    package var target: String
    /// The words the editor wants to be read, if not the page's own name.
    package var label: String?
    package var location: SourceLocation
    /// Whether it was written as `[label](target.md)`; its label then keeps its emphasis.
    package var isMarkdownLink: Bool

    package init(target: String, label: String?, location: SourceLocation, isMarkdownLink: Bool = false) {
        self.target = target
        self.label = label
        self.location = location
        self.isMarkdownLink = isMarkdownLink
    }

    /// How many Unicode scalars the link's brackets and target take, for the caret under a diagnostic.
    package var targetLength: Int { target.unicodeScalars.count + (isMarkdownLink ? 0 : 2) }
}

/// What a link by id came to.
package enum ResolvedLink: Hashable, Sendable {
    /// A page: its address, and its name where the editor gave no label.
    case page(href: String, title: String?)
    /// A page that is not published: words only.
    case plain(text: String)
}
