extension MarkdownDocument {
    /// The addresses of the web that the text links to, in its order, each once.
    package var webAddresses: [String] {
        var addresses: [String] = []
        var seen: Set<String> = []
        let start = Array(" href=\"http".utf8)
        var index = 0
        while index + start.count < template.count {
            guard template[index] == start[0], template[index..<index + start.count].elementsEqual(start) else {
                index += 1
                continue
            }
            let first = index + " href=\"".utf8.count
            guard let end = template[first...].firstIndex(of: UInt8(ascii: "\"")) else { break }
            let address = MarkdownDocument.unescaped(String(decoding: template[first..<end], as: UTF8.self))
            if seen.insert(address).inserted { addresses.append(address) }
            index = end
        }
        return addresses
    }

    private static func unescaped(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var result = text[...]
        var plain = ""
        let names = [("&amp;", "&"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">")]
        while let character = result.first {
            if let (name, sign) = names.first(where: { result.hasPrefix($0.0) }) {
                plain += sign
                result = result.dropFirst(name.count)
            } else {
                plain.append(character)
                result = result.dropFirst()
            }
        }
        return plain
    }
}
