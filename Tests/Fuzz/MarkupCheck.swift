/// Reads HTML as strictly as the program writes it, and says where it holds what no text of a stranger may bring in.
enum MarkupCheck {
    /// What Markdown becomes, and which attributes it has.
    private static let elements: [String: Set<String>] = [
        "a": ["href", "title", "rel", "class", "id", "role", "aria-labelledby"], "blockquote": [], "br": [],
        "code": ["class"], "del": [], "div": ["class"], "em": [], "h2": ["id"], "h3": ["id"], "h4": ["id"],
        "h5": ["id"], "h6": ["id"], "hr": [], "img": ["src", "alt", "title", "loading"], "li": ["class", "id"],
        "ol": ["start"], "p": [], "pre": [], "section": ["class", "role"], "span": ["class", "aria-hidden"],
        "strong": [], "sup": ["class"], "table": [], "tbody": [], "td": ["class"], "th": ["class", "scope"],
        "thead": [], "tr": [], "ul": [],
    ]
    private static let empty: Set<String> = ["br", "hr", "img"]

    static func fault(in html: [UInt8]) -> String? {
        var open: [String] = []
        var index = 0
        while index < html.count {
            let byte = html[index]
            if byte == 0 { return "a NUL" }
            if byte == UInt8(ascii: ">") { return "a stray `>`" }
            guard byte == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            index += 1
            let closes = index < html.count && html[index] == UInt8(ascii: "/")
            if closes { index += 1 }
            let name = word(html, &index)
            guard let known = elements[name] else { return "the element `\(name)`" }
            if closes {
                guard open.popLast() == name else { return "`</\(name)>` closes nothing" }
            } else {
                if name == "a", open.contains("a") { return "a link in a link" }
                if !empty.contains(name) { open.append(name) }
                if let fault = attributes(html, &index, of: name, known) { return fault }
            }
            guard index < html.count, html[index] == UInt8(ascii: ">") else { return "a tag that is not closed" }
            index += 1
        }
        return open.isEmpty ? nil : "\(open) left open"
    }

    /// What a browser would run, load or send where raw HTML is allowed; nil where it only shows words.
    ///
    /// It reads as a browser does: more loosely than ``fault(in:)``, which knows what this program writes.
    static func danger(in html: [UInt8]) -> String? {
        var index = 0
        while index < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            index += 1
            if index < html.count, html[index] == UInt8(ascii: "/") { index += 1 }
            let name = word(html, &index).lowercased()
            let never = [
                "base", "button", "embed", "form", "iframe", "input", "link", "math", "meta", "object", "script",
                "style", "svg", "textarea", "title", "video",
            ]
            if name.isEmpty || name.hasPrefix("!") || name.hasPrefix("?") || never.contains(name) {
                return "`<\(name)`"
            }
            while index < html.count, html[index] != UInt8(ascii: ">") {
                while index < html.count, " \n\t/".utf8.contains(html[index]) { index += 1 }
                let attribute = word(html, &index).lowercased()
                if attribute.hasPrefix("on") || attribute == "style" || attribute == "srcdoc" {
                    return "`\(attribute)`"
                }
                guard index < html.count, html[index] == UInt8(ascii: "=") else {
                    if index < html.count, html[index] == UInt8(ascii: ">") { break }
                    return "an attribute without a value in `\(name)`"
                }
                index += 1
                guard index < html.count, html[index] == UInt8(ascii: "\"") else { return "a value without quotes" }
                let start = index + 1
                guard let end = html[start...].firstIndex(of: UInt8(ascii: "\"")) else { return "a quote left open" }
                if ["href", "src", "cite"].contains(attribute), let fault = address(html[start..<end]) { return fault }
                index = end + 1
            }
            if index >= html.count { return "a tag that is not closed" }
            index += 1
        }
        return nil
    }

    private static func attributes(
        _ html: [UInt8], _ index: inout Int, of element: String, _ known: Set<String>
    ) -> String? {
        while index < html.count, html[index] == UInt8(ascii: " ") {
            index += 1
            let name = word(html, &index)
            guard known.contains(name) else { return "the attribute `\(name)` of `\(element)`" }
            guard index + 1 < html.count, html[index] == UInt8(ascii: "="), html[index + 1] == UInt8(ascii: "\"") else {
                return "the attribute `\(name)` without a value in quotes"
            }
            index += 2
            let start = index
            while index < html.count, html[index] != UInt8(ascii: "\"") {
                if html[index] == UInt8(ascii: "<") || html[index] == UInt8(ascii: ">") { return "markup in `\(name)`" }
                index += 1
            }
            if name == "href" || name == "src", let fault = address(html[start..<min(index, html.count)]) {
                return fault
            }
            index += 1
        }
        return nil
    }

    /// What is wrong with an address as a browser reads it, once blanks and control characters are taken out.
    private static func address(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        let plain = text.replacing("&amp;", with: "&").replacing("&#39;", with: "'")
        if bytes.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "\\") }) {
            return "a blank in the address `\(text)`"
        }
        if plain.hasPrefix("//") { return "an address without a scheme, `\(text)`" }
        let head = plain.prefix { !"/?#".contains($0) }
        guard let colon = head.firstIndex(of: ":") else { return nil }
        return ["http", "https", "mailto"].contains(head[..<colon].lowercased()) ? nil : "the scheme of `\(text)`"
    }

    private static func word(_ html: [UInt8], _ index: inout Int) -> String {
        let start = index
        while index < html.count, !" =<>\"/".utf8.contains(html[index]) { index += 1 }
        return String(decoding: html[start..<index], as: UTF8.self)
    }
}
