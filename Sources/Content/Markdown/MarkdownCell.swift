/// A query written into a text, to be replaced by what it comes to when the site is built.
package struct MarkdownCell: Hashable, Sendable {
    /// A line `#| name: value` at the head of a block cell: how to show the result.
    package struct Option: Hashable, Sendable {
        package var name: String
        package var value: String
        /// Where the name begins.
        package var location: SourceLocation
    }

    /// Whether it stands within a sentence: `` `{casebook} count` ``.
    package var isInline: Bool
    /// The query, without its options; it may have several lines.
    package var query: String
    package var options: [Option]
    /// Where the query's first character stands.
    package var location: SourceLocation
}
