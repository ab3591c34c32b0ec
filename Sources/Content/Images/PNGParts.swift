/// The chunks of a PNG file, by its third edition: those that draw are kept.
enum PNGParts {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// What draws besides the critical chunks, whose names begin with a capital: colours, transparency, animation.
    private static let drawing: Set<String> = [
        "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "cICP", "mDCV", "cLLI", "pHYs", "bKGD", "hIST", "sPLT", "acTL",
        "fcTL", "fdAT",
    ]

    /// Nil where the bytes are not a whole picture.
    static func cleaned(_ bytes: [UInt8]) -> (bytes: [UInt8], hadLocation: Bool)? {
        var cursor = ByteCursor(bytes)
        guard cursor.take(signature.count) != nil else { return nil }
        var result = signature
        var hadLocation = false
        while true {
            let start = cursor.place
            guard let length = cursor.number(4), let name = cursor.take(4), let data = cursor.take(length),
                cursor.take(4) != nil
            else { return nil }
            let kind = String(decoding: name, as: UTF8.self)
            if kind == "eXIf", ExifBlock(tiff: data).hasLocation { hadLocation = true }
            if name.first.map({ (0x41...0x5A).contains($0) }) == true || drawing.contains(kind) {
                result += bytes[start..<cursor.place]
            }
            // What follows the last chunk draws nothing.
            if kind == "IEND" { return (result, hadLocation) }
        }
    }
}
