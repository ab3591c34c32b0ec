import Content

/// What imports wrote into which fields, so that the next one tells its own words from an editor's.
///
/// Kept beside the map: for every field of every imported case the beginning of the SHA-256 of its text.
struct ImportLedger {
    /// By case and field.
    private(set) var stamps: [String: [String: String]] = [:]

    private static let head = "case\tfield\tstamp\n"

    init() {}

    init(_ text: String) {
        for line in text.split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t").map(String.init)
            if cells.count == 3 { stamps[cells[0], default: [:]][cells[1]] = cells[2] }
        }
    }

    static func stamp(_ text: String) -> String { String("\(SHA256(of: Array(text.utf8)))".prefix(16)) }

    func fields(_ id: String) -> [String: String]? { stamps[id] }

    mutating func note(_ id: String, _ fields: [String: String]) { stamps[id] = fields }

    var text: String {
        var text = Self.head
        for id in stamps.keys.sorted() {
            for (field, stamp) in (stamps[id] ?? [:]).sorted(by: { $0.key < $1.key }) {
                text += "\(id)\t\(field)\t\(stamp)\n"
            }
        }
        return text
    }
}
