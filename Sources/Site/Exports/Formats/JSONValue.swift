/// A value of JSON whose members keep their order.
enum JSONValue: Sendable {
    case string(String)
    case integer(Int)
    case flag(Bool)
    case list([JSONValue])
    case object([(name: String, value: JSONValue)])

    /// An object of the members that have a value.
    static func members(_ members: [(String, JSONValue?)]) -> JSONValue {
        .object(members.compactMap { name, value in value.map { (name, $0) } })
    }

    /// The text, two blanks deeper for each level; what holds no list or object stands on one line.
    func append(to bytes: inout [UInt8], depth: Int = 0) {
        switch self {
        case .string(let text): JSONText.append(text, to: &bytes)
        case .integer(let number): bytes += String(number).utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .list(let values):
            JSONValue.append(values.map { (nil, $0) }, between: "[", "]", isFlat, to: &bytes, depth: depth)
        case .object(let members):
            JSONValue.append(members.map { ($0.name, $0.value) }, between: "{", "}", isFlat, to: &bytes, depth: depth)
        }
    }

    private var isFlat: Bool {
        func isSimple(_ value: JSONValue) -> Bool {
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
        _ members: [(String?, JSONValue)], between start: Unicode.Scalar, _ end: Unicode.Scalar, _ isFlat: Bool,
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
                JSONText.append(name, to: &bytes)
                bytes += ": ".utf8
            }
            value.append(to: &bytes, depth: depth + 1)
        }
        if !isFlat { newLine(depth) }
        bytes.append(UInt8(ascii: end))
    }
}

/// Texts as JSON has them.
enum JSONText {
    /// Appends a text in quotes, with what may not stand there escaped.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            var start = 0
            for (place, byte) in utf8.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
                bytes.append(contentsOf: utf8[start..<place])
                start = place + 1
                bytes.append(0x5C)
                switch byte {
                case 0x22, 0x5C: bytes.append(byte)
                case 0x0A: bytes.append(UInt8(ascii: "n"))
                case 0x0D: bytes.append(UInt8(ascii: "r"))
                case 0x09: bytes.append(UInt8(ascii: "t"))
                default:
                    let digits = Array("0123456789abcdef".utf8)
                    bytes += "u00".utf8
                    bytes.append(digits[Int(byte >> 4)])
                    bytes.append(digits[Int(byte & 15)])
                }
            }
            bytes.append(contentsOf: utf8[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
