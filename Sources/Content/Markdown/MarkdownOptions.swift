/// What a site allows its texts, and what their reader has already checked.
package struct MarkdownOptions: Hashable, Sendable {
    /// Whether raw HTML is passed on, as far as it is known to show words; else it is left out, with a warning.
    package var allowsHTML: Bool
    /// Whether UTF-8 and forbidden characters are still to be checked; false where the whole file has been.
    package var checksCharacters: Bool

    package init(allowsHTML: Bool = false, checksCharacters: Bool = true) {
        self.allowsHTML = allowsHTML
        self.checksCharacters = checksCharacters
    }
}
