/// Reads HTML that an editor wrote by hand, and writes again what is known to do nothing but show words.
///
/// It takes what it knows and refuses the rest: a list of what is dangerous would never be complete. What it takes is
/// written anew, each value between quotes, so that no browser reads it otherwise than it was read here.
struct RawHTML {
    struct Fault: Equatable {
        var identifier: String
        var message: String
        var suggestion: String
        /// The byte of the source at which it stands.
        var offset: Int
    }

    /// Elements that are open, across the pieces of one text, with the bytes of the source at which they were opened.
    private var open: [(name: String, offset: Int)] = []
    private var faults: [Fault] = []
    private var output: [UInt8] = []

    /// What is shown of a piece of raw HTML, and what is wrong with it; what is wrong is left out.
    ///
    /// - Parameter offset: the byte of the source at which a byte of the piece stands.
    mutating func read(
        _ html: UnsafeBufferPointer<UInt8>, offset: (Int) -> Int
    ) -> (html: [UInt8], faults: [Fault]) {
        (faults, output) = ([], [])
        var reading = Reading(bytes: html)
        var start = 0
        while let tag = reading.next() {
            HTMLBytes.append(text: UnsafeBufferPointer(rebasing: html[start..<tag.range.lowerBound]), to: &output)
            start = tag.range.upperBound
            take(tag, at: offset(tag.range.lowerBound))
        }
        HTMLBytes.append(text: UnsafeBufferPointer(rebasing: html[start...]), to: &output)
        return (output, faults)
    }

    /// What closes the elements that were left open, which are faults.
    mutating func close() -> (html: [UInt8], faults: [Fault]) {
        (faults, output) = ([], [])
        while let element = open.popLast() {
            output += Array("</\(element.name)>".utf8)
            fault(
                "html-syntax", "`<\(element.name)>` is not closed", "write `</\(element.name)>` where it ends",
                element.offset)
        }
        return (output, faults)
    }

    private mutating func take(_ tag: Tag, at place: Int) {
        switch tag.kind {
        case .comment: break
        case .broken(let what):
            fault("html-syntax", what, "write `&lt;` for a sign that begins no tag", place)
        case .end(let name):
            if RawHTML.elements[name] == nil {
                // Its beginning was refused already.
            } else if open.last?.name == name {
                open.removeLast()
                output += Array("</\(name)>".utf8)
            } else {
                let due = open.last.map { ": `</\($0.name)>` is due first" } ?? ""
                fault(
                    "html-syntax", "`</\(name)>` closes nothing\(due)", "delete it, or open `<\(name)>` before it",
                    place)
            }
        case .start(let name, let attributes):
            guard let known = RawHTML.elements[name] else {
                fault(
                    "html-element", "the HTML element `<\(name)>` is not allowed",
                    "write it in Markdown, or between backticks", place)
                return
            }
            var written = "<" + name
            for attribute in attributes {
                if let value = checked(attribute, of: name, known, at: place) {
                    written += " \(attribute.name)=\"\(value)\""
                }
            }
            guard open.count < RawHTML.deepest else {
                fault("html-syntax", "more than \(RawHTML.deepest) elements are open", "close some of them", place)
                return
            }
            output += Array((written + ">").utf8)
            if !RawHTML.empty.contains(name) { open.append((name, place)) }
        }
    }

    /// The value as it is written; nil for an attribute that is left out.
    private mutating func checked(
        _ attribute: Attribute, of element: String, _ known: Set<String>, at place: Int
    ) -> String? {
        let name = attribute.name
        guard known.contains(name) || RawHTML.everywhere.contains(name) || name.hasPrefix("aria-") else {
            fault(
                "html-attribute",
                name.hasPrefix("on")
                    ? "the event handler `\(name)` would run a script"
                    : "the attribute `\(name)` of `<\(element)>` is not allowed", "delete it", place + attribute.offset)
            return nil
        }
        var value: [UInt8] = []
        if RawHTML.addresses.contains(name) {
            let pieces = attribute.value.split(separator: "&amp;", omittingEmptySubsequences: false)
            let address = pieces.joined(separator: "&")
            let isAmbiguous = pieces.contains { $0.contains("&") }
            if let why = isAmbiguous ? RawHTML.ambiguity(address) : refusal(address, isPicture: element == "img") {
                fault(
                    "html-address", why, "write an address of the web, or the name of a file beside the text",
                    place + attribute.offset)
                return nil
            }
            HTMLBytes.append(address: address, to: &value)
            return String(decoding: value, as: UTF8.self)
        }
        // An entity stays what it is.
        for byte in attribute.value.utf8 {
            switch byte {
            case UInt8(ascii: "\""): value += Array("&quot;".utf8)
            case UInt8(ascii: "<"): value += Array("&lt;".utf8)
            case UInt8(ascii: ">"): value += Array("&gt;".utf8)
            default: value.append(byte)
            }
        }
        return String(decoding: value, as: UTF8.self)
    }

