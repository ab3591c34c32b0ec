/// The block of EXIF data in a picture: how it is to be turned, and whether it tells where it was taken.
struct ExifBlock {
    static let mark = Array("Exif\0\0".utf8)

    /// 1 to 8, as EXIF counts the ways to turn a picture; nil where the block does not say.
    private(set) var orientation: Int?
    private(set) var hasLocation = false

    /// Reads the first list of a TIFF structure: all that is needed stands there.
    init(tiff: ArraySlice<UInt8>) {
        var cursor = ByteCursor(Array(tiff))
        guard let order = cursor.take(2), order.elementsEqual("II".utf8) || order.elementsEqual("MM".utf8) else {
            return
        }
        let isLittleEndian = order.first == UInt8(ascii: "I")
        guard cursor.number(2, isLittleEndian: isLittleEndian) == 42,
            let start = cursor.number(4, isLittleEndian: isLittleEndian)
        else { return }
        cursor.place = min(start, cursor.bytes.count)
        for _ in 0..<(cursor.number(2, isLittleEndian: isLittleEndian) ?? 0) {
            guard let tag = cursor.number(2, isLittleEndian: isLittleEndian), cursor.take(6) != nil,
                let value = cursor.number(2, isLittleEndian: isLittleEndian), cursor.take(2) != nil
            else { return }
            if tag == 0x0112, (1...8).contains(value) { orientation = value }
            if tag == 0x8825 { hasLocation = true }
        }
    }

    /// The smallest block that says how a picture is to be turned.
    static func bytes(orientation: Int) -> [UInt8] {
        mark + Array("MM".utf8) + [0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0]
            + [0, 0, 0, 0]
    }

    /// Whether anywhere in these bytes a block of EXIF data tells where a picture was taken.
    static func tellsLocation(within bytes: [UInt8]) -> Bool {
        var place = 0
        while let found = bytes[place...].firstIndex(of: mark[0]) {
            if bytes[found...].starts(with: mark),
                ExifBlock(tiff: bytes[(found + mark.count)...].prefix(1 << 16)).hasLocation
            {
                return true
            }
            place = found + 1
        }
        return false
    }
}
