/// A pattern of paths: `*` stands for any part of a name, `**` for any part of a path, `?` for one character.
struct PathPattern: Sendable {
    private let pattern: [UInt8]

    /// A pattern that ends in `/` means all that is in that folder.
    init(_ text: String) { pattern = Array((text.hasSuffix("/") ? text + "**" : text).utf8) }

    func matches(_ path: String) -> Bool { matches(pattern[...], Array(path.utf8)[...]) }

    private func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        var pattern = pattern
        var path = path
        // Where to go on after the last star, with one more character in it: enough for one star, tried again for two.
        var star: (pattern: ArraySlice<UInt8>, path: ArraySlice<UInt8>)?
        var doubleStar: (pattern: ArraySlice<UInt8>, path: ArraySlice<UInt8>)?
        while true {
            if pattern.first == UInt8(ascii: "*") {
                pattern = pattern.dropFirst()
                if pattern.first == UInt8(ascii: "*") {
                    pattern = pattern.drop { $0 == UInt8(ascii: "*") }
                    // `**/` stands for no folder at all too.
                    if pattern.first == UInt8(ascii: "/"), matches(pattern.dropFirst(), path) { return true }
                    doubleStar = (pattern, path)
                    star = nil
                } else {
                    star = (pattern, path)
                }
                continue
            }
            if pattern.isEmpty, path.isEmpty { return true }
            if let next = path.first, let wanted = pattern.first,
                wanted == next || wanted == UInt8(ascii: "?") && next != UInt8(ascii: "/")
            {
                pattern = pattern.dropFirst()
                path = path.dropFirst()
                continue
            }
            if let back = star, let skipped = back.path.first, skipped != UInt8(ascii: "/") {
                star?.path = back.path.dropFirst()
                pattern = back.pattern
                path = back.path.dropFirst()
                continue
            }
            guard let back = doubleStar, !back.path.isEmpty else { return false }
            star = nil
            doubleStar?.path = back.path.dropFirst()
            pattern = back.pattern
            path = back.path.dropFirst()
        }
    }
}
