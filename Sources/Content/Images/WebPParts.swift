/// The chunks of a WebP file, by RFC 9649: those that draw are kept.
enum WebPParts {
    private static let drawing: Set<String> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]

    /// Nil where the bytes are not a whole picture.
    static func cleaned(_ bytes: [UInt8]) -> (bytes: [UInt8], hadLocation: Bool)? {
        var cursor = ByteCursor(bytes)
        guard cursor.take(4) != nil, let size = cursor.number(4, isLittleEndian: true), size <= bytes.count - 8,
            cursor.take(4) != nil
        else { return nil }
        // What follows the container draws nothing.
        let end = size + 8
        var chunks: [UInt8] = []
        var hadLocation = false
        while cursor.place < end {
            let start = cursor.place
            guard let name = cursor.take(4), let length = cursor.number(4, isLittleEndian: true),
                let data = cursor.take(length), cursor.place <= end
            else { return nil }
            if length & 1 == 1, cursor.place < end { cursor.place += 1 }
            let kind = String(decoding: name, as: UTF8.self)
            if kind == "EXIF" {
                let tiff = data.starts(with: ExifBlock.mark) ? data.dropFirst(ExifBlock.mark.count) : data
                if ExifBlock(tiff: tiff).hasLocation { hadLocation = true }
            }
            guard drawing.contains(kind) else { continue }
            var chunk = Array(bytes[start..<cursor.place])
            // The flags that announce EXIF data and XMP.
            if kind == "VP8X", chunk.count > 8 { chunk[8] &= ~0x0C }
            chunks += chunk
        }
        let total = chunks.count + 4
        let digits = (0..<4).map { UInt8(truncatingIfNeeded: total >> (8 * $0)) }
        return (Array("RIFF".utf8) + digits + Array("WEBP".utf8) + chunks, hadLocation)
    }
}
