/// A heading of a text, as its table of contents needs it.
package struct MarkdownHeading: Hashable, Sendable {
    /// The level on the page, from 2: the page's title is the only first level.
    package var level: Int
    package var text: String
    /// The fragment that leads to it, unique within the text and without the page's prefix.
    package var anchor: String
    package var location: SourceLocation
}
