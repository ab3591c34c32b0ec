/// What a picture carries besides its pixels: where, when, by whom and with what it was made.
///
/// Pictures are published without it. No library that rewrites pictures in several formats without decoding them is
/// small enough to be worth its weight: each format is a list of parts, of which those that draw are kept.
package enum ImageMetadata {
    /// What becomes of an attachment when it is published.
    package enum Treatment: Equatable, Sendable {
        /// No picture, or one that carries nothing else: published as it is.
        case asItIs
        /// Published as these bytes: the same picture, to the last bit of its pixels.
        case cleaned([UInt8], hadLocation: Bool)
        /// Never published, for what it carries can't be taken out.
        case refused(Refusal)
    }

    /// Why a picture can't be published.
    package struct Refusal: Equatable, Sendable {
        package var message: String
        package var remedy: String
    }

    /// Decides by the content of a file, whatever its name is.
    package static func treatment(of bytes: [UInt8]) -> Treatment {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return treatment(bytes, "JPEG", JPEGParts.cleaned) }
        if bytes.starts(with: PNGParts.signature) { return treatment(bytes, "PNG", PNGParts.cleaned) }
        if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) {
            return treatment(bytes, "GIF", GIFParts.cleaned)
        }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            return treatment(bytes, "WebP", WebPParts.cleaned)
        }
        if bytes.dropFirst(4).starts(with: "ftyp".utf8) {
            let brand = String(decoding: bytes.dropFirst(8).prefix(4), as: UTF8.self)
            if ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis"].contains(brand) {
                return .refused(opaque("HEIC or AVIF"))
            }
        }
        if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            return .refused(opaque("TIFF"))
        }
        if bytes.starts(with: "%PDF".utf8), ExifBlock.tellsLocation(within: bytes) {
            return .refused(
                Refusal(
                    message: "a picture in this PDF tells where it was taken",
                    remedy: "take it out: print the PDF anew, or put the picture in without its EXIF data"))
        }
        return .asItIs
    }

    private static func treatment(
        _ bytes: [UInt8], _ format: String, _ clean: ([UInt8]) -> (bytes: [UInt8], hadLocation: Bool)?
    ) -> Treatment {
        guard let (cleaned, hadLocation) = clean(bytes) else {
            return .refused(
                Refusal(
                    message: "this is not a whole \(format) picture, so that what it carries can not be taken out",
                    remedy: "save it again with a program for pictures"))
        }
        return cleaned == bytes ? .asItIs : .cleaned(cleaned, hadLocation: hadLocation)
    }

    private static func opaque(_ format: String) -> Refusal {
        Refusal(
            message: "what a \(format) picture tells of the place where it was taken can not be taken out here",
            remedy: "save it as JPEG, PNG or WebP")
    }
}

/// A piece of a file that is read from its front.
struct ByteCursor {
    let bytes: [UInt8]
    var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next bytes; nil where there are not so many.
    mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
        guard count >= 0, count <= bytes.count - place else { return nil }
        defer { place += count }
        return bytes[place..<place + count]
    }

    /// A number of so many bytes, the greatest byte first, or last.
    mutating func number(_ count: Int, isLittleEndian: Bool = false) -> Int? {
        guard let digits = take(count) else { return nil }
        return isLittleEndian
            ? digits.reversed().reduce(0) { $0 << 8 | Int($1) } : digits.reduce(0) { $0 << 8 | Int($1) }
    }
}
