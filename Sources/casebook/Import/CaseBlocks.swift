/// A case file as blocks of lines: one for each field of the front matter, and the body.
///
/// Blocks are put together again byte for byte, so that what an import does not touch stays as it was written.
struct CaseBlocks: Equatable {
    struct Block: Equatable {
        /// The field's name; empty for lines before the first field.
        var name: String
        /// Its lines, with their line feeds.
        var text: String
    }

    var blocks: [Block] = []
    /// All behind the second fence.
    var body = ""

    static let bodyName = "body"

    init(blocks: [Block], body: String) {
        self.blocks = blocks
        self.body = body
    }

    /// Takes a file apart; nil for one without front matter.
    init?(_ text: String) {
        let unix = text.replacing("\r\n", with: "\n")
        guard unix.hasPrefix("---\n") else { return nil }
        var rest = unix.dropFirst(4)
        while true {
            let line = rest.prefix { $0 != "\n" }
            guard line.endIndex < rest.endIndex || !line.isEmpty else { return nil }
            rest = rest.dropFirst(line.count + 1)
            if line.hasPrefix("---"), line.dropFirst(3).allSatisfy({ $0 == " " }) { break }
            let name = line.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            if let first = line.first, first.isLetter, line.dropFirst(name.count).first == ":" {
                blocks.append(Block(name: String(name), text: line + "\n"))
            } else if blocks.isEmpty {
                blocks.append(Block(name: "", text: line + "\n"))
            } else {
                blocks[blocks.count - 1].text += line + "\n"
            }
        }
        body = String(rest)
    }

    var text: String { "---\n" + blocks.map(\.text).joined() + "---\n" + body }

    /// The text of a field, or of the body.
    subscript(name: String) -> String? {
        name == Self.bodyName ? (body.isEmpty ? nil : body) : blocks.first { $0.name == name }?.text
    }

    var names: [String] { blocks.map(\.name).filter { !$0.isEmpty } + (body.isEmpty ? [] : [Self.bodyName]) }

    /// What came of bringing in newer blocks.
    struct Merge: Equatable {
        var updated: [String] = []
        /// Fields that both the table and an editor have changed since.
        var conflicts: [String] = []
    }

    /// Brings in what an import has now, where an editor has not changed what it wrote before.
    ///
    /// - Parameter stamps: of what the import before wrote; empty for a case that no import wrote.
    mutating func merge(_ other: CaseBlocks, stamps: [String: String]) -> Merge {
        var merge = Merge()
        for name in Set(other.names).union(stamps.keys).sorted() {
            let (own, new) = (self[name], other[name])
            guard own != new else { continue }
            let was = stamps[name]
            let isUntouched = was == own.map(ImportLedger.stamp)
            let isNew = was != new.map(ImportLedger.stamp)
            if isUntouched, was != nil || own == nil {
                set(name, new, like: other)
                merge.updated.append(name)
            } else if isNew {
                merge.conflicts.append(name)
            }
        }
        return merge
    }

    private mutating func set(_ name: String, _ text: String?, like other: CaseBlocks) {
        if name == Self.bodyName {
            body = text ?? ""
            return
        }
        guard let text else {
            blocks.removeAll { $0.name == name }
            return
        }
        if let place = blocks.firstIndex(where: { $0.name == name }) {
            blocks[place].text = text
            return
        }
        // A new field stands behind the one that is before it in the import.
        let before = other.blocks.prefix { $0.name != name }.map(\.name)
        let place = blocks.lastIndex { before.contains($0.name) }.map { $0 + 1 } ?? 0
        blocks.insert(Block(name: name, text: text), at: place)
    }
}