    /// Why an address may not stand here; nil where it may.
    private func refusal(_ address: String, isPicture: Bool) -> String? {
        switch LinkAddress(address) {
        case .external: return isPicture ? "a picture from another site: browsers would ask there" : nil
        case .fragment: return isPicture ? "a picture without a file" : nil
        case .file: return nil
        case .refused(let reason, _): return reason
        }
    }

    /// An entity may hide anything, and what is none may be taken for one.
    private static func ambiguity(_ address: String) -> String {
        "an `&` in the address `\(LinkAddress.shortened(address))` that is not written `&amp;`"
    }

    private mutating func fault(_ identifier: String, _ message: String, _ suggestion: String, _ offset: Int) {
        faults.append(Fault(identifier: identifier, message: message, suggestion: suggestion, offset: offset))
    }

    // MARK: What is known

    /// The deepest nesting, and the most attributes of one tag.
    private static let deepest = 64

    private static let everywhere: Set<String> = ["class", "dir", "id", "lang", "role", "title", "translate"]
    private static let addresses: Set<String> = ["href", "src", "cite"]
    private static let empty: Set<String> = ["br", "col", "hr", "img", "wbr"]

    /// Elements that show words, with the attributes of their own.
    private static let elements: [String: Set<String>] = {
        var elements: [String: Set<String>] = [
            "a": ["href", "hreflang", "rel"], "blockquote": ["cite"], "col": ["span"], "colgroup": ["span"],
            "data": ["value"], "del": ["cite", "datetime"], "details": ["open"],
            "img": ["alt", "height", "loading", "src", "width"], "ins": ["cite", "datetime"], "li": ["value"],
            "ol": ["reversed", "start", "type"], "q": ["cite"], "td": ["colspan", "headers", "rowspan"],
            "th": ["abbr", "colspan", "headers", "rowspan", "scope"], "time": ["datetime"],
        ]
        let plain = """
            abbr address article aside b bdi bdo br caption cite code dd dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 \
            hr i kbd mark p pre rp rt ruby s samp section small span strong sub summary sup table tbody tfoot thead tr u \
            ul var wbr
            """
        for name in plain.split(separator: " ") { elements[String(name)] = [] }
        return elements
    }()

    // MARK: Reading

    private struct Attribute {
        var name: String
        var value: String
        /// From the beginning of its tag.
        var offset: Int
    }

    private struct Tag {
        enum Kind {
            case start(String, [Attribute])
            case end(String)
            case comment
            case broken(String)
        }

        var kind: Kind
        var range: Range<Int>
    }

