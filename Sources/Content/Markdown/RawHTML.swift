/// What is known of HTML that an editor wrote by hand.
enum RawHTML {
    /// Whether it is one comment and nothing else.
    static func isComment(_ html: String) -> Bool {
        var text = html[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return false }
        return text.dropFirst(4).firstRange(of: "-->")?.upperBound == text.endIndex
    }

    /// The tags that GitHub's tag filter disarms: they change how all that follows is read.
    private static let filteredTags = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ]

    /// The HTML with the `<` of every filtered tag escaped.
    static func filtered(_ html: String) -> String {
        var output: [UInt8] = []
        let bytes = Array(html.utf8)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "<"), startsFilteredTag(bytes[(index + 1)...]) {
                HTMLBytes.append("&lt;", to: &output)
            } else {
                output.append(byte)
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func startsFilteredTag(_ rest: ArraySlice<UInt8>) -> Bool {
        let name = (rest.first == UInt8(ascii: "/") ? rest.dropFirst() : rest).prefix { byte in
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }
        let tag = String(decoding: name, as: UTF8.self).lowercased()
        return filteredTags.contains(tag)
    }
}
