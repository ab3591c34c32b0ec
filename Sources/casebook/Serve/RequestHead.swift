import FlyingFox

/// The head of a request as it came over the wire: its line and its headers, within bounds and without ambiguity.
///
/// The library keeps one header of a name, reads any number of them and answers nothing to what it can not read; whom a
/// request is for must be certain before anything is served.
struct RequestHead {
    /// Why a request is not answered with a page.
    enum Refusal: Error {
        case malformed(String)
        case tooLarge

        var status: HTTPStatusCode {
            switch self {
            case .malformed: .badRequest
            case .tooLarge: HTTPStatusCode(431, phrase: "Request Header Fields Too Large")
            }
        }

        var sentence: String {
            switch self {
            case .malformed(let what): "The request can not be read: \(what).\n"
            case .tooLarge: "The headers of the request are larger than \(RequestHead.limit / 1024) KB.\n"
            }
        }
    }

    /// The largest head that is read, in bytes.
    static let limit = 64 << 10

    let method: String
    let target: String
    let version: String
    private let headers: [String: String]

    /// Reads the bytes before the empty line.
    init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed("it is not UTF-8") }
        // A carriage return and a line feed are one character.
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.last == "\r" ? line.dropLast() : line)
        }
        if lines.contains(where: { $0.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" || $0.value == 0x7F } }) {
            throw .malformed("it holds a control character")
        }
        let words = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 3, Self.isToken(words[0]), ["HTTP/1.0", "HTTP/1.1"].contains(words[2]) else {
            throw .malformed("its first line is none of HTTP/1.1")
        }
        (method, target, version) = (words[0], words[1], words[2])
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), Self.isToken(String(line[..<colon])) else {
                throw .malformed("a header has no name")
            }
            let name = line[..<colon].lowercased()
            let value = Self.trimmed(line[line.index(after: colon)...])
            if let other = headers[name] {
                // Of two of these nobody can tell which is meant.
                if ["host", "content-length", "transfer-encoding"].contains(name) {
                    throw .malformed("it has two `\(name)` headers")
                }
                headers[name] = other + ", " + value
            } else {
                headers[name] = value
            }
        }
        self.headers = headers
    }

    subscript(name: String) -> String? { headers[name] }

    /// Whether something follows the head: nothing that is served here needs it, so it is not read.
    var hasBody: Bool { headers["transfer-encoding"] != nil || (headers["content-length"] ?? "0") != "0" }

    /// Whether the connection is to stay open for another request.
    var keepsAlive: Bool {
        let options = (headers["connection"] ?? "").lowercased().split(separator: ",").map(Self.trimmed)
        return version == "HTTP/1.1" ? !options.contains("close") : options.contains("keep-alive")
    }

    var request: HTTPRequest {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        return HTTPRequest(
            method: HTTPMethod(method), version: HTTPVersion(version),
            target: HTTPRequest.Target(path: parts[0], query: parts.count > 1 ? parts[1] : ""),
            headers: HTTPHeaders(Dictionary(uniqueKeysWithValues: headers.map { (HTTPHeader($0.key), $0.value) })),
            body: HTTPBodySequence())
    }

    /// Where the empty line that ends a head begins and ends; nil where there is none yet.
    ///
    /// - Parameter start: before this there is none.
    static func end(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        var index = max(0, start)
        while index + 1 < bytes.count {
            if bytes[index] == 0x0A {
                if bytes[index + 1] == 0x0A { return index..<index + 2 }
                if bytes[index + 1] == 0x0D, index + 2 < bytes.count, bytes[index + 2] == 0x0A {
                    return index..<index + 3
                }
            }
            index += 1
        }
        return nil
    }

    /// A name or method as HTTP has it.
    private static func isToken(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy {
                $0.isASCII
                    && ($0.properties.isAlphabetic || $0.properties.numericType != nil
                        || "!#$%&'*+-.^_`|~".unicodeScalars.contains($0))
            }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
