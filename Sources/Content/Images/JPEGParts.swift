/// The segments of a JPEG file, by ISO/IEC 10918-1: those that draw are kept, and how the picture is to be turned.
enum JPEGParts {
    /// Nil where the bytes are not a whole picture.
    static func cleaned(_ bytes: [UInt8]) -> (bytes: [UInt8], hadLocation: Bool)? {
        var cursor = ByteCursor(bytes)
        guard let start = cursor.take(2) else { return nil }
        var result = Array(start)
        var hadLocation = false
        var hasOrientation = false
        while true {
            guard cursor.take(1)?.first == 0xFF, var marker = cursor.take(1)?.first else { return nil }
            // Any number of fill bytes may stand before a marker.
            while marker == 0xFF {
                guard let next = cursor.take(1)?.first else { return nil }
                marker = next
            }
            // What follows the picture's end draws nothing: previews, films, whole other pictures.
            if marker == 0xD9 { return (result + [0xFF, 0xD9], hadLocation) }
            if (0xD0...0xD8).contains(marker) || marker == 0x01 {
                result += [0xFF, marker]
                continue
            }
            guard let length = cursor.number(2), length >= 2, let data = cursor.take(length - 2) else { return nil }
            if marker == 0xE1 {
                if data.starts(with: ExifBlock.mark) {
                    let exif = ExifBlock(tiff: data.dropFirst(ExifBlock.mark.count))
                    if exif.hasLocation { hadLocation = true }
                    if let orientation = exif.orientation, orientation != 1, !hasOrientation {
                        hasOrientation = true
                        append(0xE1, ExifBlock.bytes(orientation: orientation)[...], to: &result)
                    }
                } else if data.range(of: "GPSLatitude") {
                    hadLocation = true
                }
                continue
            }
            if draws(marker, data) { append(marker, data, to: &result) }
            if marker == 0xDA { result += scan(&cursor) }
        }
    }

    /// Whether a segment has a part in how the picture looks.
    private static func draws(_ marker: UInt8, _ data: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case 0xE0: data.starts(with: "JFIF\0".utf8)
        case 0xE2: data.starts(with: "ICC_PROFILE\0".utf8)
        case 0xEE: data.starts(with: "Adobe".utf8)
        case 0xE1...0xEF, 0xFE: false
        default: true
        }
    }

    private static func append(_ marker: UInt8, _ data: ArraySlice<UInt8>, to result: inout [UInt8]) {
        let length = data.count + 2
        result += [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)]
        result += data
    }

    /// The coded pixels up to the next marker; those of restarts belong to them.
    private static func scan(_ cursor: inout ByteCursor) -> ArraySlice<UInt8> {
        let start = cursor.place
        while let found = cursor.bytes[cursor.place...].firstIndex(of: 0xFF) {
            let next = found + 1 < cursor.bytes.count ? cursor.bytes[found + 1] : 0xD9
            guard next == 0 || (0xD0...0xD7).contains(next) else {
                cursor.place = found
                return cursor.bytes[start..<found]
            }
            cursor.place = min(found + 2, cursor.bytes.count)
        }
        cursor.place = cursor.bytes.count
        return cursor.bytes[start...]
    }
}

extension ArraySlice<UInt8> {
    /// Whether an ASCII word stands in the bytes.
    fileprivate func range(of word: String) -> Bool {
        let word = Array(word.utf8)
        return indices.contains { self[$0] == word[0] && self[$0...].starts(with: word) }
    }
}
