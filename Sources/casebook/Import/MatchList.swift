import Content

/// The list of names that a table uses and whom they mean, as a file beside the map that an editor reads and corrects.
///
/// A line is a kind, the name, the id, how it was found, and a near name for the eye. An id that an editor writes
/// holds from then on; `-` leaves the rows with the name out.
struct MatchList {
    struct Entry: Equatable {
        var id: String
        var ground: String
        var near: String
    }

    /// Why a list cannot be read.
    struct Problem: Error {
        var message: String
        var line: Int
    }

    private(set) var entries: [Key: Entry] = [:]

    struct Key: Hashable {
        var kind: String
        var name: String
    }

    private static let head = "kind\tname\tid\thow\tnear\n"

    init() {}

    init(_ text: String) throws(Problem) {
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = line.hasSuffix("\r") ? line.dropLast() : line
            if place == 0 || line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells.count >= 3, ["authority", "company"].contains(cells[0]) else {
                throw Problem(message: "a line is a kind, a name and an id with tabs between them", line: place + 1)
            }
            guard cells[2] == "-" || cells[2].isEmpty || slug(cells[2]) == cells[2] else {
                throw Problem(message: "`\(cells[2])` is neither an id nor `-`", line: place + 1)
            }
            entries[Key(kind: cells[0], name: cells[1])] = Entry(
                id: cells[2], ground: cells.count > 3 ? cells[3] : "", near: cells.count > 4 ? cells[4] : "")
        }
    }

    subscript(kind: String, name: String) -> Entry? {
        get { entries[Key(kind: kind, name: name)] }
        set { entries[Key(kind: kind, name: name)] = newValue }
    }

    /// The file, sorted by kind and name.
    var text: String {
        let rows = entries.map { key, entry in
            [key.kind, Self.cell(key.name), entry.id, entry.ground, Self.cell(entry.near)].joined(separator: "\t")
        }
        return Self.head + rows.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { $0 + "\n" }.joined()
    }

    private static func cell(_ text: String) -> String { ImportText.collapsed(text) }
}
