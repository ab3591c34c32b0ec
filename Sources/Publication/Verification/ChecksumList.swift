import Content

/// The list of a site's files with the SHA-256 of each, as `sha256sum` writes and checks it.
struct ChecksumList: Equatable, Sendable {
    static let path = "SHA256SUMS"

    /// By path, 64 digits of 0–9 and a–f.
    var sums: [String: String] = [:]
    /// Lines that say nothing of the kind, by number.
    var badLines: [Int] = []

    init() {}

    /// Reads lines of `SUM  PATH`, or `SUM *PATH`; a line that begins with a backslash has its path escaped.
    init(decoding bytes: [UInt8]) {
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty { continue }
            let isEscaped = line.first == UInt8(ascii: "\\")
            let rest = isEscaped ? line.dropFirst() : line
            let sum = rest.prefix(64)
            let path = rest.dropFirst(66)
            let isSum = sum.count == 64 && sum.allSatisfy { Self.isDigit($0) }
            let divider = rest.dropFirst(64).prefix(2)
            guard isSum, !path.isEmpty, divider.elementsEqual("  ".utf8) || divider.elementsEqual(" *".utf8),
                let text = String(validating: isEscaped ? Self.unescaped(path)[...] : path, as: UTF8.self)
            else {
                badLines.append(index + 1)
                continue
            }
            sums[text] = String(decoding: sum, as: UTF8.self)
        }
    }

    /// Sorted by the paths' bytes, so that the same files give the same list.
    func encoded() -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(sums.count * 110)
        for (path, sum) in sums.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            let escaped = path.utf8.contains { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\\") }
            if escaped { result.append(UInt8(ascii: "\\")) }
            result += sum.utf8
            result += "  ".utf8
            if escaped {
                for byte in path.utf8 {
                    switch byte {
                    case UInt8(ascii: "\n"): result += "\\n".utf8
                    case UInt8(ascii: "\\"): result += "\\\\".utf8
                    default: result.append(byte)
                    }
                }
            } else {
                result += path.utf8
            }
            result.append(UInt8(ascii: "\n"))
        }
        return result
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "f")
    }

    private static func unescaped(_ path: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var isAfterBackslash = false
        for byte in path {
            if isAfterBackslash {
                result.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
                isAfterBackslash = false
            } else if byte == UInt8(ascii: "\\") {
                isAfterBackslash = true
            } else {
                result.append(byte)
            }
        }
        return result
    }
}
