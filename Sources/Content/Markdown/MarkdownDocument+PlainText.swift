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
        html.withUnsafeBufferPointer { bytes in
            // Holes are counted from the beginning of the whole template.
            let start = html.startIndex
            var index = 0
            var next = holes.startIndex
            while index <= bytes.count {
                while next < holes.endIndex, holes[next].offset - start <= index {
                    let kind = holes[next].kind
                    next += 1
                    guard case .linkStart(let number) = kind, !references[number].isMarkdownLink else { continue }
                    Self.append(links(references[number]), to: &text)
                    if next < holes.endIndex { index = holes[next].offset - start }
                }
                guard index < bytes.count else { break }
                switch bytes[index] {
                case UInt8(ascii: "<"):
                    var close = index
                    while close < bytes.count - 1, bytes[close] != UInt8(ascii: ">") { close += 1 }
                    if Self.endsBlock(UnsafeBufferPointer(rebasing: bytes[index...close])) {
                        Self.append("\n", to: &text)
                    }
                    index = close + 1
                case UInt8(ascii: "&"):
                    index = Self.appendEntity(bytes, at: index, to: &text)
                default:
                    let limit = next < holes.endIndex ? min(holes[next].offset - start, bytes.count) : bytes.count
                    let run = UnsafeBufferPointer(rebasing: bytes[index..<limit])
                    let length = Self.lengthOfRun(run, afterBlank: text.last.map(Self.isBlank) ?? true)
                    if length == 0 {
                        Self.append(bytes[index], to: &text)
                        index += 1
                    } else {
                        text.append(contentsOf: UnsafeBufferPointer(rebasing: run[..<length]))
                        index += length
                    }
                }
            }
        }
        while let last = text.last, Self.isBlank(last) { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

    /// How long a run is that stands in the text as it does in the template: before markup, a line end or a second blank.
    private static func lengthOfRun(_ run: UnsafeBufferPointer<UInt8>, afterBlank: Bool) -> Int {
        var isAfterBlank = afterBlank
        for place in 0..<run.count {
            switch run[place] {
            case 0x20:
                if isAfterBlank { return place }
                isAfterBlank = true
            case UInt8(ascii: "<"), UInt8(ascii: "&"), 0x0A, 0x09: return place
            default: isAfterBlank = false
            }
        }
        return run.count
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
    private static func endsBlock(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
        guard tag.count > 3 else { return false }
        guard tag[1] == UInt8(ascii: "/") else { return tag.elementsEqual("<br>".utf8) }
        switch tag[2] {
        case UInt8(ascii: "p"): return true
        case UInt8(ascii: "h"): return tag.count == 5
        case UInt8(ascii: "t"): return tag.count == 5
        case UInt8(ascii: "l"): return true
        default: return false
        }
    }

    /// Decodes what `HTMLBytes` writes in content; the place behind it.
    private static func appendEntity(
        _ html: UnsafeBufferPointer<UInt8>, at index: Int, to text: inout [UInt8]
    ) -> Int {
        let rest = UnsafeBufferPointer(rebasing: html[index...])
        for (entity, byte) in entities where rest.starts(with: entity) {
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
