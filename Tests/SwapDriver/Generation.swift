import Site

/// A small site in its nth edition: pages that stay, pages that change, pages that come and go, and an address that is
/// a file in one edition and a folder in the next.
package struct Generation: Sendable {
    package var number: Int
    package var size: Int
    /// Bytes of each page, at least.
    package var weight: Int

    package init(_ number: Int, size: Int, weight: Int = 200) {
        self.number = number
        self.size = size
        self.weight = weight
    }

    /// Every page's text by its path.
    package var contents: [String: String] {
        var contents: [String: String] = [:]
        for index in 0..<size {
            // One page in five changes with every edition.
            let edition = index % 5 == 0 ? number : 0
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
            PlannedPage(path: path) {
                var key: UInt64 = 14_695_981_039_346_656_037
                for byte in text.utf8 { key = (key ^ UInt64(byte)) &* 1_099_511_628_211 }
                return PreparedPage(key: key, source: .rendered { $0.append(contentsOf: text.utf8) })
            }
        }
    }

    private func text(_ line: String) -> String {
        line + "\n" + String(repeating: ".", count: max(0, weight - line.utf8.count))
    }
}
