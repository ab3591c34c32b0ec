import Content

/// The texts of cells: entities and tags of HTML become plain text or Markdown, and control characters go.
enum ImportText {
    /// One line of plain text.
    static func plain(_ text: String) -> String { collapsed(cleaned(text, isMarkdown: false)) }

    /// Paragraphs of Markdown that show the text and nothing that it did not mean to be markup.
    static func markdown(_ text: String) -> String {
        let lines = cleaned(text, isMarkdown: true).split(separator: "\n", omittingEmptySubsequences: false)
            .map { collapsed(String($0)) }
        var paragraphs: [String] = []
        var open: [String] = []
        for line in lines + [""] {
            if line.isEmpty {
                if !open.isEmpty { paragraphs.append(open.joined(separator: "\n")) }
                open = []
            } else {
                open.append(line)
            }
        }
        return paragraphs.joined(separator: "\n\n")
    }

    /// Runs of blanks as one, none at the ends.
    static func collapsed(_ text: String) -> String {
        var result = ""
        var pending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                pending = !result.isEmpty
                continue
            }
            if pending { result += " " }
            pending = false
            result.unicodeScalars.append(scalar)
        }
        return result
    }

    // MARK: HTML

    private static func cleaned(_ text: String, isMarkdown: Bool) -> String {
        let source = Array(text.unicodeScalars)
        var result = ""
        var links: [String?] = []
        var lineStart = true
        var place = 0
        var close = -1
        func add(_ scalars: some Sequence<Unicode.Scalar>) {
            for scalar in scalars {
                if isForbidden(scalar) {
                    result += " "
                    continue
                }
                if isMarkdown {
                    let isSign =
                        "\\`*_[]<>".unicodeScalars.contains(scalar)
                        || (makesAddress(scalar, after: result) && !isPlainAddress(source, place, after: result))
                    if isSign || (lineStart && "#+-=|~".unicodeScalars.contains(scalar)) { result += "\\" }
                    if scalar == "\n" {
                        lineStart = true
                    } else if !scalar.properties.isWhitespace {
                        // `1.` at the beginning of a line would begin a list.
                        lineStart = false
                    }
                }
                result.unicodeScalars.append(scalar)
            }
        }
        while place < source.count {
            if source[place] == "&", let (scalars, end) = entity(source, place) {
                add(scalars)
                place = end
            } else if source[place] == "<", let (name, attributes, end) = tag(source, place, &close) {
                place = end
                guard isMarkdown else {
                    result += ["b", "i", "em", "strong", "a", "span", "sup", "sub", "u"].contains(name) ? "" : " "
                    continue
                }
                switch name {
                case "br", "/li": result += "\n"
                case "p", "/p", "div", "/div", "ul", "/ul", "ol", "/ol", "h1", "h2", "h3", "h4", "/h1", "/h2", "/h3",
                    "/h4":
                    result += "\n\n"
                case "li": result += "\n- "
                case "a":
                    let link = attributes["href"].flatMap { isWebAddress($0) ? $0 : nil }
                    links.append(link)
                    if link != nil { result += "[" }
                case "/a":
                    if let link = links.popLast(), let link { result += "](\(link))" }
                default: break
                }
                if name != "a", name != "/a" { lineStart = result.hasSuffix("\n") || result.isEmpty }
            } else {
                add(CollectionOfOne(source[place]))
                place += 1
            }
        }
        for case .some in links.reversed() { result += "]" }
        return result
    }

    /// Whether a sign makes what stands before it the beginning of an address, which Markdown then takes for a link.
    private static func makesAddress(_ scalar: Unicode.Scalar, after text: String) -> Bool {
        (scalar == "/" && text.hasSuffix(":/")) || (scalar == "." && text.suffix(3).lowercased() == "www")
    }

    /// Whether an address goes on without any sign that is written with a backslash: that would become part of the link.
    private static func isPlainAddress(_ source: [Unicode.Scalar], _ start: Int, after text: String) -> Bool {
        guard text.hasSuffix("http:/") || text.hasSuffix("https:/") else { return false }
        let rest = source[start...].prefix(longestAddress)
        let address = rest.prefix { !$0.properties.isWhitespace }
        return address.count < longestAddress
            && address.allSatisfy { $0.isASCII && $0.value > 0x20 && !"\\`*_[]<>&:\"'()~|".unicodeScalars.contains($0) }
    }

    private static let longestAddress = 300

    private static func isWebAddress(_ text: String) -> Bool {
        (text.hasPrefix("https://") || text.hasPrefix("http://"))
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || "()<>\\".unicodeScalars.contains($0) }
    }

    /// Characters that content files refuse: controls, and those that turn the direction of a text.
    static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x09: false
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
            true
        default: false
        }
    }

    /// An entity that begins at a place, and where it ends; nil for an ampersand that is one.
    private static func entity(_ source: [Unicode.Scalar], _ start: Int) -> ([Unicode.Scalar], Int)? {
        guard let end = source[start...].prefix(12).firstIndex(of: ";") else { return nil }
        var name = String(String.UnicodeScalarView(source[(start + 1)..<end]))
        if name.hasPrefix("#") {
            name.removeFirst()
            let isHex = name.hasPrefix("x") || name.hasPrefix("X")
            guard let code = UInt32(isHex ? String(name.dropFirst()) : name, radix: isHex ? 16 : 10),
                let scalar = Unicode.Scalar(code)
            else { return nil }
            return ([scalar], end + 1)
        }
        return entities[name].map { ([$0], end + 1) }
    }

    /// A tag that begins at a place: its name, its attributes, and where it ends.
    ///
    /// - Parameter close: the first `>` behind the last place that was looked at, so that many `<` search for it once.
    private static func tag(
        _ source: [Unicode.Scalar], _ start: Int, _ close: inout Int
    ) -> (String, [String: String], Int)? {
        if close < start { close = source[start...].firstIndex(of: ">") ?? source.count }
        let end = close
        // No tag that means anything here is longer.
        guard start + 1 < source.count, end < source.count, end - start <= 2048 else { return nil }
        let first = source[start + 1]
        guard first == "/" || first == "!" || (first.isASCII && first.properties.isAlphabetic) else { return nil }
        let inner = String(String.UnicodeScalarView(source[(start + 1)..<end]))
        let name = inner.prefix { !$0.isWhitespace && ($0 != "/" || inner.first == "/") }.lowercased()
        return (
            name.hasSuffix("/") && name.count > 1 ? String(name.dropLast()) : name, attributes(source[start..<end]),
            end + 1
        )
    }

    /// The attributes of a tag whose values stand between quotes.
    private static func attributes(_ tag: ArraySlice<Unicode.Scalar>) -> [String: String] {
        var attributes: [String: String] = [:]
        var name = String.UnicodeScalarView()
        var isAssigned = false
        var rest = tag
        while let scalar = rest.popFirst() {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar == "-" {
                if isAssigned { (name, isAssigned) = (String.UnicodeScalarView(), false) }
                name.append(scalar)
            } else if scalar == "=", !name.isEmpty {
                isAssigned = true
            } else if isAssigned, scalar == "\"" || scalar == "'" {
                guard let end = rest.firstIndex(of: scalar) else { break }
                attributes[String(name).lowercased()] = plain(String(String.UnicodeScalarView(rest[..<end])))
                rest = rest[(end + 1)...]
                (name, isAssigned) = (String.UnicodeScalarView(), false)
            } else if !scalar.properties.isWhitespace {
                (name, isAssigned) = (String.UnicodeScalarView(), false)
            } else if !isAssigned, let next = rest.first, next != "=", !next.properties.isWhitespace {
                name = String.UnicodeScalarView()
            }
        }
        return attributes
    }

    private static let entities: [String: Unicode.Scalar] = {
        let pairs = """
            amp & lt < gt > quot " apos ' nbsp \u{A0} ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” sbquo ‚ bdquo „ \
            hellip … euro € pound £ sect § copy © reg ® trade ™ laquo « raquo » bull • middot · times × deg ° \
            aacute á agrave à acirc â auml ä aring å atilde ã ccedil ç eacute é egrave è ecirc ê euml ë iacute í \
            igrave ì icirc î iuml ï ntilde ñ oacute ó ograve ò ocirc ô ouml ö otilde õ oslash ø uacute ú ugrave ù \
            ucirc û uuml ü szlig ß aelig æ Aacute Á Auml Ä Aring Å Eacute É Oacute Ó Ouml Ö Oslash Ø Uuml Ü Ccedil Ç \
            scaron š Scaron Š zcaron ž Zcaron Ž
            """.split(separator: " ")
        var table: [String: Unicode.Scalar] = [:]
        for place in stride(from: 0, to: pairs.count - 1, by: 2) {
            table[String(pairs[place])] = pairs[place + 1].unicodeScalars.first
        }
        return table
    }()
}
