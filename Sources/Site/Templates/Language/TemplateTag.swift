/// A name as a tag writes it, and where it stands.
struct TagName: Sendable {
    let text: String
    let offset: Int

    var length: Int { text.unicodeScalars.count }

    /// Lower-case words of letters and digits, joined by single hyphens: how fields, blocks and partials are named.
    static func isPlainName(_ name: some StringProtocol) -> Bool {
        let words = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return words.allSatisfy { word in
            !word.isEmpty
                && word.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        }
    }
}

/// One `{{…}}` of a template.
struct TemplateTag: Sendable {
    enum Kind: Sendable {
        case text, markup, section, inverted, close, partial, parent, block, comment

        /// Whether the tag takes its line with it where it stands alone on one.
        var mayStandAlone: Bool { self != .text && self != .markup }

        /// What stands between the braces and the name.
        var sigil: String {
            switch self {
            case .text, .markup: ""
            case .section: "#"
            case .inverted: "^"
            case .close: "/"
            case .partial: ">"
            case .parent: "<"
            case .block: "$"
            case .comment: "!"
            }
        }
    }

    let kind: Kind
    let name: TagName

    /// The tag as it is written.
    var written: String {
        kind == .markup ? "{{{\(name.text)}}}" : "{{\(kind.sigil)\(name.text)}}"
    }
}

/// A piece of a template: literal text, or a tag.
enum TemplateToken: Sendable {
    case literal(Range<Int>)
    case tag(TemplateTag)
}
