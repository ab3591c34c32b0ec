import CasebookTesting
import Foundation

/// The rows of a CSV file by RFC 4180, each a value by the name of its column.
struct CSVRows {
    let header: [String]
    let rows: [[String: String]]

    init(_ text: String) {
        var lines: [[String]] = []
        var line: [String] = []
        var field = ""
        var isQuoted = false
        let characters = Array(text.unicodeScalars)
        var place = 0
        while place < characters.count {
            let character = characters[place]
            place += 1
            if isQuoted {
                if character != "\"" {
                    field.unicodeScalars.append(character)
                } else if place < characters.count, characters[place] == "\"" {
                    field.append("\"")
                    place += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch character {
            case "\"": isQuoted = true
            case ",":
                line.append(field)
                field = ""
            case "\r": break
            case "\n":
                lines.append(line + [field])
                (line, field) = ([], "")
            default: field.unicodeScalars.append(character)
            }
        }
        let header = lines.first ?? []
        self.header = header
        rows = lines.dropFirst().map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
    }
}

extension TestSite {
    /// The rows of a table among the downloads of the published site.
    func rows(_ table: String) throws -> [[String: String]] { CSVRows(try page("data/\(table).csv")).rows }
}
