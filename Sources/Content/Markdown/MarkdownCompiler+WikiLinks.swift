extension MarkdownCompiler {
    /// Writes a run of text, with the links by id in it as holes.
    mutating func writeRun(_ run: UnsafeBufferPointer<UInt8>) {
        var written = 0
        var index = 0
        func isPair(_ index: Int, _ byte: UInt8) -> Bool {
            index + 1 < run.count && run[index] == byte && run[index + 1] == byte
        }
        while index + 1 < run.count {
            guard run[index] == UInt8(ascii: "[") else {
                index += 1
                continue
            }
            if run[index + 1] == UInt8(ascii: "^") {
                missingFootnote(UnsafeBufferPointer(rebasing: run[index...]))
            }
            // Of three brackets the last two may begin a link.
            guard run[index + 1] == UInt8(ascii: "["),
                index + 2 == run.count || run[index + 2] != UInt8(ascii: "[")
            else {
                index += 1
                continue
            }
            var end = index + 2
            while end < run.count, !isPair(end, UInt8(ascii: "]")), run[end] != UInt8(ascii: "[") { end += 1 }
            let isClosed = isPair(end, UInt8(ascii: "]"))
            let inner = run[(index + 2)..<end]
            guard let place = bracket(before: inner) else {
                index += 2
                continue
            }
            write(escaping: UnsafeBufferPointer(rebasing: run[written..<index]))
            if isClosed {
                wikiLink(inner, at: place)
                index = end + 2
            } else {
                unclosed(inner, at: place)
                write("[[")
                index += 2
            }
            written = index
        }
        write(escaping: UnsafeBufferPointer(rebasing: run[written...]))
    }

    /// Passes the brackets of code or HTML, so that text after it is not taken for them.
    mutating func passBrackets(in literal: UnsafeBufferPointer<UInt8>) {
        guard !scan.doubleBrackets.isEmpty else { return }
        var index = 0
        while index + 1 < literal.count {
            if literal[index] == UInt8(ascii: "["), literal[index + 1] == UInt8(ascii: "[") {
                _ = nextBracket(followedBy: literal[(index + 2)...])
            }
            index += 1
        }
    }

    /// The byte of the file at which the `[[` of the text stands; nil if it was escaped or written as entities.
    private mutating func bracket(before inner: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let place = nextBracket(followedBy: inner), !source.isEscaped(place) else { return nil }
        return place
    }

    /// The next `[[` of the block that this text follows in the file.
    private mutating func nextBracket(followedBy text: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        // Up to the label: there the file may have `\|`, further on anything that the parser decoded.
        let target = text.prefix(64).prefix {
            $0 != UInt8(ascii: "|") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "]")
        }
        let end = source.lineRange(blockLines.upperBound).upperBound
        var index = bracketCursor
        // What is not found soon was not written with brackets; looking further would cost quadratic time.
        while index < min(bracketCursor + 64, scan.doubleBrackets.count), scan.doubleBrackets[index] < end {
            if source.has(UnsafeBufferPointer(rebasing: target), at: scan.doubleBrackets[index] + 2) {
                bracketCursor = index + 1
                return scan.doubleBrackets[index]
            }
            index += 1
        }
        return nil
    }

    // MARK: The link itself

    private mutating func wikiLink(_ inner: Slice<UnsafeBufferPointer<UInt8>>, at place: Int) {
        let bar = inner.firstIndex(of: UInt8(ascii: "|"))
        let target = Self.joiningBlanks(inner[..<(bar ?? inner.endIndex)])
        let label = bar.map { Self.joiningBlanks(inner[($0 + 1)...]) }
        let length = inner.reduce(4) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
        if let fault = Self.fault(ofTarget: target, label: label) {
            report("bad-wiki-link", fault.reason, at: place, length: length, suggestion: fault.suggestion)
            write(escaping: label ?? target)
        } else if !images.isEmpty {
            write(escaping: label ?? target)
        } else if !links.isEmpty {
            report(
                "nested-link", "a link within a link", at: place, length: length,
                suggestion: "write the two links side by side")
            write(escaping: label ?? target)
        } else {
            let index = document.references.count
            hole(.linkStart(index))
            if let label { write(escaping: label) }
            hole(.linkEnd(index))
            document.references.append(
                WikiLink(target: target, label: label, location: source.location(ofByte: place)))
        }
    }

    private static func fault(ofTarget target: String, label: String?) -> (reason: String, suggestion: String)? {
        if target.isEmpty {
            return ("a link without an id", "write an id between the brackets: `[[netflix]]`, or `\\[[` for brackets")
        }
        if let label, label.isEmpty {
            return ("the link to `\(target)` has an empty label", "write `[[\(target)]]`, or a label behind the `|`")
        }
        if isID(target) || ProvisionCitation(target) != nil { return nil }
        let reason = "`\(LinkAddress.shortened(target))` is not an id"
        let slug = HeadingAnchors.slug(target)
        if target.contains(where: \.isLetter), isID(slug) {
            return (
                reason, "ids are lower-case without blanks: `[[\(slug)|\(label ?? target)]]`; for brackets write `\\[[`"
            )
        }
        return (reason, "write an id such as `[[gdpr/13]]`; for the brackets themselves write `\\[[`")
    }

    /// Whether a text may be an id or the address of a provision, such as `gdpr/13(1)(c)`.
    private static func isID(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: ".") else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case 0x61...0x7A, 0x30...0x39: true
            case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "_"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
    }

    private mutating func unclosed(_ inner: Slice<UnsafeBufferPointer<UInt8>>, at place: Int) {
        let target = Self.joiningBlanks(inner.prefix { $0 != UInt8(ascii: "|") && $0 != UInt8(ascii: "\n") })
        let isTable = isInTable
        let remedy =
            isTable
            ? "close it with `]]`; in a table write `[[id\\|label]]`, for the pipe alone divides cells"
            : "close it with `]]`; its label is plain text; for the brackets themselves write `\\[[`"
        report(
            "bad-wiki-link", "the link `[[\(LinkAddress.shortened(target))` is not closed", at: place, length: 2,
            suggestion: remedy)
    }

    /// The text without blanks at its edges, and with one for several between its words.
    private static func joiningBlanks(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var joined: [UInt8] = []
        joined.reserveCapacity(text.count)
        var isPending = false
        for byte in text {
            if byte == 0x20 || byte == 0x0A || byte == 0x09 {
                isPending = !joined.isEmpty
            } else {
                if isPending { joined.append(0x20) }
                isPending = false
                joined.append(byte)
            }
        }
        return String(decoding: joined, as: UTF8.self)
    }

    // MARK: Footnotes without a text

    /// Refuses `[^1]` where the text has no `[^1]: …`.
    private mutating func missingFootnote(_ run: UnsafeBufferPointer<UInt8>) {
        guard let close = run.firstIndex(of: UInt8(ascii: "]")), close > 2 else { return }
        let label = run[...close]
        guard !label.contains(where: { $0 == 0x20 || $0 == 0x0A }) else { return }
        let start = source.lineRange(blockLines.lowerBound).lowerBound
        let end = source.lineRange(blockLines.upperBound).upperBound
        var index = start
        while let found = source.firstIndex(of: UInt8(ascii: "["), from: index, to: end) {
            if source.has(UnsafeBufferPointer(rebasing: label), at: found), !source.isEscaped(found) {
                let text = String(decoding: label, as: UTF8.self)
                report(
                    "footnote-missing", "the footnote `\(text)` has no text", at: found,
                    length: text.unicodeScalars.count, suggestion: "write `\(text): …` on a line of its own")
                return
            }
            index = found + 1
        }
    }
}
