/// Which scripts of a theme import which: `import … from "./name.js"` beside the script itself.
struct ScriptModules: Sendable {
    private let scripts: [String: [UInt8]]
    /// The names that each script imports itself, with the places of the names in its bytes.
    private let imports: [String: [(range: Range<Int>, name: String)]]

    init(_ files: [String: [UInt8]]) {
        scripts = files
        imports = files.filter { $0.key.hasSuffix(".js") }.mapValues { bytes in
            ScriptModules.specifiers(bytes).filter { files[$0.name] != nil }
        }
    }

    /// Every script that a script imports, itself or through others, in the order of their names.
    func imported(by name: String) -> [String] {
        var seen: Set<String> = [name]
        var open = [name]
        while let next = open.popLast() {
            for (_, other) in imports[next] ?? [] where seen.insert(other).inserted { open.append(other) }
        }
        return seen.subtracting([name]).sorted()
    }

    /// The bytes of a file with what it imports by other paths, which lie in one folder with it.
    func bytes(of name: String, path: (String) -> String) -> [UInt8] {
        let bytes = scripts[name] ?? []
        guard let found = imports[name], !found.isEmpty else { return bytes }
        var result: [UInt8] = []
        var start = 0
        for (range, other) in found {
            result += bytes[start..<range.lowerBound]
            let path = path(other)
            result += path.utf8.suffix(
                from: path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex)
            start = range.upperBound
        }
        return result + bytes[start...]
    }

    /// The names behind `"./` that follow the word `from` or `import`.
    private static func specifiers(_ bytes: [UInt8]) -> [(range: Range<Int>, name: String)] {
        let mark = Array("\"./".utf8)
        var found: [(Range<Int>, String)] = []
        var index = 0
        while index + mark.count < bytes.count {
            guard bytes[index] == mark[0], bytes[index + 1] == mark[1], bytes[index + 2] == mark[2] else {
                index += 1
                continue
            }
            let start = index + mark.count
            guard let end = bytes[start...].firstIndex(of: mark[0]) else { break }
            if isImport(bytes[..<index]) {
                found.append((start..<end, String(decoding: bytes[start..<end], as: UTF8.self)))
            }
            index = end + 1
        }
        return found
    }

    private static func isImport(_ before: ArraySlice<UInt8>) -> Bool {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, UInt8(ascii: "(")]
        let rest = before.reversed().drop { blanks.contains($0) }
        return rest.starts(with: "morf".utf8) || rest.starts(with: "tropmi".utf8)
    }
}
