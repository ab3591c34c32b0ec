import Content

extension [UInt8] {
    /// Appends text with `& < > " '` escaped, so that it stands safely in an element and in a quoted attribute.
    package mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped($0) }
    }

    /// Copies whole runs between two characters that need escaping: most text has none.
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        let end = text.count
        var runStart = 0
        var index = 0
        while true {
            index = Self.firstSpecial(in: base, from: index, to: end)
            append(contentsOf: UnsafeBufferPointer(start: base + runStart, count: index - runStart))
            guard index < end else { return }
            appendEntity(for: base[index])
            index += 1
            runStart = index
        }
    }

    /// The offset of the next character that needs escaping, or `end`: eight bytes at a time.
    @inline(__always)
    private static func firstSpecial(in base: UnsafePointer<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        let raw = UnsafeRawPointer(base)
        while index + 8 <= end {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            // `&` and `'` differ in one bit, `<` and `>` in another: three comparisons do for five characters.
            let ampersandOrApostrophe = ((word & 0xFEFE_FEFE_FEFE_FEFE) ^ 0x2626_2626_2626_2626).zeroBytes
            let angle = ((word & 0xFDFD_FDFD_FDFD_FDFD) ^ 0x3C3C_3C3C_3C3C_3C3C).zeroBytes
            let quote = (word ^ 0x2222_2222_2222_2222).zeroBytes
            let hits = ampersandOrApostrophe | angle | quote
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < end, !isSpecial(base[index]) { index += 1 }
        return index
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte & 0xFE == 0x26 || byte & 0xFD == 0x3C || byte == 0x22
    }

    private mutating func appendEntity(for byte: UInt8) {
        let entity: StaticString =
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            default: "&#39;"
            }
        append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
    }
}
