/// What the address of a Markdown link or image is, once entities are decoded; anything doubtful is refused.
enum LinkAddress: Equatable {
    /// `http`, `https` or `mailto`.
    case external
    /// `#fragment` on the same page.
    case fragment(String)
    /// A file beside the text.
    case file(path: String, fragment: String?)
    case refused(reason: String, suggestion: String)

    init(_ address: String) {
        guard !address.isEmpty else {
            self = .refused(reason: "a link without an address", suggestion: "write `[text](https://…)`")
            return
        }
        if let fault = Self.hiddenCharacter(in: address) {
            self = .refused(reason: fault, suggestion: "write the address without it, or percent-encoded")
            return
        }
        if let scheme = Self.scheme(of: address) {
            self = Self.checked(scheme: scheme, address: address)
            return
        }
        if address.hasPrefix("#") {
            self = .fragment(Self.percentDecoded(String(address.dropFirst())) ?? String(address.dropFirst()))
            return
        }
        self = Self.file(address)
    }

    /// Whether the bytes are `http://` or `https://`, a host's letter and nothing that needs a closer look.
    ///
    /// Nearly every address is such a one, and is known so without making a string of it.
    static func isPlainWebAddress(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
        guard url.count > 8, url.starts(with: "http".utf8) else { return false }
        var index = url[4] == UInt8(ascii: "s") ? 5 : 4
        for byte in [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "/")] {
            guard url[index] == byte else { return false }
            index += 1
        }
        guard index < url.count, (0x61...0x7A).contains(url[index] | 0x20) else { return false }
        for byte in url where byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\\") { return false }
        return true
    }

    private static func checked(scheme: String, address: String) -> LinkAddress {
        let rest = address.dropFirst(scheme.count + 1)
        switch scheme.lowercased() {
        case "http", "https":
            guard rest.hasPrefix("//"), let host = rest.dropFirst(2).first, !"/?#:@".contains(host) else {
                return .refused(
                    reason: "the address `\(shortened(address))` names no host",
                    suggestion: "write `\(scheme.lowercased())://` and the host's name")
            }
            return .external
        case "mailto":
            guard rest.contains("@") else {
                return .refused(
                    reason: "`\(shortened(address))` is not an e-mail address", suggestion: "write `mailto:name@host`")
            }
            return .external
        default:
            return .refused(
                reason: "the link scheme `\(scheme.lowercased()):` is not allowed",
                suggestion: "links are http, https, mailto or the name of a file beside the text")
        }
    }

    private static func file(_ address: String) -> LinkAddress {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = percentDecoded(String(parts[0])), hiddenCharacter(in: path) == nil else {
            return .refused(
                reason: "the address `\(shortened(address))` is not properly percent-encoded",
                suggestion: "write the file's name as it is, between `<` and `>` if it holds blanks")
        }
        // What decodes to a scheme or a host is not a file's name, whatever the browser would make of it.
        if let scheme = scheme(of: path) {
            return .refused(
                reason: "the link scheme `\(scheme.lowercased()):` is hidden in `\(shortened(address))`",
                suggestion: "links are http, https, mailto or the name of a file beside the text")
        }
        if path.hasPrefix("//") {
            return .refused(
                reason: "the address `\(shortened(address))` leaves out its scheme", suggestion: "write `https:\(path)`"
            )
        }
        if path.hasPrefix("/") {
            return .refused(
                reason: "the address `\(shortened(address))` is absolute",
                suggestion: "link to a page by its id, `[[id|text]]`, or to a file beside the text by its name")
        }
        var segments = path.split(separator: "/", omittingEmptySubsequences: false)
        while segments.first == ".", segments.count > 1 { segments.removeFirst() }
        if segments.contains(where: { $0 == ".." || $0 == "." || $0.isEmpty }) {
            return .refused(
                reason: "the address `\(shortened(address))` leaves the text's folder",
                suggestion: "link to a page by its id, `[[id|text]]`, or to a file beside the text by its name")
        }
        if path.contains("?") {
            return .refused(
                reason: "a file beside the text has no query: `\(shortened(address))`",
                suggestion: "write `https://` before an address on the web")
        }
        return .file(path: segments.joined(separator: "/"), fragment: parts.count > 1 ? String(parts[1]) : nil)
    }

    /// The letters before the first colon, where they are a scheme as RFC 3986 and browsers read it.
    private static func scheme(of address: String) -> String? {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let name = address.utf8[..<colon]
        // A slash, `?` or `#` before the colon makes it part of a path.
        guard !name.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
        else { return nil }
        return String(address[..<colon])
    }

    private static func hiddenCharacter(in text: String) -> String? {
        for scalar in text.unicodeScalars {
            if scalar.value <= 0x20 && scalar != " " || ForbiddenCharacters.contains(scalar) {
                return "a control character (U+\(hexadecimal(scalar.value, digits: 4))) in a link's address"
            }
            if scalar == "\\" { return "a backslash in a link's address" }
        }
        if text.hasPrefix(" ") || text.hasSuffix(" ") { return "a blank at the edge of a link's address" }
        return nil
    }

    /// The text with `%XX` decoded, or nil if an escape is broken or gives no UTF-8.
    private static func percentDecoded(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var decoded: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            decoded.append(high * 16 + low)
        }
        return String(validating: decoded, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// The address cut to what fits into a message.
    static func shortened(_ address: String) -> String {
        address.count <= 60 ? address : address.prefix(59) + "…"
    }
}