    private struct Reading {
        let bytes: UnsafeBufferPointer<UInt8>
        var index = 0

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        /// The next tag, comment or what looks like one; nil at the end.
        mutating func next() -> Tag? {
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<") else {
                    index += 1
                    continue
                }
                let start = index
                index += 1
                guard index < bytes.count else { return nil }
                switch bytes[index] {
                case UInt8(ascii: "!") where has("!--"): return comment(from: start)
                case UInt8(ascii: "!"), UInt8(ascii: "?"):
                    return broken("a declaration is not allowed in a text", from: start)
                case UInt8(ascii: "/"): return endTag(from: start)
                case let byte where isLetter(byte): return startTag(from: start)
                default: continue
                }
            }
            return nil
        }

        /// Comments end where HTML ends them, which is sooner than it seems in `<!-->`.
        private mutating func comment(from start: Int) -> Tag {
            index += 3
            if index < bytes.count, bytes[index] == UInt8(ascii: ">") || has("->") {
                return broken("a comment that ends at once", from: start)
            }
            while index < bytes.count {
                if has("-->") || has("--!>") {
                    index += bytes[index + 2] == UInt8(ascii: ">") ? 3 : 4
                    return Tag(kind: .comment, range: start..<index)
                }
                index += 1
            }
            return broken("a comment without an end", from: start)
        }

        private mutating func endTag(from start: Int) -> Tag {
            index += 1
            let name = word()
            skipBlanks()
            guard !name.isEmpty, index < bytes.count, bytes[index] == UInt8(ascii: ">") else {
                return broken("a tag without an end", from: start)
            }
            index += 1
            return Tag(kind: .end(name), range: start..<index)
        }

        private mutating func startTag(from start: Int) -> Tag {
            let name = word()
            var attributes: [Attribute] = []
            while true {
                skipBlanks()
                guard index < bytes.count else { return broken("a tag without an end", from: start) }
                if bytes[index] == UInt8(ascii: ">") {
                    index += 1
                    return Tag(kind: .start(name, attributes), range: start..<index)
                }
                if bytes[index] == UInt8(ascii: "/") {
                    index += 1
                    continue
                }
                let place = index
                let attribute = word()
                guard attributes.count < RawHTML.deepest else {
                    return broken("a tag of too many attributes", from: start)
                }
                guard !attribute.isEmpty, !attributes.contains(where: { $0.name == attribute }) else {
                    return broken(
                        attribute.isEmpty ? "a tag that can not be read" : "the attribute `\(attribute)` twice",
                        from: start)
                }
                skipBlanks()
                guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
                    attributes.append(Attribute(name: attribute, value: "", offset: place - start))
                    continue
                }
                index += 1
                skipBlanks()
                guard let value = value() else { return broken("a value that can not be read", from: start) }
                attributes.append(Attribute(name: attribute, value: value, offset: place - start))
            }
        }

        private mutating func value() -> String? {
            guard index < bytes.count else { return nil }
            let quote = bytes[index]
            let start: Int
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                index += 1
                start = index
                while index < bytes.count, bytes[index] != quote { index += 1 }
                guard index < bytes.count else { return nil }
                defer { index += 1 }
                return String(decoding: bytes[start..<index], as: UTF8.self)
            }
            start = index
            while index < bytes.count, !isBlank(bytes[index]), bytes[index] != UInt8(ascii: ">") {
                if "\"'`=<".utf8.contains(bytes[index]) { return nil }
                index += 1
            }
            return start == index ? nil : String(decoding: bytes[start..<index], as: UTF8.self)
        }

        /// What is wrong, up to the end of the tag.
        private mutating func broken(_ what: String, from start: Int) -> Tag {
            while index < bytes.count, bytes[index] != UInt8(ascii: ">") { index += 1 }
            index = min(index + 1, bytes.count)
            return Tag(kind: .broken(what), range: start..<index)
        }

        /// A name in small letters: of letters, digits and hyphens.
        private mutating func word() -> String {
            var word: [UInt8] = []
            while index < bytes.count, isLetter(bytes[index]) || isDigit(bytes[index]) || bytes[index] == 0x2D {
                word.append(isLetter(bytes[index]) ? bytes[index] | 0x20 : bytes[index])
                index += 1
            }
            return String(decoding: word, as: UTF8.self)
        }

        private mutating func skipBlanks() {
            while index < bytes.count, isBlank(bytes[index]) { index += 1 }
        }

        private func has(_ text: StaticString) -> Bool {
            guard index + text.utf8CodeUnitCount <= bytes.count else { return false }
            for place in 0..<text.utf8CodeUnitCount where bytes[index + place] != text.utf8Start[place] { return false }
            return true
        }

        private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
        private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    }

    /// Whether it is one comment and nothing else.
    static func isComment(_ html: String) -> Bool {
        var text = html[...]
        while text.last?.isWhitespace == true { text.removeLast() }
        while text.first?.isWhitespace == true { text.removeFirst() }
        guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.utf8.count >= 7 else { return false }
        return text.dropFirst(4).firstRange(of: "-->")?.upperBound == text.endIndex
    }
}
