import Foundation
import Synchronization
import Testing

/// A request byte by byte as the test wrote it: a client library would put it right first.
struct RawRequest {
    let status: Int
    /// By lower-case name.
    let headers: [String: String]
    let body: String

    /// Sends a request line and headers, and reads all of the answer.
    init(_ request: String, port: UInt16) async throws {
        let stream = try OpenStream(request: request + "Connection: close\r\n\r\n", port: port)
        defer { stream.close() }
        _ = await stream.read(until: nil)
        let parts = stream.text.components(separatedBy: "\r\n\r\n")
        let lines = parts[0].components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        status = words.count > 1 ? Int(words[1]) ?? 0 : 0
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        self.headers = headers
        body = parts.dropFirst().joined(separator: "\r\n\r\n")
    }

    static func get(_ target: String, port: UInt16) async throws -> RawRequest {
        try await RawRequest("GET \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n", port: port)
    }
}

/// A connection that stays open.
final class OpenStream: Sendable {
    private let socket: Int32
    private let received = Mutex("")

    var text: String { received.withLock { $0 } }

    convenience init(_ target: String, port: UInt16) throws {
        try self.init(request: "GET \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n", port: port)
    }

    init(request: String, port: UInt16) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        // As long as all tests together take: the server's work waits in one queue with theirs.
        let isSanitized = ProcessInfo.processInfo.environment["CASEBOOK_SANITIZED"] != nil
        var patience = timeval(tv_sec: isSanitized ? 3600 : 600, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        try #require(result == 0)
        let bytes = Array(request.utf8)
        let sent = send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        try #require(sent == bytes.count)
    }

    func close() { Foundation.close(socket) }

    /// Reads until the text was seen, or to the end; whether it was seen in time.
    ///
    /// The wait is on a thread of its own: those of the tests are few, and the server needs them to answer.
    func read(until wanted: String?) async -> Bool {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                var buffer = [UInt8](repeating: 0, count: 1 << 16)
                while true {
                    if let wanted, text.contains(wanted) { return continuation.resume(returning: true) }
                    let count = recv(socket, &buffer, buffer.count, 0)
                    guard count > 0 else { return continuation.resume(returning: false) }
                    received.withLock { $0 += String(decoding: buffer[..<count], as: UTF8.self) }
                }
            }
        }
    }
}
