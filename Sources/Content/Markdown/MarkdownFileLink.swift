/// A link or an image that points at a file beside the text, such as `decision.pdf`.
package struct MarkdownFileLink: Hashable, Sendable {
    /// The path relative to the text's folder, percent-decoded, without `./`; it never climbs with `..`.
    package var path: String
    /// What follows `#`, such as `page=3` of a PDF.
    package var fragment: String?
    package var isImage: Bool
    package var location: SourceLocation

    /// Path and fragment as a relative URL.
    package var address: String {
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            // These would end the path, decode to something else, or make what stands before them a scheme.
            case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: ":"):
                bytes.append(contentsOf: "%\(hexadecimal(UInt32(byte), digits: 2))".utf8)
            default: bytes.append(byte)
            }
        }
        if let fragment { bytes.append(contentsOf: "#\(fragment)".utf8) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
