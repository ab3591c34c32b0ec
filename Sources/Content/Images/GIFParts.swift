/// The blocks of a GIF file, by its version 89a: those that draw are kept, and how often an animation runs.
enum GIFParts {
    /// Nil where the bytes are not a whole picture.
    static func cleaned(_ bytes: [UInt8]) -> (bytes: [UInt8], hadLocation: Bool)? {
        var cursor = ByteCursor(bytes)
        guard cursor.take(10) != nil, let flags = cursor.take(1)?.first, cursor.take(2) != nil,
            takeColours(flags, &cursor)
        else { return nil }
        var result = Array(bytes[..<cursor.place])
        while true {
            let start = cursor.place
            guard let kind = cursor.take(1)?.first else { return nil }
            switch kind {
            case 0x3B:
                // What follows the trailer draws nothing.
                return (result + [kind], false)
            case 0x2C:
                guard cursor.take(8) != nil, let flags = cursor.take(1)?.first, takeColours(flags, &cursor),
                    cursor.take(1) != nil, takeBlocks(&cursor) != nil
                else { return nil }
                result += bytes[start..<cursor.place]
            case 0x21:
                guard let label = cursor.take(1)?.first, let first = takeBlocks(&cursor) else { return nil }
                let loops = first.starts(with: "NETSCAPE2.0".utf8) || first.starts(with: "ANIMEXTS1.0".utf8)
                if label == 0xF9 || (label == 0xFF && loops) { result += bytes[start..<cursor.place] }
            default: return nil
            }
        }
    }

    private static func takeColours(_ flags: UInt8, _ cursor: inout ByteCursor) -> Bool {
        flags & 0x80 == 0 || cursor.take(3 << (Int(flags & 7) + 1)) != nil
    }

    /// Passes over blocks to the empty one that ends them; the first of them, nil where there is no end.
    private static func takeBlocks(_ cursor: inout ByteCursor) -> ArraySlice<UInt8>? {
        var first: ArraySlice<UInt8>?
        while true {
            guard let length = cursor.number(1), let data = cursor.take(length) else { return nil }
            if length == 0 { return first ?? data }
            if first == nil { first = data }
        }
    }
}
