/// A change of one line of a file: some of its characters make way for others.
package struct TextEdit: Hashable, Sendable {
    package var position: SourcePosition
    /// How many Unicode scalars of the line make way.
    package var length: Int
    package var text: String

    package init(at position: SourcePosition, length: Int, text: String) {
        self.position = position
        self.length = length
        self.text = text
    }
}
