extension MarkdownDocument {
    /// The text without markup, for descriptions, search and word counts.
    ///
    /// Queries and footnote numbers are left out.
    package var plainText: String { plainText { $0.label ?? $0.target } }

    /// The text without markup, with each link by id as the words it is given.
    package func plainText(links: (WikiLink) -> String) -> String {
        plainText(template[...], holes: holes[...], links: links)
    }

    /// How many words the text has: what stands between blanks and holds a letter or a digit.
    package var wordCount: Int {
        var count = 0
        var isInWord = false
        for byte in plainText.utf8 {
            switch byte {
            case 0x20, 0x0A, 0x09: isInWord = false
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF:
                if !isInWord { count += 1 }
                isInWord = true
            default: break
            }
        }
        return count
    }

    /// The words of a part of the template: tags dropped, entities decoded, runs of blanks joined.
    func plainText(
        _ html: ArraySlice<UInt8>, holes: ArraySlice<MarkdownHole>,
        links: (WikiLink) -> String = { $0.label ?? $0.target }
    ) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(html.count)
        var index = html.startIndex
        var holes = holes
        while index <= html.endIndex {
            while let hole = holes.first, hole.offset <= index {
                holes.removeFirst()
                guard case .linkStart(let number) = hole.kind, !references[number].isMarkdownLink else { continue }
                Self.append(links(references[number]), to: &text)
                if let end = holes.first { index = end.offset }
            }
            guard index < html.endIndex else { break }
            switch html[index] {
            case UInt8(ascii: "<"):
                let close = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex - 1
                if Self.endsBlock(html[index...close]) { Self.append("\n", to: &text) }
                index = close + 1
            case UInt8(ascii: "&"):
                index = Self.appendEntity(html, at: index, to: &text)
            default:
                let limit = min(holes.first?.offset ?? html.endIndex, html.endIndex)
                let end = Self.endOfRun(html[index..<limit], afterBlank: text.last.map(Self.isBlank) ?? true)
                if end == index {
                    Self.append(html[index], to: &text)
                    index += 1
                } else {
                    text.append(contentsOf: html[index..<end])
                    index = end
                }
            }
        }
        while let last = text.last, Self.isBlank(last) { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

    /// Where a run ends that stands in the text as it does in the template: before markup, a line end or a second blank.
    private static func endOfRun(_ html: ArraySlice<UInt8>, afterBlank: Bool) -> Int {
        html.withUnsafeBufferPointer { bytes in
            var isAfterBlank = afterBlank
            for (place, byte) in bytes.enumerated() {
                switch byte {
                case 0x20:
                    if isAfterBlank { return html.startIndex + place }
                    isAfterBlank = true
                case UInt8(ascii: "<"), UInt8(ascii: "&"), 0x0A, 0x09: return html.startIndex + place
                default: isAfterBlank = false
                }
            }
            return html.endIndex
        }
    }

    private static func append(_ words: String, to text: inout [UInt8]) {
        for byte in words.utf8 { append(byte, to: &text) }
    }

    /// Appends a byte; of blanks and line ends in a row only one remains, a line end if there is any.
    private static func append(_ byte: UInt8, to text: inout [UInt8]) {
        let isBlank = byte == 0x20 || byte == 0x09
        guard isBlank || byte == 0x0A else {
            text.append(byte)
            return
        }
        guard let last = text.last else { return }
        if last == 0x20 || last == 0x0A {
            if byte == 0x0A { text[text.count - 1] = 0x0A }
        } else {
            text.append(isBlank ? 0x20 : 0x0A)
        }
    }

    /// Whether a tag ends a paragraph, heading, item, cell or line: `</p>`, `</h2>`, `</li>`, `</td>`, `<br>`.
    private static func endsBlock(_ tag: ArraySlice<UInt8>) -> Bool {
        let first = tag.startIndex
        guard tag.count > 3 else { return false }
        guard tag[first + 1] == UInt8(ascii: "/") else { return tag.elementsEqual("<br>".utf8) }
        switch tag[first + 2] {
        case UInt8(ascii: "p"): return true
        case UInt8(ascii: "h"): return tag.count == 5
        case UInt8(ascii: "t"): return tag.count == 5
        case UInt8(ascii: "l"): return true
        default: return false
        }
    }

    /// Decodes what `HTMLBytes` writes in content.
    private static func appendEntity(_ html: ArraySlice<UInt8>, at index: Int, to text: inout [UInt8]) -> Int {
        for (entity, byte) in entities where html[index...].starts(with: entity) {
            text.append(byte)
            return index + entity.count
        }
        text.append(html[index])
        return index + 1
    }

    private static let entities: [([UInt8], UInt8)] = [
        (Array("&amp;".utf8), 0x26), (Array("&lt;".utf8), 0x3C), (Array("&gt;".utf8), 0x3E),
        (Array("&quot;".utf8), 0x22),
    ]
}
