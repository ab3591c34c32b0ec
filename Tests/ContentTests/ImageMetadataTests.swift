import Foundation
import Testing

@testable import Content

/// Pictures of 24 by 16 points with a text, a trailer, and EXIF data: a position, a camera, and how to turn the picture.
///
/// They were made with Pillow 12, which reads what comes of them as the same pixels.
@Suite("What pictures carry besides their pixels")
struct ImageMetadataTests {
    private static let jpeg = """
        /9j/4AAQSkZJRgABAQAAAQABAAD/4QB6RXhpZgAATU0AKgAAAAgAAwEPAAIAAAAKAAAAMgESAAMAAAABAAYAAIglAAQAAAABAAAA\
        PAAAAABDYW5hcnlDYW0AAAIAAQACAAAAAk4AAAAAAgAFAAAAAwAAAFoAAAAAAAAANAAAAAEAAAAEAAAAAQAAAAwAAAAB/+IA2ElD\
        Q19QUk9GSUxFAAEBAAACTGxjbXMEQAAAbW50clJHQiBYWVogB+oACwAaAAsAEgAIYWNzcEFQUEwAAAAAAAAAAAAAAAAAAAAAAAAA\
        AAAAAAAAAPbWAAEAAAAA0y1sY21zAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALZGVzYwAA\
        AQgAAAA2Y3BydAAAAUAAAABMd3RwdAAAAYwAAAAUY2hhZAAAAaAAAAAsclhZWgAAAcwAAAAUYlhZWgAAAeD//gAQY2FuYXJ5IGNv\
        bW1lbnT/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//\
        2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAQ\
        ABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABAUA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAwAF/9oADAMBAAIQAxAAAAGI\
        lyxOdrOtL//EABcQAAMBAAAAAAAAAAAAAAAAAAABAwL/2gAIAQEAAQUCUxTFIzMzMWD/xAAZEQACAwEAAAAAAAAAAAAAAAAABAEC\
        AxH/2gAIAQMBAT8ByZKMzw//xAAZEQEAAgMAAAAAAAAAAAAAAAABAAIDEiH/2gAIAQIBAT8Bq7RtiOLP/8QAFBABAAAAAAAAAAAA\
        AAAAAAAAIP/aAAgBAQAGPwJf/8QAGBABAQEBAQAAAAAAAAAAAAAAAGEBEUH/2gAIAQEAAT8hkmkgiwzzr//aAAwDAQACAAMAAAAQ\
        oz//xAAWEQADAAAAAAAAAAAAAAAAAAAQEUH/2gAIAQMBAT8QVQH/xAAYEQEBAAMAAAAAAAAAAAAAAAABADFxsf/aAAgBAgEBPxC6\
        OVpeF//EABgQAAMBAQAAAAAAAAAAAAAAAAABMRFR/9oACAEBAAE/EJiQkJiYxUtOI//ZY2FuYXJ5IHRyYWlsZXI=
        """
    private static let png = """
        iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAIAAACDRijCAAAAFnRFWHRDb21tZW50AGNhbmFyeSBjb21tZW50AuiSYQAAACBpVFh0\
        WE1MOmNvbS5hZG9iZS54bXAAAAAAAGNhbmFyeSB4bXDtCqvAAAAAcmVYSWZNTQAqAAAACAADAQ8AAgAAAAoAAAAyARIAAwAAAAEA\
        BgAAiCUABAAAAAEAAAA8AAAAAENhbmFyeUNhbQAAAgABAAIAAAACTgAAAAACAAUAAAADAAAAWgAAAAAAAAA0AAAAAQAAAAQAAAAB\
        AAAADAAAAAF212L7AAAAbUlEQVR4nK3SOQ6AMBAEwTb3YbNIIP7/VCIQp1nbSJVM0tEYoPtDgQAm3R7KEh1DeYpLqIh2D5VxHkNV\
        hLdQHcoTaoL4Q63eZ0j7bU2o11CGrJcDqw+5JwM4WMAFhYYzgXmfoSEBgREEpm0KyArXPQq0yTWriwAAAABJRU5ErkJggmNhbmFy\
        eSB0cmFpbGVy
        """
    private static let gif = """
        R0lGODlhGAAQAIIAAKrDljLDQaqAkTKAK6pETaoPETJEFzIPBSH/C05FVFNDQVBFMi4wAwEDAAAh/g5jYW5hcnkgY29tbWVudAAs\
        AAAAABgAEAAACHQADwgcSFBggYMIEx4syFChw4UMCT50KNCAxYsYERLYyJEjxo8XO4r0CBLjyJMlLw44uVGASwEWB8icObPjy5su\
        aeqcibOngJ06ffYEKjNAAKE4aRpdahSA06dQnzKd2jRq1I1UmVrdCiDrUq5WvVaNGsBqQAAh+QQBAAAIACwAAAAAGAAQAIKqw5Yy\
        w0GqgJEygCuqRE2qDxEyRBcyDwUIcQABCBwYYKDBAAgTKjTIkKHChwUbSoSokAABiQcpJsToEOKAjwMEiBxJciRCkCg/llwpMqVL\
        liVdvoRp0aLMjwYMkKzJ02bOn0AN9BxqMahRoj2NHkVaoKnSnwcONJ1KlWrUq1ijVt3aNKtXrlW9eg0IADs=
        """
    private static let webp = """
        UklGRhQBAABXRUJQVlA4WAoAAAAMAAAAFwAADwAAVlA4IGoAAAAwBACdASoYABAAPtFcpkyoJSOiMAgBABoJbACdMoRwN5WBLgXG\
        oNnIUSAA/v4oMWBQIqFW5UFdnPduYAMDBR+wXRj+q0jz+/EzH3m/iybrpJOrdv5e+nrMB3QYDspi+66L/IYTUBX6CQAARVhJRnIA\
        AABNTQAqAAAACAADAQ8AAgAAAAoAAAAyARIAAwAAAAEABgAAiCUABAAAAAEAAAA8AAAAAENhbmFyeUNhbQAAAgABAAIAAAACTgAA\
        AAACAAUAAAADAAAAWgAAAAAAAAA0AAAAAQAAAAQAAAABAAAADAAAAAFYTVAgCgAAAGNhbmFyeSB4bXA=
        """

