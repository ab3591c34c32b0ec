/// A feed as Atom (RFC 4287).
extension Feed {
    func writeAtom(to bytes: inout [UInt8]) {
        func open(_ markup: String) { bytes += markup.utf8 }
        func element(_ name: String, _ text: String?) {
            guard let text else { return }
            open("<\(name)>")
            bytes.appendXML(text)
            open("</\(name)>\n")
        }
        func link(_ relation: String, _ type: String, _ address: String) {
            open("<link rel=\"\(relation)\" type=\"\(type)\" href=\"")
            bytes.appendXML(address)
            open("\"/>\n")
        }
        open("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        open("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"\(language)\">\n")
        element("title", title)
        element("subtitle", subtitle)
        element("id", address(.atom))
        link("self", Form.atom.mediaType, address(.atom))
        link("alternate", "text/html", page)
        element("updated", updated.timestamp)
        open("<author>")
        element("name", author)
        open("</author>\n")
        element("rights", rights)
        element("generator", "Casebook")
        for entry in entries {
            open("<entry>\n")
            element("title", entry.title)
            element("id", entry.id)
            link("alternate", "text/html", entry.url)
            element("published", entry.published.timestamp)
            element("updated", entry.updated.timestamp)
            open("<content type=\"html\">")
            bytes.appendXML(String(decoding: Feed.html(entry), as: UTF8.self))
            open("</content>\n</entry>\n")
        }
        open("</feed>\n")
    }
}

extension [UInt8] {
    /// Appends text so that it stands safely in XML 1.0; characters that XML can not hold become U+FFFD.
    mutating func appendXML(_ text: String) {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0xEF || $0 == 0x0A || $0 == 0x09 }
        if isPlain { return appendEscaped(text) }
        var clean = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...: clean.unicodeScalars.append(scalar)
            case 0x0D: clean.append("\n")
            default: clean.append("\u{FFFD}")
            }
        }
        appendEscaped(clean)
    }
}
