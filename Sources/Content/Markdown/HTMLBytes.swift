/// Writing HTML as bytes: runs that need no escaping are copied whole.
enum HTMLBytes {
    /// Appends text with `&`, `<`, `>` and `"` escaped: right for content and for quoted attributes.
    static func append(escaping bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for index in 0..<bytes.count {
            let byte = bytes[index]
            guard byte <= 0x3E else { continue }
            let escape: StaticString
            switch byte {
            case 0x26: escape = "&amp;"
            case 0x3C: escape = "&lt;"
            case 0x3E: escape = "&gt;"
            case 0x22: escape = "&quot;"
            default: continue
            }
            output.append(contentsOf: bytes[start..<index])
            append(escape, to: &output)
            start = index + 1
        }
        output.append(contentsOf: bytes[start..<bytes.count])
    }

    /// Appends text of raw HTML, in which entities stay what they are and `<` begins no tag.
    static func append(text bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            if byte == UInt8(ascii: "<") { append("&lt;", to: &output) } else { output.append(byte) }
        }
    }

    static func append(escaping text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { append(escaping: $0, to: &output) }
    }

    /// Appends an address as an attribute's value: what no URL may hold is percent-encoded.
    static func append(address: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
        var start = 0
        for index in 0..<address.count {
            let byte = address[index]
            switch byte {
            case 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: continue
            default: break
            }
            output.append(contentsOf: address[start..<index])
            start = index + 1
            switch byte {
            case 0x26: append("&amp;", to: &output)
            case 0x27: append("&#39;", to: &output)
            default: output.append(contentsOf: "%\(hexadecimal(UInt32(byte), digits: 2))".utf8)
            }
        }
        output.append(contentsOf: address[start..<address.count])
    }

    static func append(address: String, to output: inout [UInt8]) {
        var address = address
        address.withUTF8 { append(address: $0, to: &output) }
    }

    /// Appends markup that is known to be right.
    @inline(__always)
    static func append(_ markup: StaticString, to output: inout [UInt8]) {
        output.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }
}
