/// A theme's design tokens, in a file of their own: `assets/tokens.css`.
///
/// They are put at the end of the stylesheet, so that a theme changes the look of another without a copy of its rules,
/// and a page still waits for one stylesheet only.
enum ThemeTokens {
    private static let tokens = "assets/tokens.css"
    private static let stylesheet = "assets/casebook.css"

    /// The theme's files with the tokens in the stylesheet.
    static func joined(_ files: [ThemeFile]) -> [ThemeFile] {
        guard let tokens = files.first(where: { $0.path == tokens }) else { return files }
        return files.compactMap { file in
            guard file.path != self.tokens else { return nil }
            var file = file
            if file.path == stylesheet { file.bytes += Array("\n".utf8) + tokens.bytes }
            return file
        }
    }

    /// The values of the tokens as a light page has them, by their names without the two hyphens.
    ///
    /// Only what stands in a `:root` rule by itself counts: what holds in the dark or in print is in a block of its own.
    static func values(_ files: [ThemeFile]) -> [String: String] {
        guard let sheet = files.first(where: { $0.path == stylesheet }) else { return [:] }
        let bytes = withoutComments(sheet.bytes)
        var values: [String: String] = [:]
        var start = 0
        // Byte by byte: a stylesheet is long, and only a few of its rules are made texts of.
        while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) {
            let end = blockEnd(bytes, from: open)
            // A statement without a block, such as `@charset "utf-8";`, may stand before it.
            let before = bytes[start..<open].split(separator: UInt8(ascii: ";")).last ?? []
            if trimmed(before).elementsEqual(":root".utf8) {
                for declaration in bytes[(open + 1)..<end].split(separator: UInt8(ascii: ";")) {
                    guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
                    let name = trimmed(declaration[..<colon])
                    guard name.starts(with: "--".utf8) else { continue }
                    values[String(decoding: name.dropFirst(2), as: UTF8.self)] = String(
                        decoding: trimmed(declaration[(colon + 1)...]), as: UTF8.self)
                }
            }
            start = min(end + 1, bytes.count)
        }
        return values.mapValues { resolved($0, values) }
    }

    /// The value with what other tokens stand for in it; one that leads back to itself, or grows beyond bounds, is left.
    private static func resolved(_ value: String, _ values: [String: String]) -> String {
        var text = value
        for _ in 0..<8 where text.contains("var(") && text.utf8.count < 4096 {
            text.replace(#/var\(\s*--([A-Za-z0-9_-]+)\s*\)/#) { match in values[String(match.1)] ?? String(match.0) }
        }
        return text
    }

    /// The brace that closes a block, or the end of the text.
    private static func blockEnd(_ bytes: [UInt8], from open: Int) -> Int {
        var depth = 0
        for index in open..<bytes.count {
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return index }
        }
        return bytes.count
    }

    private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard bytes[index...].starts(with: "/*".utf8) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            index += 2
            while index < bytes.count, !bytes[index...].starts(with: "*/".utf8) { index += 1 }
            index += 2
        }
        return result
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
        var bytes = bytes.drop(while: isBlank)
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        return bytes
    }
}
