import Site

/// A small site in its nth edition: pages that stay, pages that change, pages that come and go, and an address that is
/// a file in one edition and a folder in the next.
package struct Generation: Sendable {
    package var number: Int
    package var size: Int
    /// Bytes of each page, at least.
    package var weight: Int
    /// One page in this many changes with every edition.
    package var stride: Int

    package init(_ number: Int, size: Int, weight: Int = 200, stride: Int = 5) {
        self.number = number
        self.size = size
        self.weight = weight
        self.stride = stride
    }

    /// Every page's text by its path.
    package var contents: [String: String] {
        var contents: [String: String] = [:]
        for index in 0..<size {
            let edition = index % stride == 0 ? number : 0
            contents["cases/c\(index)/index.html"] = text("case \(index) in edition \(edition)")
        }
        let isEven = number.isMultiple(of: 2)
        contents["index.html"] = text("edition \(number)")
        contents[isEven ? "even/only/index.html" : "odd.html"] = text("here every other edition")
        contents[isEven ? "flip" : "flip/index.html"] = text("a file, then a folder")
        return contents
    }

    package var pages: [PlannedPage] {
        contents.sorted { $0.key < $1.key }.map { path, text in
            let bytes = Array(text.utf8)
            // What tells one edition of a page from another is in its first line.
            let key = bytes.prefix { $0 != 10 }.reduce(14_695_981_039_346_656_037 as UInt64) {
                ($0 ^ UInt64($1)) &* 1_099_511_628_211
            }
            return PlannedPage(path: path) {
                PreparedPage(key: key, source: .rendered { $0.append(contentsOf: bytes) })
            }
        }
    }

    private func text(_ line: String) -> String {
        line + "\n" + String(repeating: ".", count: max(0, weight - line.utf8.count))
    }
}
