import FlyingFox
import FlyingSocks
import FoundationEssentials
import Glibc

/// One connection of a browser: request after request, each answered, whatever it is.
struct SiteConnection {
    let socket: AsyncSocket
    let handler: SiteHandler

    /// Answers until the other side or an answer ends it.
    func run() async {
        var received: [UInt8] = []
        do {
            while let head = try await head(&received) {
                let response = try await handler.handleRequest(head.request)
                let keepsAlive = head.keepsAlive && !head.hasBody
                try await send(response, keepsAlive: keepsAlive)
                if !keepsAlive { break }
            }
        } catch let refusal as RequestHead.Refusal {
            try? await send(handler.refused(refusal), keepsAlive: false)
        } catch {
            // The other side is gone, or the server stops.
        }
        await end()
    }

    /// The next request; nil where the other side has ended the connection.
    private func head(_ received: inout [UInt8]) async throws -> RequestHead? {
        var searched = 0
        while true {
            // Empty lines before a request are passed over, as HTTP asks.
            received.removeSubrange(..<(received.firstIndex { $0 != 0x0A && $0 != 0x0D } ?? received.endIndex))
            if let end = RequestHead.end(in: received, from: searched - 2) {
                guard end.lowerBound <= RequestHead.limit else { throw RequestHead.Refusal.tooLarge }
                let head = try RequestHead(received[..<end.lowerBound])
                received.removeSubrange(..<end.upperBound)
                return head
            }
            searched = received.count
            guard searched <= RequestHead.limit else { throw RequestHead.Refusal.tooLarge }
            do {
                received += try await socket.read(atMost: 4096)
            } catch SocketError.disconnected {
                return nil
            }
        }
    }

    private func send(_ response: HTTPResponse, keepsAlive: Bool) async throws {
        guard case .httpBody(let body) = response.payload else { return }
        var text = "HTTP/1.1 \(response.statusCode.code) \(response.statusCode.phrase)\r\n"
        var headers = response.headers
        // The stream of events has no end that is known: it comes in chunks.
        if headers[.contentLength] == nil { headers[.transferEncoding] = "chunked" }
        headers[.connection] = keepsAlive ? "keep-alive" : "close"
        for (name, value) in headers.map({ ($0.key.rawValue, $0.value) }).sorted(by: { $0.0 < $1.0 }) {
            text += "\(name): \(value)\r\n"
        }
        try await socket.write(Data((text + "\r\n").utf8))
        for try await part in body { try await socket.write(part) }
    }

    /// Closes the connection once what was sent has been taken: what is unread would make the other side forget it.
    private func end() async {
        defer { try? socket.close() }
        guard shutdown(socket.socket.file.rawValue, Int32(SHUT_WR)) == 0 else { return }
        var left = 16 << 20
        while left > 0, let rest = try? await socket.read(atMost: 4096) { left -= rest.count }
    }
}