    private static func bytes(_ base64: String) -> [UInt8] { Array(Data(base64Encoded: base64) ?? Data()) }

    private static func holds(_ bytes: [UInt8], _ word: String) -> Bool {
        Data(bytes).range(of: Data(word.utf8)) != nil
    }

    @Test(
        "is taken out of JPEG, PNG, GIF and WebP: texts, cameras, positions, and what follows the end",
        arguments: [(jpeg, true), (png, true), (gif, false), (webp, true)])
    func cleaned(base64: String, hasLocation: Bool) throws {
        let bytes = Self.bytes(base64)
        #expect(Self.holds(bytes, "canary") || Self.holds(bytes, "Canary"))
        guard case .cleaned(let cleaned, let hadLocation) = ImageMetadata.treatment(of: bytes) else {
            Issue.record("not cleaned: \(ImageMetadata.treatment(of: bytes))")
            return
        }
        #expect(hadLocation == hasLocation)
        for word in ["canary", "Canary", "GPS", "XMP", "tEXt", "iTXt", "eXIf"] {
            #expect(!Self.holds(cleaned, word), "\(word) is left")
        }
        #expect(!ExifBlock.tellsLocation(within: cleaned))
        #expect(ImageMetadata.treatment(of: cleaned) == .asItIs, "cleaned twice it would be another")
    }

    @Test("of a JPEG stays how it is to be turned, and its colours")
    func orientation() throws {
        guard case .cleaned(let cleaned, _) = ImageMetadata.treatment(of: Self.bytes(Self.jpeg)) else {
            Issue.record("not cleaned")
            return
        }
        let start = try #require(Data(cleaned).range(of: Data(ExifBlock.mark))).upperBound
        #expect(ExifBlock(tiff: cleaned[start...]).orientation == 6)
        #expect(Self.holds(cleaned, "ICC_PROFILE") && Self.holds(cleaned, "JFIF"))
    }

    @Test("of a GIF stays how often it runs")
    func animation() throws {
        guard case .cleaned(let cleaned, _) = ImageMetadata.treatment(of: Self.bytes(Self.gif)) else {
            Issue.record("not cleaned")
            return
        }
        #expect(Self.holds(cleaned, "NETSCAPE2.0"))
    }

    @Test(
        "a picture that is cut short anywhere is refused, or is whole without its trailer",
        arguments: [jpeg, png, gif, webp])
    func cutShort(base64: String) {
        let bytes = Self.bytes(base64)
        for count in 12..<bytes.count {
            switch ImageMetadata.treatment(of: Array(bytes[..<count])) {
            case .refused: break
            case .asItIs: Issue.record("the first \(count) bytes are taken as they are")
            case .cleaned(let cleaned, _): #expect(cleaned.count <= count, "\(count)")
            }
        }
    }

    @Test("bytes put anywhere into a picture never let a text through", arguments: [jpeg, png, gif, webp])
    func damaged(base64: String) {
        let bytes = Self.bytes(base64)
        for place in stride(from: 12, to: bytes.count, by: 3) {
            for value: UInt8 in [0, 0x7F, 0xFF] {
                var damaged = bytes
                damaged[place] = value
                // What matters here is that nothing crashes; what is kept of a damaged picture may be anything but more.
                if case .cleaned(let cleaned, _) = ImageMetadata.treatment(of: damaged) {
                    #expect(cleaned.count <= damaged.count + 40)
                }
            }
        }
    }

    @Test("formats that can't be cleaned are refused: TIFF, HEIC, AVIF")
    func refused() {
        let isobmff = [UInt8]([0, 0, 0, 24]) + Array("ftyp".utf8)
        let starts: [[UInt8]] = [
            [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8], isobmff + Array("heic".utf8),
            isobmff + Array("avif".utf8),
        ]
        for bytes in starts {
            guard case .refused = ImageMetadata.treatment(of: bytes) else {
                Issue.record("\(bytes) is not refused")
                continue
            }
        }
    }

    @Test("a PDF with a picture that tells where it was taken is refused, and any other is published as it is")
    func documents() {
        let plain = Array("%PDF-1.7\nsome text\n".utf8)
        #expect(ImageMetadata.treatment(of: plain) == .asItIs)
        guard case .refused(let refusal) = ImageMetadata.treatment(of: plain + Self.bytes(Self.jpeg)) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.message.contains("PDF"))
    }

    @Test("what is no picture is published as it is", arguments: ["", "text", "RIFF....WAVE", "GIF is a format"])
    func others(text: String) {
        #expect(ImageMetadata.treatment(of: Array(text.utf8)) == .asItIs)
    }
}
