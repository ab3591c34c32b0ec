/// The links and the ids of a page of HTML, a feed or a sitemap.
///
/// It reads what a validator has accepted: tags with quoted attributes, comments, and scripts whose text is no markup.
struct Markup {
    private(set) var links: [String] = []
    private(set) var ids: Set<String> = []

    private static let linkAttributes: Set<String> = ["href", "src", "action", "poster", "data-src", "cite"]

    init(_ bytes: [UInt8], isHTML: Bool) {
        var scanner = Scanner(bytes: bytes)
        while let tag = scanner.nextTag() {
            for (name, value) in tag.attributes {
                if name == "id" || name == "name" && tag.name == "a" { ids.insert(value) }
                if Self.linkAttributes.contains(name) { links.append(value) }
                if name == "srcset" {
                    links += value.split(separator: ",").compactMap { $0.split(separator: " ").first.map(String.init) }
                }
            }
            if isHTML, tag.name == "script" || tag.name == "style" {
                scanner.skip(past: "</" + tag.name)
            }
            // A sitemap's addresses and a feed's ids of entries are texts.
            if !isHTML, tag.name == "loc" { links.append(scanner.text()) }
        }
    }

    private struct Tag {
        var name: String
        var attributes: [(name: String, value: String)]
    }

    private struct Scanner {
        let bytes: [UInt8]
        var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func nextTag() -> Tag? {
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<") else {
                    index += 1
                    continue
                }
                if starts(with: "<!--") {
                    skip(past: "-->")
                    continue
                }
                if starts(with: "<![CDATA[") {
                    skip(past: "]]>")
                    continue
                }
                index += 1
                guard let first = peek, Self.isLetter(first) else { continue }
                let name = word { !Self.isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
                return Tag(name: name.lowercased(), attributes: attributes())
            }
            return nil
        }

        private mutating func attributes() -> [(name: String, value: String)] {
            var found: [(String, String)] = []
            while let byte = peek, byte != UInt8(ascii: ">") {
                if Self.isBlank(byte) || byte == UInt8(ascii: "/") {
                    index += 1
                    continue
                }
                let name = word { !Self.isBlank($0) && ![UInt8(ascii: "="), UInt8(ascii: ">")].contains($0) }
                guard peek == UInt8(ascii: "=") else {
                    found.append((name, ""))
                    continue
                }
                index += 1
                if let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    index += 1
                    found.append((name, decoded(word { $0 != quote })))
                    index += 1
                } else {
                    found.append((name, decoded(word { !Self.isBlank($0) && $0 != UInt8(ascii: ">") })))
                }
            }
            return found
        }

        /// The text up to the next tag.
        mutating func text() -> String {
            if peek == UInt8(ascii: ">") { index += 1 }
            return decoded(word { $0 != UInt8(ascii: "<") })
        }

        mutating func skip(past text: String) {
            while index < bytes.count, !starts(with: text) { index += 1 }
            index = min(bytes.count, index + text.utf8.count)
        }

        private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

        private mutating func word(while belongs: (UInt8) -> Bool) -> String {
            let start = index
            while index < bytes.count, belongs(bytes[index]) { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }

        private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

        private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

        private static func isLetter(_ byte: UInt8) -> Bool {
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        }

        private func decoded(_ text: String) -> String {
            guard text.contains("&") else { return text }
            return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
                .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
        }
    }
}
