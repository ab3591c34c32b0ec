/// What became of a page.
enum PageOutcome: Sendable {
    /// Basis and file match: not even prepared.
    case passedOver(Manifest.Page)
    /// Key and file match: neither rendered nor written.
    case unchanged(Manifest.Page)
    /// Rendered, and the bytes are those of the file that is there.
    case kept(Manifest.Page)
    case written(Manifest.Page)
    /// A file that is not ours stands there, with other bytes.
    case obstructed(RelativePath)

    /// The record of the page; nil if it could not go where it should.
    var page: Manifest.Page? {
        switch self {
        case .passedOver(let page), .unchanged(let page), .kept(let page), .written(let page): page
        case .obstructed: nil
        }
    }
}
