/// Finds what is not plain drawing in a picture in SVG: scripts, event handlers, links, styles, whatever is loaded.
///
/// It takes what it knows and refuses the rest: a list of what is dangerous would never be complete.
enum SVGCheck {
    struct Fault: Equatable {
        /// What was found, in words that follow “the picture holds”.
        var what: String
        /// The byte at which it stands.
        var offset: Int
    }

    private static let elements: Set<String> = [
        "circle", "clipPath", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker", "mask", "path",
        "pattern", "polygon", "polyline", "radialGradient", "rect", "stop", "svg", "switch", "symbol", "text",
        "textPath", "title", "tspan", "use",
    ]

    /// The first fault of the file, or nil where it is plain drawing.
    static func fault(in bytes: [UInt8]) -> Fault? {
        guard UTF8Validation.diagnose(bytes, file: "") == nil else {
            return Fault(what: "bytes that are not UTF-8", offset: 0)
        }
        var reading = Reading(bytes: bytes)
        return reading.fault()
    }

    private struct Reading {
        let bytes: [UInt8]
        var index = 0

        init(bytes: [UInt8]) { self.bytes = bytes }

        mutating func fault() -> Fault? {
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<") else {
                    index += 1
                    continue
                }
                let start = index
                if starts(with: "<!--") {
                    guard skip(past: "-->") else { return Fault(what: "a comment without an end", offset: start) }
                } else if starts(with: "<?xml ") {
                    guard skip(past: "?>") else { return Fault(what: "a declaration without an end", offset: start) }
                } else if starts(with: "</") {
                    guard skip(past: ">") else { return Fault(what: "a tag without an end", offset: start) }
                } else if starts(with: "<!") || starts(with: "<?") {
                    return Fault(what: "a declaration of its own", offset: start)
                } else if let fault = tag() {
                    return fault
                }
            }
            return nil
        }

        /// Reads a start tag; everything about it has to be known.
        private mutating func tag() -> Fault? {
            let start = index
            index += 1
            let name = word()
            guard SVGCheck.elements.contains(name) else { return Fault(what: "the element `\(name)`", offset: start) }
            while true {
                while index < bytes.count, isBlank(bytes[index]) { index += 1 }
                guard index < bytes.count else { return Fault(what: "a tag without an end", offset: start) }
                if bytes[index] == UInt8(ascii: ">") || bytes[index] == UInt8(ascii: "/") {
                    index += 1
                    if bytes[index - 1] == UInt8(ascii: ">") { return nil }
                    continue
                }
                let place = index
                let attribute = word()
                while index < bytes.count, isBlank(bytes[index]) { index += 1 }
                guard !attribute.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
                    return Fault(what: "an attribute without a value", offset: place)
                }
                index += 1
                while index < bytes.count, isBlank(bytes[index]) { index += 1 }
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
                    let end = bytes[(index + 1)...].firstIndex(of: bytes[index])
                else { return Fault(what: "a value without quotes", offset: place) }
                let value = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
                index = end + 1
                if let what = SVGCheck.fault(attribute, value) { return Fault(what: what, offset: place) }
            }
        }

        /// A name up to a blank or a sign of markup.
        private mutating func word() -> String {
            let start = index
            while index < bytes.count, !isBlank(bytes[index]), !"=<>/\"'".utf8.contains(bytes[index]) { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }

        private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

        private func starts(with text: StaticString) -> Bool {
            let count = text.utf8CodeUnitCount
            guard index + count <= bytes.count else { return false }
            for place in 0..<count where bytes[index + place] != text.utf8Start[place] { return false }
            return true
        }

        private mutating func skip(past text: StaticString) -> Bool {
            while index < bytes.count {
                if starts(with: text) {
                    index += text.utf8CodeUnitCount
                    return true
                }
                index += 1
            }
            return false
        }
    }

    /// What is wrong with an attribute; nil for one that only draws.
    private static func fault(_ name: String, _ value: String) -> String? {
        let lower = name.lowercased()
        if lower.hasPrefix("on") { return "the event handler `\(name)`" }
        if lower == "style" { return "a style" }
        if lower == "href" || lower.hasSuffix(":href") {
            return value.hasPrefix("#") ? nil : "a link"
        }
        if lower == "xmlns" || lower.hasPrefix("xmlns:") {
            let known = ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"]
            return known.contains(value) ? nil : "the names of another language"
        }
        if lower.contains(":"), !["xml:space", "xml:lang"].contains(lower) { return "the attribute `\(name)`" }
        if value.contains("&") { return "an entity in an attribute" }
        var rest = value.lowercased()[...]
        while let start = rest.firstRange(of: "url(") {
            rest = rest[start.upperBound...].drop { " '\"".contains($0) }
            if !rest.hasPrefix("#") { return "an address to load" }
        }
        return nil
    }
}
