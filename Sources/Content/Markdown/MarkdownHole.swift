/// A place in rendered HTML that is filled when the page is made.
struct MarkdownHole: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// An element whose content stands between the two holes.
        case linkStart(Int)
        case linkEnd(Int)
        case cell(Int)
        /// The address of a file beside the text, within `href=""` or `src=""`.
        case file(Int)
        /// A heading's anchor within `id=""`.
        case headingID(Int)
        /// The link to itself at a heading's end.
        case headingLink(Int)
        /// What precedes an anchor of this text in `href="#…"`.
        case prefix
        case footnoteReference(number: Int, occurrence: Int)
        /// The id of a footnote within `id=""`.
        case footnoteID(Int)
        /// The links from a footnote back to where it is referred to.
        case footnoteBacklinks(Int)
    }

    var kind: Kind
    /// Where in the HTML it stands.
    var offset: Int
}
