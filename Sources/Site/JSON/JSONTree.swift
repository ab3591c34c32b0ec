/// JSON that was read: what another build wrote.
enum JSONTree: Sendable, Equatable {
    case null
    case flag(Bool)
    /// As it is written: nothing is lost to a binary float.
    case number(String)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])

    subscript(_ name: String) -> JSONTree? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    var text: String? {
        if case .text(let text) = self { text } else { nil }
    }

    var int: Int? {
        if case .number(let digits) = self { Int(digits) } else { nil }
    }

    var list: [JSONTree]? {
        if case .list(let values) = self { values } else { nil }
    }

    /// The texts of a list of nothing else; nil for any other value.
    var texts: [String]? {
        guard let list else { return nil }
        let texts = list.compactMap(\.text)
        return texts.count == list.count ? texts : nil
    }
}

/// Reads JSON strictly, as RFC 8259 has it; a value nested more than 32 deep is refused.
struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0

    private struct Malformed: Error {}

    /// The value of a whole file; nil where it is not JSON.
    static func read(_ bytes: [UInt8]) -> JSONTree? {
        var reader = JSONReader(bytes: bytes)
        guard let value = try? reader.value(depth: 0) else { return nil }
        reader.skipBlanks()
        return reader.index == bytes.count ? value : nil
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value(depth: Int) throws -> JSONTree {
        skipBlanks()
        guard depth < 32, index < bytes.count else { throw Malformed() }
        switch bytes[index] {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try list(depth)
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(_ depth: Int) throws -> JSONTree {
        index += 1
        var members: [String: JSONTree] = [:]
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            let name = try string()
            guard take(":") else { throw Malformed() }
            members[name] = try value(depth: depth + 1)
        } while take(",")
        guard take("}") else { throw Malformed() }
        return .object(members)
    }

    private mutating func list(_ depth: Int) throws -> JSONTree {
        index += 1
        var values: [JSONTree] = []
        if take("]") { return .list(values) }
        repeat { values.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw Malformed() }
        return .list(values)
    }

    private mutating func number() throws -> JSONTree {
        let start = index
        while index < bytes.count, "+-.eE0123456789".utf8.contains(bytes[index]) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard !text.isEmpty, text.first != "+", Double(text) != nil else { throw Malformed() }
        return .number(text)
    }

    private mutating func word(_ word: String, _ value: JSONTree) throws -> JSONTree {
        guard bytes[index...].starts(with: word.utf8) else { throw Malformed() }
        index += word.utf8.count
        return value
    }

    private mutating func string() throws -> String {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw Malformed() }
        index += 1
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"),
            bytes[index] >= 0x20
        {
            index += 1
        }
        guard index < bytes.count else { throw Malformed() }
        // Most texts hold no escape and are taken as they are.
        if bytes[index] == UInt8(ascii: "\"") {
            index += 1
            guard let text = String(validating: bytes[start..<(index - 1)], as: UTF8.self) else { throw Malformed() }
            return text
        }
        var text = Array(bytes[start..<index])
        while index < bytes.count, bytes[index] >= 0x20 {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                guard let text = String(validating: text, as: UTF8.self) else { throw Malformed() }
                return text
            }
            if byte == UInt8(ascii: "\\") { text += try escape() } else { text.append(byte) }
        }
        throw Malformed()
    }

    private mutating func escape() throws -> [UInt8] {
        guard index < bytes.count else { throw Malformed() }
        index += 1
        switch bytes[index - 1] {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case let byte where "\"\\/".utf8.contains(byte): return [byte]
        case UInt8(ascii: "u"):
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code) {
                guard take("\\", blanks: false), take("u", blanks: false) else { throw Malformed() }
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw Malformed() }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw Malformed() }
            return Array(String(scalar).utf8)
        default: throw Malformed()
        }
    }

    private mutating func hexadecimal() throws -> UInt32 {
        guard index + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[index..<(index + 4)], as: UTF8.self), radix: 16)
        else { throw Malformed() }
        index += 4
        return code
    }

    private mutating func take(_ character: Unicode.Scalar, blanks: Bool = true) -> Bool {
        if blanks { skipBlanks() }
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
    }
}
