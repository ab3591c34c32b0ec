import Content

/// JSON that people read too: members in their order, indented.
enum JSONDocument: Sendable {
    case string(String)
    case integer(Int)
    case flag(Bool)
    case list([JSONDocument])
    case object([(name: String, value: JSONDocument)])

    /// An object of the members that have a value.
    static func members(_ members: [(String, JSONDocument?)]) -> JSONDocument {
        .object(members.compactMap { name, value in value.map { (name, $0) } })
    }

    /// The text, two blanks deeper for each level; what holds no list or object stands on one line.
    func append(to bytes: inout [UInt8], depth: Int = 0) {
        switch self {
        case .string(let text): bytes.appendQuoted(text)
        case .integer(let number): bytes += String(number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .list(let values):
            JSONDocument.append(values.map { (nil, $0) }, between: "[", "]", isFlat, to: &bytes, depth: depth)
        case .object(let members):
            JSONDocument.append(
                members.map { ($0.name, $0.value) }, between: "{", "}", isFlat, to: &bytes, depth: depth)
        }
    }

    private var isFlat: Bool {
        func isSimple(_ value: JSONDocument) -> Bool {
            switch value {
            case .string, .integer, .flag: true
            case .list(let values): values.isEmpty
            case .object(let members): members.isEmpty
            }
        }
        switch self {
        case .string, .integer, .flag: return true
        case .list(let values): return values.allSatisfy(isSimple) && values.count <= 8
        case .object(let members): return members.allSatisfy { isSimple($0.value) } && members.count <= 2
        }
    }

    private static func append(
        _ members: [(String?, JSONDocument)], between start: Unicode.Scalar, _ end: Unicode.Scalar, _ isFlat: Bool,
        to bytes: inout [UInt8], depth: Int
    ) {
        func newLine(_ depth: Int) {
            bytes.append(UInt8(ascii: "\n"))
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
        }
        bytes.append(UInt8(ascii: start))
        for (place, (name, value)) in members.enumerated() {
            if place > 0 { bytes += (isFlat ? ", " : ",").utf8 }
            if !isFlat { newLine(depth + 1) }
            if let name {
                bytes.appendQuoted(name)
                bytes += ": ".utf8
            }
            value.append(to: &bytes, depth: depth + 1)
        }
        if !isFlat { newLine(depth) }
        bytes.append(UInt8(ascii: end))
    }
}
